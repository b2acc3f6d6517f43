package ua.ismtr.topics;

import java.util.Arrays;
import java.util.List;

/**
 * What the model sees of a text, as numbers of hashed features, each once.
 *
 * @param words words, pairs of neighbours and beginnings of five letters: what is spoken of
 * @param grams runs of three to five characters inside words: the same under inflection and typos
 * @param style words, endings, punctuation, how the text begins and ends, and its length: who speaks and what for
 */
public record Features(int[] words, int[] grams, int[] style) {
    /** Numbers of words and grams are below this. */
    public static final int ROWS = 120_000;

    /** Numbers of style are below this. */
    public static final int STYLE_ROWS = 1 << 15;

    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;
    private static final int BEGINNING = 6;
    private static final int ENDING = 3;
    private static final int EDGE = 3;

    /** The features of a text. */
    public static Features of(String text) {
        return of(Reader.words(text));
    }

    static Features of(List<Word> words) {
        Numbers topical = new Numbers(4 * words.size());
        Numbers grams = new Numbers(24 * words.size());
        String previous = "";
        for (Word word : words) {
            if (!word.isMark()) {
                addWord(topical, word.form(), previous);
                addGrams(grams, word.form());
                previous = word.form();
            }
        }
        return new Features(topical.distinct(), grams.distinct(), style(words));
    }

    /** The features that a single word of a text brings. */
    static Features ofWord(Word word) {
        Numbers topical = new Numbers(4);
        Numbers grams = new Numbers(24);
        addWord(topical, word.form(), "");
        addGrams(grams, word.form());
        return new Features(topical.distinct(), grams.distinct(), new int[0]);
    }

    private static void addWord(Numbers numbers, String form, String previous) {
        int word = hash('w', form, 0, form.length());
        numbers.add(word, ROWS);
        numbers.add(hash('p', form, 0, Math.min(form.length(), BEGINNING - 1)), ROWS);
        if (!previous.isEmpty()) {
            numbers.add(hash(word, previous, 0, previous.length()), ROWS);
        }
    }

    private static void addGrams(Numbers numbers, String form) {
        String padded = "_".concat(form).concat("_");
        for (int length = SHORTEST_GRAM; length <= LONGEST_GRAM; length++) {
            for (int from = 0; from + length <= padded.length(); from++) {
                numbers.add(hash('g', padded, from, from + length), ROWS);
            }
        }
    }

    private static int[] style(List<Word> words) {
        Numbers style = new Numbers(4 * words.size() + 1);
        for (int i = 0; i < words.size(); i++) {
            String form = words.get(i).form();
            style.add(hash('w', form, 0, form.length()), STYLE_ROWS);
            if (form.length() >= BEGINNING) {
                style.add(hash('b', form, 0, BEGINNING - 1), STYLE_ROWS);
            }
            if (form.length() > ENDING) {
                style.add(hash('e', form, form.length() - ENDING, form.length()), STYLE_ROWS);
            }
            if (i < EDGE) {
                style.add(hash('f', form, 0, form.length()), STYLE_ROWS);
            }
            if (i >= words.size() - EDGE) {
                style.add(hash('l', form, 0, form.length()), STYLE_ROWS);
            }
        }
        style.add(hash('n', "", 0, 0) + 31 * Math.min(words.size() / BEGINNING, BEGINNING), STYLE_ROWS);
        return style.distinct();
    }

    private static int hash(int seed, String text, int from, int to) {
        int hash = 0x811c9dc5 ^ (seed * 0x9e3779b1);
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return hash;
    }

    /** Collects numbers; the same one may come again. */
    private static final class Numbers {
        private int[] numbers;
        private int size;

        Numbers(int capacity) {
            numbers = new int[Math.max(16, capacity)];
        }

        void add(int hash, int rows) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            int mixed = (hash ^ (hash >>> 15)) * 0x2c1b3c6d;
            mixed = (mixed ^ (mixed >>> 12)) * 0x297a2d39;
            numbers[size++] = (int) ((Integer.toUnsignedLong(mixed ^ (mixed >>> 15)) * rows) >>> Integer.SIZE);
        }

        int[] distinct() {
            Arrays.sort(numbers, 0, size);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || numbers[i] != numbers[i - 1]) {
                    numbers[distinct++] = numbers[i];
                }
            }
            return Arrays.copyOf(numbers, distinct);
        }
    }
}
