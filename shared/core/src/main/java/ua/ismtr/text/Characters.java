package ua.ismtr.text;

import java.util.function.IntPredicate;

/** What the characters of a text are, where Unicode's categories alone do not say it. */
public final class Characters {
    private Characters() {}

    /** How many characters a text has: emoji and other characters beyond the first plane count once. */
    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether a reader sees nothing: the text has only spaces, fillers, controls and characters without a shape. */
    public static boolean nothingVisible(String text) {
        return text.codePoints().noneMatch(Characters::visible);
    }

    /** The text without spaces of any kind and byte order marks at its ends. */
    public static String trimmed(String text) {
        return trimmed(text, Characters::isSpace);
    }

    /** The text without such characters at its ends. */
    public static String trimmed(String text, IntPredicate space) {
        int from = 0;
        int to = text.length();
        while (from < to && space.test(text.charAt(from))) {
            from++;
        }
        while (from < to && space.test(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0xFEFF;
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !filler(character);
        };
    }

    /** The blanks of Braille, Hangul, musical notes and hieroglyphs are letters and symbols by category, and empty. */
    private static boolean filler(int character) {
        return character == 0x2800
                || character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == 0x1D159
                || character == 0x13441
                || character == 0x13442;
    }

    /** Whether the text is Unicode: no half of a surrogate pair stands alone. */
    public static boolean wellFormed(String text) {
        return text.codePoints()
                .noneMatch(character -> character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }

    /** Whether the text is one line in one direction: it has no controls, line breaks or marks of direction. */
    public static boolean oneLine(String text) {
        return text.codePoints().noneMatch(Characters::breaksLine);
    }

    private static boolean breaksLine(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
