package ua.ismtr.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The one form in which all parts of the system read a text: composed (NFC), without HTML tags, entities, invisible and
 * control characters and stress marks, with one kind of space and of line break. Made once, before anything else looks at
 * the text; applied again it changes nothing.
 *
 * <p>A single pass over the characters each, in time that grows with the length of the text and not faster, whatever is
 * in it.
 */
public final class PlainText {
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("rsquo", "’"),
            Map.entry("lsquo", "‘"),
            Map.entry("acute", "´"),
            Map.entry("nbsp", " "),
            Map.entry("ensp", " "),
            Map.entry("emsp", " "),
            Map.entry("thinsp", " "),
            Map.entry("shy", ""),
            Map.entry("zwnj", ""),
            Map.entry("zwj", ""),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("bdquo", "„"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hyphen", "-"),
            Map.entry("dash", "-"),
            Map.entry("hellip", "…"),
            Map.entry("commat", "@"),
            Map.entry("period", "."),
            Map.entry("comma", ","),
            Map.entry("colon", ":"),
            Map.entry("num", "#"),
            Map.entry("plus", "+"),
            Map.entry("lpar", "("),
            Map.entry("rpar", ")"),
            Map.entry("sol", "/"),
            Map.entry("lowbar", "_"),
            Map.entry("numero", "№"),
            Map.entry("bull", "•"),
            Map.entry("middot", "·"),
            Map.entry("sect", "§"));

    /** Tags within a line: nothing stands in their place, so that a number or a word goes on through them. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "mark", "o", "q", "s", "small",
            "span", "strike", "strong", "sub", "sup", "u", "wbr");

    /** Tags whose content nobody reads. */
    private static final Set<String> HIDDEN = Set.of("script", "style");

    private static final int LONGEST_ENTITY = 8;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int GRAPHEME_JOINER = 0x34f;

    /** They choose the form of an emoji; behind a letter they choose nothing. */
    private static final int FIRST_VARIATION = 0xfe00;

    private static final int LAST_VARIATION = 0xfe0f;

    private PlainText() {}

    /** The plain form of the text; empty if nothing of it can be read. */
    public static String of(String text) {
        String decoded = text.indexOf('&') < 0 ? text : withoutEntities(text);
        String untagged = decoded.indexOf('<') < 0 ? decoded : withoutTags(decoded);
        String composed = Normalizer.isNormalized(untagged, Normalizer.Form.NFC)
                ? untagged
                : Normalizer.normalize(untagged, Normalizer.Form.NFC);
        return visible(composed);
    }

