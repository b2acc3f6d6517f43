package ua.ismtr.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/**
 * The words that stand in many requests, by their keys: 1,000 that are frequent in the corpus that the topic model learns from, each in
 * more than two of a thousand texts. A list of the requests with such a word would be long, and many requests would pay for a write to
 * it; they are found by filtering the other lists instead.
 *
 * <p>What is stored relies on this list: once it changes, the lists must be written again, or words that were added or removed are found
 * in new requests only.
 */
public final class FrequentWords {
    private static final Set<String> KEYS = read();

    private FrequentWords() {}

    /** Whether the word with this {@linkplain Stemmer#keys key} is one of them. */
    public static boolean has(String key) {
        return KEYS.contains(key);
    }

    /** Their keys. */
    public static Set<String> keys() {
        return KEYS;
    }

    private static Set<String> read() {
        try (InputStream file = Objects.requireNonNull(
                FrequentWords.class.getResourceAsStream("frequent-words.txt"), "The frequent words are missing")) {
            return Set.of(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
