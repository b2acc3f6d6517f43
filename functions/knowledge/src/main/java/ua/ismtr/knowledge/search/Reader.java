package ua.ismtr.knowledge.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.ismtr.text.Letters;
import ua.ismtr.text.Masks;
import ua.ismtr.text.Stemmer;

/** Reads the words of texts and queries. Safe for use by several threads. */
public final class Reader {
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:" + Letters.ANY_APOSTROPHE + "[\\p{L}\\p{M}]+)?");
    private static final int LONGEST = 60;

    private final Lemmas lemmas;
    private final Subjects subjects;

    private Reader(Lemmas lemmas, Subjects subjects) {
        this.lemmas = lemmas;
        this.subjects = subjects;
    }

    /** A reader with the dictionary of Ukrainian, and with one who says what a text is about. */
    public static Reader open(Subjects subjects) {
        return new Reader(Lemmas.open(), subjects);
    }

    /** What the text is about: topics by id, each with its probability. */
    Map<String, Double> subjects(String text) {
        return subjects.of(text);
    }

    /** The words of the text in their order, without the labels that stand for personal data. */
    List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int bracket = text.indexOf('[');
        int labelledTo = 0;
        while (words.find()) {
            int start = words.start();
            while (bracket >= 0 && bracket < start) {
                labelledTo = Math.max(labelledTo, bracket + Masks.lengthAt(text, bracket));
                bracket = text.indexOf('[', bracket + 1);
            }
            if (start >= labelledTo && words.end() - start <= LONGEST) {
                tokens.add(token(words.group(), start, words.end()));
            }
        }
        return tokens;
    }

    /** One word, whatever is written around it. */
    Token token(String word) {
        return token(word, 0, word.length());
    }

    /** Whether the dictionary of Ukrainian has the word, in small letters. */
    boolean knows(String word) {
        return !lemmas.of(word).isEmpty();
    }

    private Token token(String written, int start, int end) {
        String exact = normal(written);
        Iterator<String> stem = Stemmer.keys(exact).iterator();
        return new Token(start, end, exact, lemmas.of(exact), stem.hasNext() ? stem.next() : "");
    }

    /** In small letters, with one kind of apostrophe, and in a Cyrillic word without Latin letters that only look so. */
    private static String normal(String word) {
        StringBuilder normal = new StringBuilder(word.toLowerCase(Locale.ROOT));
        boolean cyrillic = Letters.hasCyrillic(normal);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            normal.setCharAt(i, Letters.isApostrophe(c) ? '\'' : cyrillic ? Letters.lookalike(c) : c);
        }
        return normal.toString();
    }
}
