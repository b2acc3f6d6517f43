package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the code to one format. The formatter is a library here, not a plugin of Maven: it reads the code with the compiler
 * of the Java that runs it, and Maven may run on an older one.
 */
class FormatTest {
    /** {@code -Dismtr.format=write} formats what is not. */
    private static final boolean WRITE = "write".equals(System.getProperty("ismtr.format"));

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void allCodeIsFormatted() {
        List<Path> unformatted = Stream.of("shared", "functions", "local", "testing", "acceptance")
                .flatMap(folder -> Repository.files(folder, ".java").stream())
                .filter(file -> !file.toString().contains("/target/"))
                .toList()
                .parallelStream()
                .filter(FormatTest::isNotFormatted)
                .map(Repository.ROOT::relativize)
                .toList();
        assertThat(unformatted).isEmpty();
    }

    private static boolean isNotFormatted(Path file) {
        String text = Repository.text(file);
        try {
            String formatted = FORMATTER.formatSourceAndFixImports(text);
            if (!formatted.equals(text) && WRITE) {
                Files.writeString(file, formatted);
                return false;
            }
            return !formatted.equals(text);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
