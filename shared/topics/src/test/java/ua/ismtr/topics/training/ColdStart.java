package ua.ismtr.topics.training;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/** How long loading the packaged model and its first answer take in a virtual machine that has done nothing else. */
final class ColdStart {
    private static final int STARTS = 11;

    private final List<String> command = new ArrayList<>();

    /** In machines with these options. Classes and model lie in jars, which are packed as the build packs them. */
    ColdStart(Path folder, List<String> options) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, jars(folder)));
        command.add(ColdStart.class.getName());
    }

    /** The median of some starts, in milliseconds. */
    double median() {
        return Stream.generate(this::once).limit(STARTS).sorted().toList().get(STARTS / 2);
    }

    /** One start, in milliseconds. */
    double once() {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            return Long.parseLong(said.getFirst()) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a machine does that is measured: it says how many nanoseconds it took. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        new TopicClassifier(TopicModel.packaged()).classify("Просимо навчання з домедичної допомоги для старост");
        System.out.println(System.nanoTime() - start);
    }

    /** The folders of classes among the class path, each in a jar. */
    private static List<String> jars(Path folder) {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                String jar = folder.resolve(jars.size() + ".jar").toString();
                String[] arguments = {"--create", "--no-compress", "--file", jar, "-C", entry, "."};
                ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, arguments);
                jars.add(jar);
            }
        }
        return jars;
    }
}
