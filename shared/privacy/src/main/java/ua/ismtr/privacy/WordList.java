package ua.ismtr.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the lists of words that lie beside this class. */
final class WordList {
    private WordList() {}

    /** The words of the list; lines that begin with {@code #} are comments. */
    static List<String> read(String name) {
        return lines(name).stream()
                .flatMap(line -> Arrays.stream(line.trim().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The lines of the list that are no comments. */
    static List<String> lines(String name) {
        InputStream resource = WordList.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("The package lacks its list " + name);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
