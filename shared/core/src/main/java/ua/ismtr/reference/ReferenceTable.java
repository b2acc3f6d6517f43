package ua.ismtr.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the tab-separated tables of regions, areas and topics that lie beside this class. */
final class ReferenceTable {
    private ReferenceTable() {}

    /** Rows of the table in its order, each as its columns; lines that begin with {@code #} are comments. */
    static List<List<String>> rows(String name) {
        InputStream resource = ReferenceTable.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("The package lacks its table " + name);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
