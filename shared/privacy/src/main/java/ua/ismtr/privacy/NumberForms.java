package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.ismtr.text.Label;

/**
 * Finds numbers that nothing else is written like: of medical documents, of vehicles, of the
 * Russian pension insurance, numbers of letters and digits after a word for a paper or a key, and passwords.
 */
final class NumberForms implements Finder {
    private record Form(Pattern pattern, Label label) {}

    /** Each of a fixed length, so that reading takes time proportional to the text. */
    private static final List<Form> FORMS = List.of(
            new Form(
                    Pattern.compile("(?<![\\p{L}\\d-])[A-Z\\d]{4}-[A-Z\\d]{4}-[A-Z\\d]{4}-[A-Z\\d]{4}(?![\\p{L}\\d-])"),
                    Label.CERTIFICATE),
            new Form(
                    Pattern.compile("(?<![\\p{Lu}\\d-])(?=\\d{0,10}[A-Z])[A-HJ-NPR-Z\\d]{11}\\d{6}(?![\\p{L}\\d-])"),
                    Label.HIDDEN),
            new Form(Pattern.compile("(?<![\\d-])\\d{3}-\\d{3}-\\d{3}[ -]\\d{2}(?![\\d-])"), Label.TAX_ID));

    private static final List<String> PAPERS = List.of(
            "паспорт",
            "passport",
            "посвідченн",
            "диплом",
            "атестат",
            "сертифікат",
            "свідоцтв",
            "ключ",
            "серійн",
            "номер",
            "поліс",
            "візи",
            "візу",
            "віза",
            "картк",
            "довідк",
            "висновок",
            "водійськ",
            "техпаспорт",
            "убд",
            "квиток",
            "квитк",
            "permit",
            "card");
    private static final Set<String> PASSWORDS =
            Set.of("пароль", "паролем", "пароля", "паролі", "пасворд", "password", "пінкод", "пін-код");
    private static final Set<String> BETWEEN = Set.of(":", "-", "\"", "«", "мій", "такий", "був", "це", "is", "=");
    private static final Set<String> STANDARDS = Set.of("iso", "iec", "en", "дсту", "гост", "win", "windows", "usb");
    private static final int WINDOW = 5;
    private static final int FEWEST_DIGITS = 4;
    private static final int SHORTEST = 7;
    private static final int SHORTEST_PASSWORD = 5;

    @Override
    public void find(Text text, Findings findings) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(text.plain());
            while (matcher.find()) {
                findings.add(matcher.start(), matcher.end(), form.label());
            }
        }
        for (int i = 0; i < text.size(); i++) {
            if (PASSWORDS.contains(text.token(i).form())) {
                password(text, findings, i);
            } else if (!text.touchesNext(i - 1) && findings.isFree(text.token(i))) {
                ofPaper(text, findings, i);
            }
        }
    }

    /** «пароль Zyx123», where letters and digits are mixed. */
    private static void password(Text text, Findings findings, int word) {
        int first = word + 1;
        while (BETWEEN.contains(text.token(first).form()) && first < word + 3) {
            first++;
        }
        int last = endOfRun(text, first, false);
        int start = text.token(first).start();
        boolean mixed = has(text, first, last, Character::isDigit) && has(text, first, last, Character::isLetter);
        if (mixed && text.token(last).end() - start >= SHORTEST_PASSWORD) {
            findings.add(text.token(first), text.token(last), Label.HIDDEN);
        }
    }

    /** «passport A07711823», «ключ 58E2D9E7…»: capital letters of any alphabet and digits in one run. */
    private static void ofPaper(Text text, Findings findings, int first) {
        int last = endOfRun(text, first, true);
        int start = text.token(first).start();
        int end = text.token(last).end();
        boolean digits = text.plain()
                        .substring(Math.max(0, start), Math.max(0, end))
                        .chars()
                        .filter(Character::isDigit)
                        .count()
                >= FEWEST_DIGITS;
        boolean mixed = digits && has(text, first, last, Character::isLetter);
        boolean near = mixed
                && end - start >= SHORTEST
                && !STANDARDS.contains(text.token(first).form())
                && text.before(first, WINDOW, NumberForms::isPaper);
        if (near) {
            boolean passport = text.before(
                    first,
                    WINDOW,
                    token -> token.form().startsWith("пасп") || token.form().startsWith("passp"));
            findings.add(text.token(first), text.token(last), passport ? Label.PASSPORT : Label.CERTIFICATE);
        }
    }

    private static boolean isPaper(Token token) {
        return token.isWord() && PAPERS.stream().anyMatch(token.form()::startsWith);
    }

    /** The last token of those that touch each other: letters and digits, and in a password other signs too. */
    private static int endOfRun(Text text, int first, boolean capitals) {
        int last = first;
        while (text.touchesNext(last) && isOfRun(text.token(last + 1), capitals)) {
            last++;
        }
        return last;
    }

    private static boolean isOfRun(Token token, boolean capitals) {
        boolean word = token.isWord() && (!capitals || token.written().chars().noneMatch(Character::isLowerCase));
        boolean sign = !capitals && "!@#$%^&*_-+=".contains(token.written());
        return word || token.isNumber() || sign;
    }

    private static boolean has(Text text, int first, int last, IntPredicate kind) {
        int from = text.token(first).start();
        return from >= 0
                && text.plain().substring(from, text.token(last).end()).chars().anyMatch(kind);
    }
}
