package ua.ismtr.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How alike two texts are: the share of their character 4-grams that they have in common (Jaccard index), from 0 to 1.
 * Inflection, word order and typing errors change few of them. The words that requests are wrapped in, such as "please hold
 * a training for administrators on", are left out: they make different needs look the same.
 */
public final class Similarity {
    /** From here on two requests of one centre are shown as similar. */
    public static final double ALIKE = 0.5;

    private static final int GRAM = 4;
    private static final int HASHES = 64;
    private static final Set<String> WRAPPING = Stemmer.keys(
            "адміністратор працівник керівник ЦНАП центр прохання провести організувати навчити навчіть розповісти"
                + " розкажіть пояснити роз'яснення розібратися питання щодо знати знаємо бракує знань робота працювати"
                + " користуватися діяти семінар тренінги тренер методика допомога правильно дуже багато потрібен"
                + " потрібна просять");

    private Similarity() {}

    /** The similarity of these texts; texts without a letter are like no other. */
    public static double of(String one, String other) {
        Set<Integer> left = grams(one);
        Set<Integer> right = grams(other);
        Set<Integer> common = new HashSet<>(left);
        common.retainAll(right);
        int all = left.size() + right.size() - common.size();
        return all == 0 ? 0 : (double) common.size() / all;
    }

    /**
     * A text in 64 bytes, from which its similarity to others can be told within about 0.06 (MinHash: Broder, On the
     * resemblance and containment of documents, 1997; of each hash the lowest byte is kept).
     */
    public static byte[] sketch(String text) {
        byte[] sketch = new byte[HASHES];
        Set<Integer> grams = grams(text);
        for (int i = 0; i < HASHES; i++) {
            long least = Long.MAX_VALUE;
            for (int gram : grams) {
                least = Math.min(least, mixed(gram, i) & Long.MAX_VALUE);
            }
            sketch[i] = (byte) least;
        }
        return sketch;
    }

    /** About the similarity of the texts of these sketches. */
    public static double estimate(byte[] one, byte[] other) {
        int equal = 0;
        for (int i = 0; i < HASHES; i++) {
            equal += one[i] == other[i] ? 1 : 0;
        }
        double byChance = 1.0 / 256;
        return Math.max(0, ((double) equal / HASHES - byChance) / (1 - byChance));
    }

    private static Set<Integer> grams(String text) {
        String content = Stemmer.without(WRAPPING, text);
        int[] characters = (content.isEmpty() ? PlainText.of(text).toLowerCase(Locale.ROOT) : content)
                .codePoints()
                .toArray();
        Set<Integer> grams = new HashSet<>();
        if (characters.length > 0 && characters.length < GRAM) {
            grams.add(Arrays.hashCode(characters));
        }
        for (int i = 0; i + GRAM <= characters.length; i++) {
            grams.add(Arrays.hashCode(Arrays.copyOfRange(characters, i, i + GRAM)));
        }
        return grams;
    }

    /** Another permutation of the grams for each number (the finalizer of SplitMix64). */
    private static long mixed(int gram, int number) {
        long z = gram + (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
