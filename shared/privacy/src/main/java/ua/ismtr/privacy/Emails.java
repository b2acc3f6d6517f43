package ua.ismtr.privacy;

import java.util.Set;
import ua.ismtr.text.Label;

/**
 * Finds e-mail addresses, also those in which a word stands for the sign between name and domain or for the dots:
 * {@code ivan [at] example [dot] com}, «ivan собака ukr крапка net».
 */
final class Emails implements Finder {
    private static final int LONGEST_NAME = 64;
    private static final Set<String> AT = Set.of("at", "собака", "собачка", "равлик", "ет", "эт", "песик");
    private static final Set<String> OFFICES = Set.of(
            "cnap",
            "tsnap",
            "dnap",
            "info",
            "office",
            "rada",
            "kanc",
            "kancelaria",
            "zvernennya",
            "admin",
            "mail",
            "post",
            "hotline",
            "support",
            "help",
            "hr",
            "press",
            "reception",
            "public",
            "gromada",
            "otg",
            "osvita",
            "center",
            "centr",
            "vykonkom",
            "dovidka",
            "contact");
    private static final Set<String> DOT = Set.of("dot", "крапка", "точка", "кропка");
    private static final Set<String> DASH = Set.of("дефіс", "тире", "мінус", "підкреслення", "underscore", "dash");

    /** The common ones: a word alone is weaker evidence than a sign. */
    private static final Set<String> ENDINGS = Set.of(
            "ua", "com", "net", "org", "info", "eu", "pl", "online", "укр", "example", "юа", "ком", "нет", "орг",
            "gov");

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            boolean sign = text.token(i).is("@");
            boolean letter = isOpening(text.token(i - 1))
                    && isClosing(text.token(i + 1))
                    && text.token(i).is("a");
            if (!sign && !letter && !AT.contains(text.token(i).form())) {
                continue;
            }
            int opening = isOpening(text.token(i - 1)) ? i - 1 : i;
            int closing = opening < i && isClosing(text.token(i + 1)) ? i + 1 : i;
            int last = endOfDomain(text, closing + 1, sign);
            boolean dotted = text.token(opening - 1).is(".") && text.touchesNext(opening - 1);
            int first = startOfName(text, dotted ? opening - 2 : opening - 1);
            boolean institution = sign && text.touchesNext(i - 1) && isOfInstitution(text, first, i, last);
            if (institution) {
                findings.block(text.token(first).start(), text.token(last).end());
            } else if (last > closing
                    && first < opening
                    && text.isBesideNext(opening - 1)
                    && text.isBesideNext(closing)) {
                findings.add(text.token(first), text.token(last), Label.EMAIL);
            }
        }
    }

    /** «cnap@stepova-rada.gov.ua»: the post of an institution, which is nobody's. */
    private static boolean isOfInstitution(Text text, int first, int at, int last) {
        boolean office = first == at - 1 && OFFICES.contains(text.token(first).form());
        boolean state = last > at + 2
                && text.token(last).is("ua")
                && text.token(last - 2).is("gov");
        return office && state;
    }

    /** The last token of the domain that begins here; the one before if there is none with a dot and a known ending. */
    private static int endOfDomain(Text text, int from, boolean sign) {
        int last = endOfLabel(text, from);
        int found = from - 1;
        boolean spelled = false;
        while (last >= from) {
            int dot = dotAfter(text, last, sign);
            if (dot <= last) {
                break;
            }
            boolean word = !text.token(dot).is(".");
            int next = endOfLabel(text, dot + 1);
            if (next <= dot) {
                break;
            }
            spelled |= word;
            boolean apart = !text.touchesNext(last) || !text.touchesNext(dot);
            if (apart && !word && !ENDINGS.contains(text.token(dot + 1).form())) {
                break;
            }
            last = next;
            found = last;
        }
        boolean known = sign
                || spelled
                || (found >= from && ENDINGS.contains(text.token(found).form()));
        boolean ending =
                found >= from && text.token(found).isWord() && text.token(found).length() > 1;
        return known && ending ? found : from - 1;
    }

    /** The last token of the dot after this token, which may be a word or stand in brackets; this token if there is none. */
    private static int dotAfter(Text text, int last, boolean sign) {
        int i = last + 1;
        if (text.token(i).is(".")) {
            boolean close = text.touchesNext(last) && text.touchesNext(i);
            return close || (sign && text.isBesideNext(last) && text.isBesideNext(i)) ? i : last;
        }
        boolean comma = sign
                && text.token(i).is(",")
                && text.touchesNext(last)
                && text.touchesNext(i)
                && ENDINGS.contains(text.token(i + 1).form());
        if (comma) {
            return i;
        }
        boolean bracket = isOpening(text.token(i));
        int word = bracket ? i + 1 : i;
        boolean dot = DOT.contains(text.token(word).form())
                || (bracket && text.token(word).is("."));
        if (!dot || !text.isBesideNext(last)) {
            return last;
        }
        return bracket && isClosing(text.token(word + 1)) ? word + 1 : word;
    }

    /** The last token of letters, digits and dashes without spaces that begins here, or one before. */
    private static int endOfLabel(Text text, int from) {
        if (!isOfLabel(text.token(from))) {
            return from - 1;
        }
        int last = from;
        while (text.touchesNext(last) && (isOfLabel(text.token(last + 1)) || isJoint(text, last + 1, "-_"))) {
            last++;
        }
        return last;
    }

    /** The first token of the name that ends with this token, or one after. */
    private static int startOfName(Text text, int last) {
        if (!isOfLabel(text.token(last))) {
            return last + 1;
        }
        int first = last;
        int end = text.token(last).end();
        while (end - text.token(first).start() < LONGEST_NAME) {
            if (text.touchesNext(first - 1)
                    && (isOfLabel(text.token(first - 1))
                            || (isJoint(text, first - 1, "._-+%") && text.touchesNext(first - 2)))) {
                first--;
            } else if (text.token(first - 1).is(".")
                    && !text.touchesNext(first - 1)
                    && !text.touchesNext(first - 2)
                    && text.isBesideNext(first - 2)
                    && isOfLabel(text.token(first - 2))
                    && text.token(first - 2).written().charAt(0) <= 'z') {
                first -= 2;
            } else if (isClosing(text.token(first - 1))
                    && isSpelledJoint(text.token(first - 2))
                    && isOpening(text.token(first - 3))
                    && isOfLabel(text.token(first - 4))) {
                first -= 4;
            } else if (isSpelledJoint(text.token(first - 1))
                    && text.isBesideNext(first - 1)
                    && isOfLabel(text.token(first - 2))) {
                first -= 2;
            } else {
                break;
            }
        }
        while (first < last && !isOfLabel(text.token(first))) {
            first++;
        }
        return first;
    }

    private static boolean isSpelledJoint(Token token) {
        return DOT.contains(token.form()) || DASH.contains(token.form());
    }

    private static boolean isJoint(Text text, int i, String signs) {
        Token token = text.token(i);
        return token.length() == 1 && signs.contains(token.written()) && text.touchesNext(i);
    }

    private static boolean isOfLabel(Token token) {
        return token.isWord() || token.isNumber();
    }

    private static boolean isOpening(Token token) {
        return token.length() == 1 && "([{<".contains(token.written());
    }

    private static boolean isClosing(Token token) {
        return token.length() == 1 && ")]}>".contains(token.written());
    }
}
