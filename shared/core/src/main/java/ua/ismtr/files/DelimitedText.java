package ua.ismtr.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table as spreadsheets save it: UTF-8, with or without a byte order mark, its columns divided by commas, semicolons or tabs.
 *
 * @param text from the first line with something on it
 * @param delimiter which of the three divides the most columns of the first line
 */
public record DelimitedText(String text, char delimiter) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The table in these bytes, if they are UTF-8. */
    public static Optional<DelimitedText> of(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        String table =
                withoutEmptyLines(text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
        String header = table.lines().findFirst().orElse("");
        char delimiter = Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        one -> header.chars().filter(letter -> letter == one).count()))
                .orElse(',');
        return Optional.of(new DelimitedText(table, delimiter));
    }

    /** The text from the first line with something on it. */
    private static String withoutEmptyLines(String text) {
        int from = 0;
        for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                from = i + 1;
            }
        }
        return text.substring(from);
    }
}
