package ua.ismtr.privacy;

import java.util.Set;

/** Finds e-mail addresses, also those written with a word for the sign between name and domain. */
final class Emails implements Finder {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final Set<String> WORDS_FOR_AT = Set.of("at", "собака", "равлик", "ет", "эт");

    /** The common ones: a word alone is weaker evidence than a sign. */
    private static final Set<String> ENDINGS =
            Set.of("ua", "com", "net", "org", "info", "eu", "pl", "online", "укр", "example");

    @Override
    public void find(Text text, Findings findings) {
        String plain = text.plain();
        for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
            int start = startOfName(plain, at);
            int end = endOfDomain(plain, at + 1);
            if (start < at && end > at + 1) {
                findings.add(start, end, Kind.EMAIL);
            }
        }
        for (int i = 0; i < text.size(); i++) {
            if (WORDS_FOR_AT.contains(text.token(i).form())) {
                spelledOut(text, i, findings);
            }
        }
    }

    /** Such as {@code ivan (at) example.com} or {@code ivan собака ukr.net}. */
    private static void spelledOut(Text text, int at, Findings findings) {
        boolean inBrackets = isOneOf(text.token(at - 1), "([{") && isOneOf(text.token(at + 1), ")]}");
        Token name = text.token(inBrackets ? at - 2 : at - 1);
        Token domain = text.token(inBrackets ? at + 2 : at + 1);
        if (name.length() == 0 || domain.length() == 0 || !isLatin(domain) || (name.isWord() && !isLatin(name))) {
            return;
        }
        int start = startOfName(text.plain(), name.end());
        int end = endOfDomain(text.plain(), domain.start());
        String ending = text.plain().substring(text.plain().lastIndexOf('.', end) + 1, end);
        if (start < name.end() && end > domain.end() && ENDINGS.contains(ending)) {
            findings.add(start, end, Kind.EMAIL);
        }
    }

    private static boolean isOneOf(Token token, String signs) {
        return token.length() == 1 && signs.contains(token.written());
    }

    private static boolean isLatin(Token token) {
        return token.isWord() && token.written().charAt(0) < 0x80;
    }

    private static int startOfName(String plain, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_NAME && isOfName(plain.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(plain.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Where the domain ends that begins here; the same place if there is none with a dot. */
    private static int endOfDomain(String plain, int from) {
        int end = from;
        int dot = -1;
        while (end < plain.length() && end - from < LONGEST_DOMAIN && isOfDomain(plain, end, from)) {
            dot = plain.charAt(end) == '.' ? end : dot;
            end++;
        }
        return dot > from && end - dot > 2 ? end : from;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
    }

    private static boolean isOfDomain(String plain, int at, int from) {
        char c = plain.charAt(at);
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        boolean goesOn = at + 1 < plain.length() && Character.isLetterOrDigit(plain.charAt(at + 1));
        return at > from && goesOn && (c == '.' || c == '-');
    }
}
