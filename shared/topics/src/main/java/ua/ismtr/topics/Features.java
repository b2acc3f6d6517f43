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
    private static final char BORDER = '_';
    private static final int BEGINNING = 6;
    private static final int ENDING = 3;
    private static final int EDGE = 3;
    private static final int[] NONE = {};

    /** The features of a text. */
    public static Features of(String text) {
        return of(Reader.words(text));
    }

    static Features of(List<Word> words) {
        Numbers topical = new Numbers(3 * words.size(), ROWS);
        Numbers grams = new Numbers(16 * words.size(), ROWS);
        String previous = "";
        for (Word word : TopicalWords.of(words)) {
            addWord(topical, word.form(), previous);
            addGrams(grams, word.form());
            previous = word.form();
        }
        return new Features(topical.distinct(), grams.distinct(), style(words));
    }

    /** The features that a single word of a text brings. */
    static Features ofWord(Word word) {
        Numbers topical = new Numbers(2, ROWS);
        Numbers grams = new Numbers(3 * word.form().length(), ROWS);
        addWord(topical, word.form(), "");
        addGrams(grams, word.form());
        return new Features(topical.distinct(), grams.distinct(), NONE);
    }

    private static void addWord(Numbers numbers, String form, String previous) {
        int word = hash('w', form, 0, form.length());
        numbers.add(word);
        numbers.add(hash('p', form, 0, Math.min(form.length(), BEGINNING - 1)));
        if (!previous.isEmpty()) {
            numbers.add(hash(word, previous, 0, previous.length()));
        }
    }

    /** The runs of a word that has a border on either side; each is hashed on from the shorter one. */
    private static void addGrams(Numbers numbers, String form) {
        int length = form.length();
        for (int from = -1; from + SHORTEST_GRAM - 1 <= length; from++) {
            int last = Math.min(from + LONGEST_GRAM - 1, length);
            int hash = seeded('g');
            for (int i = from; i <= last; i++) {
                hash = hashed(hash, i < 0 || i == length ? BORDER : form.charAt(i));
                if (i - from >= SHORTEST_GRAM - 1) {
                    numbers.add(hash);
                }
            }
        }
    }

    private static int[] style(List<Word> words) {
        Numbers style = new Numbers(4 * words.size(), STYLE_ROWS);
        for (int i = 0; i < words.size(); i++) {
            String form = words.get(i).form();
            style.add(hash('w', form, 0, form.length()));
            if (form.length() >= BEGINNING) {
                style.add(hash('b', form, 0, BEGINNING - 1));
            }
            if (form.length() > ENDING) {
                style.add(hash('e', form, form.length() - ENDING, form.length()));
            }
            if (i < EDGE) {
                style.add(hash('f', form, 0, form.length()));
            }
            if (i >= words.size() - EDGE) {
                style.add(hash('l', form, 0, form.length()));
            }
        }
        style.add(hash('n', "", 0, 0) + 31 * Math.min(words.size() / BEGINNING, BEGINNING));
        return style.distinct();
    }

    private static int hash(int seed, String text, int from, int to) {
        int hash = seeded(seed);
        for (int i = from; i < to; i++) {
            hash = hashed(hash, text.charAt(i));
        }
        return hash;
    }

    private static int seeded(int seed) {
        return 0x811c9dc5 ^ (seed * 0x9e3779b1);
    }

    private static int hashed(int hash, char c) {
        return (hash ^ c) * 0x01000193;
    }

    /** Collects numbers below a bound, each once, in the order in which they come first. */
    private static final class Numbers {
        private final int bound;
        private int[] numbers;
        private int size;
        /** An open hash table of the numbers; they are one more there, so that 0 is an empty place. */
        private int[] table;

        Numbers(int expected, int bound) {
            this.bound = bound;
            this.numbers = new int[Math.max(4, expected)];
            this.table = new int[tableSize()];
        }

        void add(int hash) {
            int mixed = (hash ^ (hash >>> 15)) * 0x2c1b3c6d;
            mixed = (mixed ^ (mixed >>> 12)) * 0x297a2d39;
            int number = (int) ((Integer.toUnsignedLong(mixed ^ (mixed >>> 15)) * bound) >>> Integer.SIZE);
            if (isNew(number)) {
                if (size == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * size);
                    table = new int[tableSize()];
                    for (int i = 0; i < size; i++) {
                        isNew(numbers[i]);
                    }
                    isNew(number);
                }
                numbers[size++] = number;
            }
        }

        /** Puts the number into the table, unless it is there. */
        private boolean isNew(int number) {
            int mask = table.length - 1;
            int place = number & mask;
            while (table[place] != 0) {
                if (table[place] == number + 1) {
                    return false;
                }
                place = (place + 1) & mask;
            }
            table[place] = number + 1;
            return true;
        }

        /** A power of two that leaves half of the places empty. */
        private int tableSize() {
            return Integer.highestOneBit(numbers.length) << 2;
        }

        int[] distinct() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
