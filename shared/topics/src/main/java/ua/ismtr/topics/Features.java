package ua.ismtr.topics;

import java.util.Arrays;
import java.util.List;

/** Turns words into the numbers of hashed features: the word, the pair with the word before it, and its character 3- to 5-grams. */
public final class Features {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;
    private static final int WORD_SEED = 0x77;
    private static final int PAIR_SEED = 0x70;
    private static final int GRAM_SEED = 0x67;

    private final int bits;

    /** @param bits features are numbered from 0 to 2^bits − 1 */
    public Features(int bits) {
        this.bits = bits;
    }

    /** The features of all the words, repeated as often as they occur. */
    public int[] of(List<Word> words) {
        int[] features = new int[64 * words.size()];
        int size = 0;
        for (int i = 0; i < words.size(); i++) {
            int[] word = of(words, i);
            if (size + word.length > features.length) {
                features = Arrays.copyOf(features, 2 * (size + word.length));
            }
            System.arraycopy(word, 0, features, size, word.length);
            size += word.length;
        }
        return Arrays.copyOf(features, size);
    }

    /** The features that one word of the text brings. */
    public int[] of(List<Word> words, int index) {
        String form = words.get(index).form();
        String padded = "_" + form + "_";
        int[] features = new int[2 + 3 * padded.length()];
        int size = 0;
        int word = hash(WORD_SEED, form, 0, form.length());
        features[size++] = bucket(word);
        if (index > 0) {
            String previous = words.get(index - 1).form();
            features[size++] = bucket(hash(word ^ PAIR_SEED, previous, 0, previous.length()));
        }
        for (int length = SHORTEST; length <= LONGEST && length <= padded.length(); length++) {
            for (int from = 0; from + length <= padded.length(); from++) {
                features[size++] = bucket(hash(GRAM_SEED, padded, from, from + length));
            }
        }
        return Arrays.copyOf(features, size);
    }

    private static int hash(int seed, String text, int from, int to) {
        int hash = 0x811c9dc5 ^ (seed * 0x9e3779b1);
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return hash;
    }

    private int bucket(int hash) {
        int mixed = (hash ^ (hash >>> 15)) * 0x2c1b3c6d;
        mixed = (mixed ^ (mixed >>> 12)) * 0x297a2d39;
        return (mixed ^ (mixed >>> 15)) >>> (32 - bits);
    }
}
