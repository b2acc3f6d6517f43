package ua.ismtr.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs of digits that may be one number, written in groups.
 *
 * @param digits without what is between the groups
 * @param groups lengths of the groups
 * @param first the first token, a group
 * @param last the last token, a group
 */
record Digits(String digits, List<Integer> groups, int first, int last) {

    /** Signs that some put between the groups of a number, with spaces around them or without. */
    static final String ANY = "-./,";

    /** So many signs may be between two groups. */
    private static final int MOST_SIGNS = 3;

    private static final int WIDEST = 5;

    /**
     * The numbers that begin with this token, the longest first: with one group, two groups and so on, with no more
     * than {@code most} digits in all.
     *
     * @param between the signs that may be between two groups
     */
    static List<Digits> from(Text text, int first, int most, String between) {
        List<Digits> found = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        List<Integer> groups = new ArrayList<>();
        int index = first;
        while (text.token(index).isNumber()
                && digits.length() + text.token(index).length() <= most) {
            Token group = text.token(index);
            digits.append(group.written());
            groups.add(group.length());
            found.addFirst(new Digits(digits.toString(), List.copyOf(groups), first, index));
            int signs = 0;
            while (signs < MOST_SIGNS
                    && text.isNearNext(index + signs)
                    && isBetween(text.token(index + 1 + signs), between)
                    && !isOfSentence(text, index + 1 + signs)) {
                signs++;
            }
            if (!text.isNearNext(index + signs) || isFar(text, index, index + signs + 1)) {
                break;
            }
            index += signs + 1;
        }
        return found;
    }

    private static boolean isBetween(Token token, String between) {
        return token.type() == Token.Type.SIGN && token.length() == 1 && between.contains(token.written());
    }

    /** A comma or a full stop with a space behind it and none before. */
    private static boolean isOfSentence(Text text, int sign) {
        boolean stop = text.token(sign).is(",") || text.token(sign).is(".");
        return stop && text.touchesNext(sign - 1) && !text.touchesNext(sign);
    }

    private static boolean isFar(Text text, int from, int to) {
        return text.token(to).start() - text.token(from).end() > WIDEST;
    }

    /** Whether it stands alone, not within a word or a longer number. */
    boolean isWhole(Text text) {
        boolean wordBefore = text.touchesNext(first - 1) && isOfWord(text, first - 1, first - 2);
        boolean wordAfter = text.touchesNext(last) && isOfWord(text, last + 1, last + 1);
        return !wordBefore && !wordAfter;
    }

    /** A letter, or a sign that binds to a number on its other side. */
    private static boolean isOfWord(Text text, int index, int left) {
        Token token = text.token(index);
        boolean binds = token.is("-") || token.is("/") || token.is("_");
        int far = index == left ? index + 1 : left;
        return token.isWord() || (binds && text.touchesNext(left) && !isLongWord(text.token(far)));
    }

    private static boolean isLongWord(Token token) {
        return token.isWord() && token.length() > 2;
    }
}
