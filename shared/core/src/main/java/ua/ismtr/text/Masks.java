package ua.ismtr.text;

/**
 * What stands in brackets in place of words that a person has masked, and whether a text is another one in which words are
 * masked so. It may be any name, and no search finds a text by it.
 */
public final class Masks {
    private static final int LONGEST_LABEL = 40;

    /** So many number the people or places of a text, and are no telephone number. */
    private static final int MOST_DIGITS = 3;

    private Masks() {}

    /** The text without labels, those of the redactor and those that people have put in. */
    public static String removed(String text) {
        return Label.removed(text, Masks::lengthAt);
    }

    /**
     * Whether {@code masked} is {@code text} with labels in place of whole words and nothing else changed. What stands between
     * two labels must be in the text in that order, the beginning at its beginning and the end at its end.
     */
    public static boolean isMaskOf(String masked, String text) {
        int at = 0;
        int from = 0;
        boolean open = false;
        int i = 0;
        while (i < masked.length()) {
            int label = masked.charAt(i) == '[' ? lengthAt(masked, i) : 0;
            if (label == 0) {
                i++;
                continue;
            }
            at = place(text, masked.substring(from, i), at, open, false);
            if (at < 0) {
                return false;
            }
            open = true;
            i += label;
            from = i;
        }
        return place(text, masked.substring(from), at, open, true) == text.length();
    }

    /**
     * Where the text goes on after this part of the masked one, or -1.
     *
     * @param open whether a label stands before the part, so that words of the text may be left out
     * @param last whether the text ends with it
     */
    private static int place(String text, String part, int from, boolean open, boolean last) {
        if (!open) {
            boolean begins = text.startsWith(part, from) && (!last || from + part.length() == text.length());
            return begins ? from + part.length() : -1;
        }
        if (last) {
            int start = text.length() - part.length();
            return start > from && text.endsWith(part) && isBoundary(text, from) && isBoundary(text, start)
                    ? text.length()
                    : -1;
        }
        int start = part.isEmpty() ? from + 1 : text.indexOf(part, from + 1);
        while (start >= 0 && start <= text.length()) {
            if (isBoundary(text, from) && isBoundary(text, start)) {
                return start + part.length();
            }
            start = part.isEmpty() ? start + 1 : text.indexOf(part, start + 1);
        }
        return -1;
    }

    private static boolean isBoundary(String text, int at) {
        return at == 0 || at >= text.length() || !isOfWord(text, at - 1) || !isOfWord(text, at);
    }

    /** A letter or a digit, or an apostrophe between letters. */
    private static boolean isOfWord(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c)
                || (Letters.isApostrophe(c)
                        && at > 0
                        && at + 1 < text.length()
                        && Character.isLetter(text.charAt(at - 1))
                        && Character.isLetter(text.charAt(at + 1)));
    }

    /** The length of the label that begins with this bracket: letters, a few digits and what joins them; 0 if there is none. */
    public static int lengthAt(String text, int at) {
        int i = at + 1;
        int digits = 0;
        while (i < text.length() && i - at <= LONGEST_LABEL && isOfLabel(text.charAt(i)) && digits <= MOST_DIGITS) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
            i++;
        }
        boolean named = i > at + 1 && Character.isLetter(text.charAt(at + 1)) && digits <= MOST_DIGITS;
        return named && i < text.length() && text.charAt(i) == ']' ? i + 1 - at : 0;
    }

    private static boolean isOfLabel(char c) {
        return Character.isLetterOrDigit(c) || c == ' ' || c == '-' || Letters.isApostrophe(c);
    }
}
