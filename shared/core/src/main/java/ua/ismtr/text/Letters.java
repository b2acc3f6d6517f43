package ua.ismtr.text;

import java.util.Locale;

/** How letters are read that are written in several ways: apostrophes, and Latin letters that look like Cyrillic ones. */
public final class Letters {
    private static final String APOSTROPHES = "'’ʼ‘`´′ʹʻ‛＇\u02c8\u02bd\u02ca\u2035\u055a\ua78c";
    /** An apostrophe in one of its writings, as a part of patterns. */
    public static final String ANY_APOSTROPHE = "[" + APOSTROPHES + "]";

    private static final String LATIN = "aeiopcxyktmhbABEKMHOPCTXYI";
    private static final String CYRILLIC = "аеіорсхуктмнвАВЕКМНОРСТХУІ";

    private Letters() {}

    /** Whether the character is an apostrophe in one of its writings. */
    public static boolean isApostrophe(char c) {
        return APOSTROPHES.indexOf(c) >= 0;
    }

    /** Whether the word has a letter of the Cyrillic alphabet. */
    public static boolean hasCyrillic(CharSequence word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x400 && word.charAt(i) <= 0x52f) {
                return true;
            }
        }
        return false;
    }

    /** The Cyrillic letter that the Latin one looks like, or the character itself. */
    public static char lookalike(char c) {
        int latin = c < 0x80 ? LATIN.indexOf(c) : -1;
        return latin < 0 ? c : CYRILLIC.charAt(latin);
    }

    /**
     * The word as searches compare it: in small letters, without apostrophes, with г for ґ and е for ё, and in Cyrillic
     * letters where Latin ones stand among them.
     */
    public static String folded(String word) {
        boolean cyrillic = hasCyrillic(word);
        String small = word.toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); i++) {
            char c = cyrillic ? lookalike(small.charAt(i)) : small.charAt(i);
            if (!isApostrophe(c)) {
                folded.append(c == 'ґ' ? 'г' : c == 'ё' ? 'е' : c);
            }
        }
        return folded.toString();
    }
}
