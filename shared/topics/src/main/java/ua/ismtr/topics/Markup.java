package ua.ismtr.topics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML in a text. On its own, since most texts have none and a cold virtual machine compiles regular expressions slowly. */
final class Markup {
    private static final Pattern TAG = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<!--.*?-->|</?[a-zA-Z][^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");

    private Markup() {}

    /** The text without tags, scripts and comments, and with characters in place of entities. */
    static String removed(String text) {
        String plain = TAG.matcher(text).replaceAll(" ");
        return ENTITY.matcher(plain).replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1))));
    }

    private static String character(String entity) {
        if (entity.startsWith("#")) {
            boolean hexadecimal = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
            int code = hexadecimal ? Integer.parseInt(entity.substring(2), 16) : Integer.parseInt(entity.substring(1));
            return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
        }
        return switch (entity) {
            case "apos", "rsquo", "lsquo" -> "'";
            case "amp" -> "&";
            default -> " ";
        };
    }
}
