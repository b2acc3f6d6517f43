package ua.ismtr.local.emulators;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A Java program to be run in a process of its own that ends with this one, even if this one is killed.
 *
 * @param options flags of the JVM, as for {@code java}
 * @param classPath jars and folders, as for {@code java -cp}
 * @param environment all its variables, but for a few of this machine's
 * @param log file to which the program's output and errors are appended
 * @param yields whether it lets programs that do not yield go first where they need the processor, as far as the machine knows how
 */
public record GuardedJvm(
        List<String> options,
        List<String> classPath,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment,
        Path log,
        boolean yields) {

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "TMPDIR", "LANG");

    public GuardedJvm {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A program that does not yield. */
    public GuardedJvm(
            List<String> options,
            List<String> classPath,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {
        this(options, classPath, mainClass, arguments, environment, log, false);
    }

    /**
     * Starts the program with the Java that runs this one.
     *
     * @return the process, whose standard input belongs to the guard and must not be written or closed
     */
    public Process start() {
        List<String> command = new ArrayList<>();
        if (yields && Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, wholeClassPath()));
        command.add(Guard.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        try {
            Files.createDirectories(Objects.requireNonNull(log.toAbsolutePath().getParent()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().retainAll(INHERITED);
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + mainClass, e);
        }
    }

    /** The same program with more options of the JVM and variables. */
    public GuardedJvm with(List<String> moreOptions, Map<String, String> moreVariables) {
        List<String> allOptions = new ArrayList<>(options);
        allOptions.addAll(moreOptions);
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(moreVariables);
        return new GuardedJvm(allOptions, classPath, mainClass, arguments, variables, log, yields);
    }

    /** The same program, behind others where they need the processor. */
    public GuardedJvm yielding() {
        return new GuardedJvm(options, classPath, mainClass, arguments, environment, log, true);
    }

    /** What the JVM is given: the class path and, after it, what ends the program with this one. */
    public List<String> wholeClassPath() {
        List<String> whole = new ArrayList<>(classPath);
        whole.add(guard());
        return List.copyOf(whole);
    }

    /** The last lines that the program wrote, for an error message. */
    public String logTail() {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    private static String guard() {
        try {
            return Path.of(Guard.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
