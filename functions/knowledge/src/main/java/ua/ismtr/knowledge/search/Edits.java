package ua.ismtr.knowledge.search;

/**
 * How far a word is from another, by letters put in, left out, replaced or swapped with their neighbour. What people often get wrong
 * counts less: one vowel for another, a consonant for one that sounds like it, a letter once or twice, a soft sign or an apostrophe.
 */
final class Edits {
    private static final double LIKE = 0.5;
    private static final double SIGN = 0.25;
    private static final String VOWELS = "аеєиіїоуюяыэёaeiouy";
    private static final String SIGNS = "ь'ъ";

    /** Consonants that sound alike. */
    private static final String[] ALIKE = {"бп", "дт", "гґкх", "зсц", "жшщч", "вуф"};

    private Edits() {}

    static double between(String one, String other) {
        double[][] edits = new double[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = i == 0 && j == 0 ? 0 : least(edits, one, other, i, j);
            }
        }
        return edits[one.length()][other.length()];
    }

    private static double least(double[][] edits, String one, String other, int i, int j) {
        double least = Double.MAX_VALUE;
        if (i > 0) {
            least = edits[i - 1][j] + added(one, i - 1);
        }
        if (j > 0) {
            least = Math.min(least, edits[i][j - 1] + added(other, j - 1));
        }
        if (i > 0 && j > 0) {
            least = Math.min(least, edits[i - 1][j - 1] + replaced(one.charAt(i - 1), other.charAt(j - 1)));
        }
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }

    private static double added(String word, int at) {
        if (SIGNS.indexOf(word.charAt(at)) >= 0) {
            return SIGN;
        }
        return at > 0 && word.charAt(at) == word.charAt(at - 1) ? LIKE : 1;
    }

    private static double replaced(char one, char other) {
        if (one == other) {
            return 0;
        }
        if (VOWELS.indexOf(one) >= 0 && VOWELS.indexOf(other) >= 0) {
            return LIKE;
        }
        for (String alike : ALIKE) {
            if (alike.indexOf(one) >= 0 && alike.indexOf(other) >= 0) {
                return LIKE;
            }
        }
        return 1;
    }
}
