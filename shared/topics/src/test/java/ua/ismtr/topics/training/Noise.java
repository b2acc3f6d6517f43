package ua.ismtr.topics.training;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;

/** Spoils texts as hurried people and broken programs do: one kind of damage a text, the same for the same text. */
final class Noise {
    private static final String CYRILLIC = "аеіорсхукАЕІОРСХКМНТВ";
    private static final String LATIN = "aeiopcxykAEIOPCXKMHTB";
    private static final String UKRAINIAN_KEYS = "йцукенгшщзхїфівапролджєячсмитьбю";
    private static final String LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    private static final int SHORTEST_MISTYPED = 4;
    private static final int ONE_IN = 5;

    private static final List<BiFunction<String, Random, String>> WAYS = List.of(
            Noise::mistyped,
            Noise::unmarked,
            (text, random) -> text.replaceAll("['’ʼ]", ""),
            (text, random) -> mapped(text, CYRILLIC, LATIN, random, 3),
            (text, random) -> mapped(text.toLowerCase(Locale.ROOT), UKRAINIAN_KEYS, LATIN_KEYS, random, 1),
            (text, random) -> text.toUpperCase(Locale.ROOT),
            (text, random) -> "<p>" + text.replace(" ", "&nbsp;<b>").replace("«", "&laquo;") + "</p>");

    private Noise() {}

    /** The text with one kind of damage. */
    static String damaged(String text) {
        Random random = new Random(text.hashCode());
        return WAYS.get(random.nextInt(WAYS.size())).apply(text, random);
    }

    /** In some of the longer words a letter is lost, doubled, or changes places with the next. */
    private static String mistyped(String text, Random random) {
        StringBuilder out = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            StringBuilder typed = new StringBuilder(word);
            if (word.length() >= SHORTEST_MISTYPED && random.nextInt(ONE_IN) == 0) {
                int at = 1 + random.nextInt(word.length() - 2);
                switch (random.nextInt(3)) {
                    case 0 -> typed.deleteCharAt(at);
                    case 1 -> typed.insert(at, word.charAt(at));
                    default -> typed.deleteCharAt(at).insert(at + 1, word.charAt(at));
                }
            }
            out.append(out.isEmpty() ? "" : " ").append(typed);
        }
        return out.toString();
    }

    /** No punctuation and no capitals. */
    private static String unmarked(String text, Random random) {
        return text.replaceAll("[.,!?;:«»()]", random.nextBoolean() ? "" : " ").toLowerCase(Locale.ROOT);
    }

    private static String mapped(String text, String from, String to, Random random, int oneIn) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            int letter = from.indexOf(out.charAt(i));
            if (letter >= 0 && random.nextInt(oneIn) == 0) {
                out.setCharAt(i, to.charAt(letter));
            }
        }
        return out.toString();
    }
}
