package ua.ismtr.privacy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import ua.ismtr.text.Letters;

/**
 * A text as its tokens. Spaces, dashes, apostrophes and digits are read in all their writings, and a word of Cyrillic
 * letters with Latin ones that look alike is read as Cyrillic.
 */
final class Text {
    private static final String LATIN = "aeiopcxyktmhbABEKMHOPCTXYI";
    private static final String CYRILLIC = "аеіорсхуктмнвАВЕКМНОРСТХУІ";

    /** Words that are followed by a full stop within a sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "вул", "ул", "пл", "пр", "буд", "кв", "смт", "рр", "тел", "моб", "ім", "гр", "ст", "обл", "каб", "пов",
            "тис", "млн", "грн", "хв", "год", "см", "напр", "ін", "рн", "сел", "пров", "просп", "корп", "оф", "кімн",
            "зам", "нач", "проф", "доц", "інж", "св", "пор", "див", "ред", "акад", "род", "нар", "екз", "шт", "мкр",
            "бул");

    /** The end of the text, and what is before its beginning. */
    private static final Token NOTHING = new Token(-1, -1, Token.Type.SIGN, "", "", true);

    private final String plain;
    private final List<Token> tokens;

    Text(String original) {
        this.plain = plain(original);
        this.tokens = tokens(plain);
    }

    /** The text with one writing for spaces, dashes, apostrophes and digits; as long as the original. */
    String plain() {
        return plain;
    }

    int size() {
        return tokens.size();
    }

    /** The token of this number; nothing but an empty sign outside the text. */
    Token token(int index) {
        return index < 0 || index >= tokens.size() ? NOTHING : tokens.get(index);
    }

    /** Whether nothing is between this token and the next one. */
    boolean touchesNext(int index) {
        return index >= 0
                && index + 1 < size()
                && token(index).end() == token(index + 1).start();
    }

    /** Whether only spaces of one line are between this token and the next one. */
    boolean isBesideNext(int index) {
        if (index < 0 || index + 1 >= size()) {
            return false;
        }
        for (int i = token(index).end(); i < token(index + 1).start(); i++) {
            if (plain.charAt(i) == '\n') {
                return false;
            }
        }
        return true;
    }

    /** The same, where one line break may stand between as well. */
    boolean isNearNext(int index) {
        if (index < 0 || index + 1 >= size()) {
            return false;
        }
        int breaks = 0;
        for (int i = token(index).end(); i < token(index + 1).start(); i++) {
            breaks += plain.charAt(i) == '\n' ? 1 : 0;
        }
        return breaks <= 1;
    }

    /** Whether one of so many tokens before this one is as wanted. */
    boolean before(int index, int tokens, Predicate<Token> wanted) {
        for (int i = Math.max(0, index - tokens); i < index; i++) {
            if (wanted.test(token(i))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String original) {
        StringBuilder plain = new StringBuilder(original);
        for (int i = 0; i < plain.length(); i++) {
            plain.setCharAt(i, plain(plain.charAt(i)));
        }
        return plain.toString();
    }

    private static char plain(char c) {
        if (c < 0x80) {
            return c == '\r' ? '\n' : c == '`' ? '\'' : c;
        }
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (Letters.isApostrophe(c)) {
            return '\'';
        }
        return switch (c) {
            case '‐', '‑', '‒', '–', '—', '−' -> '-';
            case '＋' -> '+';
            case '＠' -> '@';
            case '\u2028', '\u2029', '\u0085' -> '\n';
            default -> Character.isSpaceChar(c) ? ' ' : c;
        };
    }

    private static List<Token> tokens(String plain) {
        List<Token> tokens = new ArrayList<>();
        boolean opens = true;
        int from = 0;
        while (from < plain.length()) {
            char c = plain.charAt(from);
            if (Character.isWhitespace(c) || isInvisible(c)) {
                opens |= c == '\n';
                from++;
                continue;
            }
            int to = from + 1;
            Token.Type type = Token.Type.SIGN;
            if (isDigit(c)) {
                type = Token.Type.NUMBER;
                while (to < plain.length() && isDigit(plain.charAt(to))) {
                    to++;
                }
            } else if (Character.isLetter(c)) {
                type = Token.Type.WORD;
                while (to < plain.length() && isInside(plain, to)) {
                    to++;
                }
            }
            String written = plain.substring(from, to);
            tokens.add(new Token(from, to, type, written, type == Token.Type.WORD ? form(written) : written, opens));
            boolean ends = c == '!' || c == '?' || c == '…' || (c == '.' && endsSentence(tokens));
            opens = ends || (opens && type == Token.Type.SIGN);
            from = to;
        }
        return tokens;
    }

    /** A full stop after one or two letters or a short lower-case word is of an abbreviation more often than not. */
    private static boolean endsSentence(List<Token> tokens) {
        if (tokens.size() < 2) {
            return true;
        }
        Token last = tokens.get(tokens.size() - 2);
        return !last.isWord() || (last.length() > 1 && !ABBREVIATIONS.contains(last.form()));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT || Character.isISOControl(c);
    }

    private static boolean isInside(String plain, int at) {
        char c = plain.charAt(at);
        if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return true;
        }
        return (c == '\'' || c == '-') && at + 1 < plain.length() && Character.isLetter(plain.charAt(at + 1));
    }

    private static String form(String written) {
        String composed = Normalizer.isNormalized(written, Normalizer.Form.NFC)
                ? written
                : Normalizer.normalize(written, Normalizer.Form.NFC);
        StringBuilder letters = new StringBuilder(composed.length());
        boolean cyrillic = composed.chars().anyMatch(c -> c >= 0x400 && c <= 0x4ff);
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            int latin = cyrillic && c < 0x80 ? LATIN.indexOf(c) : -1;
            if (Character.isLetter(c) || c == '-' || c == '\'') {
                letters.append(latin < 0 ? c : CYRILLIC.charAt(latin));
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
