package ua.ismtr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;

/**
 * Reads the fields of a webhook by JSON pointer (RFC 6901) and collects the rules they break. A field that breaks its
 * rule has some value of the right type, so that reading goes on to the next; the whole is then not used.
 */
final class Fields {
    private static final Pattern CENTER_CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern KATOTTG = Pattern.compile("UA\\d{17}");
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration FUTURE = Duration.ofMinutes(5);

    private final JsonNode json;
    private final Instant now;
    private final List<BrokenRule> brokenRules = new ArrayList<>();

    Fields(JsonNode json, Instant now) {
        this.json = json;
        this.now = now;
    }

    List<BrokenRule> brokenRules() {
        return List.copyOf(brokenRules);
    }

    void constant(String pointer, String value) {
        if (!string(pointer).equals(Optional.of(value))) {
            broken(pointer, "must be " + value);
        }
    }

    /** A text of 1 to {@code longest} characters after trimming. */
    String text(String pointer, int longest) {
        String text = string(pointer).map(String::strip).orElse("");
        if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
            broken(pointer, String.format(Locale.ROOT, "must be a text of 1 to %,d characters", longest));
        }
        return text;
    }

    @Nullable
    String optionalText(String pointer) {
        if (isAbsent(pointer)) {
            return null;
        }
        Optional<String> text = string(pointer);
        if (text.isEmpty()) {
            broken(pointer, "must be a text");
        }
        return text.map(String::strip).filter(value -> !value.isEmpty()).orElse(null);
    }

    String centerCode(String pointer) {
        String code = string(pointer).orElse("");
        if (!CENTER_CODE.matcher(code).matches()) {
            broken(pointer, "must be 1 to 64 of letters, digits, - and _");
        }
        return code;
    }

    String katottg(String pointer) {
        return string(pointer).orElse("");
    }

    RegionId region(String pointer) {
        String katottg = katottg(pointer);
        Optional<Region> region = Regions.ofCommunity(katottg);
        if (!KATOTTG.matcher(katottg).matches()) {
            broken(pointer, "must be UA and 17 digits");
        } else if (region.isEmpty()) {
            broken(pointer, "must begin with the code of a region of Ukraine");
        }
        return region.map(Region::id).orElse(new RegionId(""));
    }

    <T> T oneOf(String pointer, T[] values, Function<String, Optional<T>> parse, T fallback) {
        return isAbsent(pointer) ? fallback : oneOf(pointer, values, parse);
    }

    <T> T oneOf(String pointer, T[] values, Function<String, Optional<T>> parse) {
        Optional<T> value = string(pointer).flatMap(parse);
        if (value.isEmpty()) {
            String all = Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
            broken(pointer, "must be one of " + all);
        }
        return value.orElse(values[0]);
    }

    int wholeNumber(String pointer, int least, int most, int fallback) {
        if (isAbsent(pointer)) {
            return fallback;
        }
        JsonNode node = json.at(pointer);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < least || node.asInt() > most) {
            broken(pointer, String.format(Locale.ROOT, "must be a whole number from %,d to %,d", least, most));
        }
        return node.asInt(fallback);
    }

    @Nullable
    LocalDate date(String pointer) {
        if (isAbsent(pointer)) {
            return null;
        }
        try {
            return LocalDate.parse(string(pointer).orElse(""));
        } catch (DateTimeParseException e) {
            broken(pointer, "must be a date such as 2027-02-01");
            return null;
        }
    }

    Instant submittedAt(String pointer) {
        try {
            Instant time = OffsetDateTime.parse(string(pointer).orElse("")).toInstant();
            if (time.isAfter(now.plus(FUTURE))) {
                broken(pointer, "must not be more than 5 minutes ahead");
            } else if (time.isBefore(EARLIEST)) {
                broken(pointer, "must not be before 2020");
            }
            return time;
        } catch (DateTimeParseException e) {
            broken(pointer, "must be a time by RFC 3339 such as 2026-11-20T09:12:00Z");
            return now;
        }
    }

    private boolean isAbsent(String pointer) {
        JsonNode node = json.at(pointer);
        return node.isMissingNode() || node.isNull();
    }

    private Optional<String> string(String pointer) {
        JsonNode node = json.at(pointer);
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private void broken(String pointer, String detail) {
        brokenRules.add(new BrokenRule(pointer, detail));
    }
}
