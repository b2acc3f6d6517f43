package ua.ismtr.knowledge.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The Ukrainian words for what people write in Russian, in English or in short. */
final class Lexicon {
    private static final int LONGEST_ENDING = 4;
    private static final int SHORTEST = 2;
    private static final String WHOLE = "=";

    private final Map<String, List<String>> words;

    private Lexicon(Map<String, List<String>> words) {
        this.words = words;
    }

    static Lexicon read() {
        Map<String, List<String>> words = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream("lexicon.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", 2))
                    .forEach(line -> words.put(line[0], List.of(line[1].split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Lexicon(words);
    }

    /** The Ukrainian words for this one, in small letters; none where the lexicon has none. */
    List<String> of(String word) {
        List<String> whole = words.get(word + WHOLE);
        if (whole != null) {
            return whole;
        }
        int shortest = Math.max(SHORTEST, word.length() - LONGEST_ENDING);
        for (int length = word.length(); length >= shortest; length--) {
            List<String> found = words.get(word.substring(0, length));
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }
}
