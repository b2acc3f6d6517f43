package ua.ismtr.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import ua.ismtr.topics.training.Corpus;
import ua.ismtr.topics.training.LabelledText;

/** The folders of texts that are packaged with the function, be it a jar or a folder of classes. */
final class Packaged {
    private Packaged() {}

    /** What every model learns from. */
    static Corpus corpus() {
        return read("corpus", Corpus::read);
    }

    /** The texts that no model may learn from, only be judged on. */
    static List<LabelledText> gold() {
        return read("gold", Packaged::texts);
    }

    private static List<LabelledText> texts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .flatMap(file -> Corpus.texts(file, "lang").stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String folder, Function<Path, T> reader) {
        URL resource = Packaged.class.getResource("/" + folder);
        if (resource == null) {
            throw new IllegalStateException("The package lacks its folder " + folder);
        }
        try {
            URI uri = resource.toURI();
            if (!uri.getScheme().equals("jar")) {
                return reader.apply(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return reader.apply(jar.getPath("/" + folder));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The package's folder " + folder + " cannot be read", e);
        }
    }
}