    private static String withoutEntities(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '&' ? endOfEntity(text, i + 1) : -1;
            if (end < 0) {
                plain.append(c);
                i++;
                continue;
            }
            boolean closed = end < text.length() && text.charAt(end) == ';';
            String character = character(text.substring(i + 1, end), closed);
            i = closed ? end + 1 : end;
            while (character.equals("&") && text.startsWith("amp;", i)) {
                i += "amp;".length();
            }
            int inner = character.equals("&") ? endOfEntity(text, i) : -1;
            if (inner > 0 && inner < text.length() && text.charAt(inner) == ';') {
                character = character(text.substring(i, inner), true);
                i = inner + 1;
            }
            plain.append(character);
        }
        return plain.toString();
    }

    /** Where the name or number of an entity ends that begins here, or -1. */
    private static int endOfEntity(String text, int from) {
        int i = from;
        boolean number = i < text.length() && text.charAt(i) == '#';
        i += number ? 1 : 0;
        boolean hexadecimal = number && i < text.length() && (text.charAt(i) == 'x' || text.charAt(i) == 'X');
        i += hexadecimal ? 1 : 0;
        int first = i;
        while (i < text.length() && i - first < LONGEST_ENTITY && isOfEntity(text.charAt(i), number, hexadecimal)) {
            i++;
        }
        return i > first ? i : -1;
    }

    private static boolean isOfEntity(char c, boolean number, boolean hexadecimal) {
        boolean digit = c >= '0' && c <= '9';
        char small = (char) (c | 0x20);
        if (number) {
            return digit || (hexadecimal && small >= 'a' && small <= 'f');
        }
        return small >= 'a' && small <= 'z';
    }

    /** What the entity stands for; of one that is unknown, or named and not closed, the entity itself. */
    private static String character(String entity, boolean closed) {
        if (entity.startsWith("#")) {
            boolean hexadecimal = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
            int code = hexadecimal
                    ? Integer.parseUnsignedInt(entity.substring(2), 16)
                    : Integer.parseInt(entity.substring(1));
            boolean character = Character.isValidCodePoint(code)
                    && !(code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
            return character ? Character.toString(code) : " ";
        }
        String known = closed || entity.equals("nbsp") ? ENTITIES.get(entity.toLowerCase(Locale.ROOT)) : null;
        return known == null ? "&" + entity + (closed ? ";" : "") : known;
    }

    private static String withoutTags(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '<' ? endOfTag(text, i) : -1;
            if (end < 0) {
                plain.append(text.charAt(i));
                i++;
                continue;
            }
            String name = nameOfTag(text, i + 1);
            if (HIDDEN.contains(name) && text.charAt(i + 1) != '/') {
                end = afterClosing(text, end, name);
            }
            if (!INLINE.contains(name)) {
                plain.append('\n');
            }
            i = end;
        }
        return withoutEmptyLines(plain);
    }

    /** The place after the tag or comment that begins here; -1 where a «smaller than» is just that. */
    private static int endOfTag(String text, int from) {
        if (text.startsWith("<!--", from)) {
            int end = text.indexOf("-->", from + 4);
            return end < 0 ? -1 : end + 3;
        }
        int i = from + 1;
        i += i < text.length() && text.charAt(i) == '/' ? 1 : 0;
        boolean named = i < text.length() && isLatin(text.charAt(i));
        while (named && i < text.length() && text.charAt(i) != '<') {
            if (text.charAt(i) == '>') {
                return i + 1;
            }
            i++;
        }
        return -1;
    }

    private static String nameOfTag(String text, int from) {
        int first = text.charAt(from) == '/' ? from + 1 : from;
        int i = first;
        while (i < text.length() && (isLatin(text.charAt(i)) || Character.isDigit(text.charAt(i)))) {
            i++;
        }
        return text.substring(first, i).toLowerCase(Locale.ROOT);
    }

    private static boolean isLatin(char c) {
        char small = (char) (c | 0x20);
        return small >= 'a' && small <= 'z';
    }

    private static int afterClosing(String text, int from, String name) {
        for (int i = text.indexOf("</", from); i >= 0; i = text.indexOf("</", i + 2)) {
            int end = text.regionMatches(true, i + 2, name, 0, name.length()) ? text.indexOf('>', i) : -1;
            if (end >= 0) {
                return end + 1;
            }
        }
        return from;
    }

    private static String withoutEmptyLines(CharSequence text) {
        StringBuilder lines = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean afterBreak = lines.isEmpty() || lines.charAt(lines.length() - 1) == '\n';
            if (c != '\n' || !afterBreak) {
                lines.append(c);
            }
        }
        return lines.toString().strip();
    }

    private static String visible(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length()).append(text, 0, i);
        while (i < text.length()) {
            int code = text.codePointAt(i);
            int next = i + Character.charCount(code);
            if (code == '\r') {
                visible.append('\n');
                next += next < text.length() && text.charAt(next) == '\n' ? 1 : 0;
            } else if (code == 0x2028 || code == 0x2029 || code == 0x85) {
                visible.append('\n');
            } else if (code == '\t' || isBlank(code)) {
                visible.append(' ');
            } else if (code == '\n' || !isInvisible(code, text, i, next)) {
                visible.appendCodePoint(withoutStress(code));
            }
            i = next;
        }
        return visible.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7f)
                || c == '\n'
                || (c >= 0x400 && c < 0x483 && withoutStress(c) == c)
                || (c >= 0x48a && c < 0x530);
    }

    /** Four Cyrillic letters are composed with the mark that stands for stress in Ukrainian. */
    private static int withoutStress(int code) {
        return switch (code) {
            case 0x400 -> 'Е';
            case 0x450 -> 'е';
            case 0x40d -> 'И';
            case 0x45d -> 'и';
            default -> code;
        };
    }

    private static boolean isBlank(int code) {
        return Character.isSpaceChar(code) || code == 0x2800 || code == 0x3164 || code == 0x115f || code == 0x1160;
    }

    private static boolean isInvisible(int code, String text, int at, int next) {
        boolean afterCyrillic = at > 0 && isCyrillic(text.charAt(at - 1));
        if (code == 0x300 || code == 0x301) {
            return afterCyrillic;
        }
        if (code == GRAPHEME_JOINER) {
            return true;
        }
        if (code >= FIRST_VARIATION && code <= LAST_VARIATION) {
            return at > 0 && Character.isLetter(text.codePointBefore(at));
        }
        if (code == ZERO_WIDTH_JOINER) {
            return at == 0
                    || next >= text.length()
                    || !isOfEmoji(text.codePointBefore(at))
                    || !isOfEmoji(text.codePointAt(next));
        }
        return Character.getType(code) == Character.FORMAT
                || Character.isISOControl(code)
                || Character.getType(code) == Character.SURROGATE;
    }

    private static boolean isOfEmoji(int code) {
        int type = Character.getType(code);
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL || code == 0xfe0f;
    }

    private static boolean isCyrillic(char c) {
        return c >= 0x400 && c <= 0x52f;
    }
}
