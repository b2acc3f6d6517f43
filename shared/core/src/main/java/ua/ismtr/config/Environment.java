package ua.ismtr.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Environment variables as typed settings. All that is wrong with them is told at once, by {@link #check()}, and not
 * one by one.
 */
public final class Environment {
    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The environment of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** The variable's text, which must be there and not be blank. */
    public String text(String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            problems.add(name + " is not set");
        }
        return value;
    }

    /** The variable's text, or {@code fallback} where it is not set or blank. */
    public String text(String name, String fallback) {
        String value = variables.getOrDefault(name, "");
        return value.isBlank() ? fallback : value;
    }

    /** The variable as what {@code parse} makes of it; an {@link IllegalArgumentException} of it is reported. */
    public <T> T value(String name, Function<String, T> parse, T fallback) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            return fallback;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            problems.add(name + " is wrong: " + e.getMessage());
            return fallback;
        }
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalStateException naming every variable that is missing or wrong
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The function is not configured: " + String.join("; ", problems));
        }
    }
}
