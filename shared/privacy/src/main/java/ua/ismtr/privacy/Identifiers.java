package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import ua.ismtr.text.Label;

/**
 * Finds numbers that no other form explains: after a word for an account, a permit or a person's record, and long ones
 * in the company of a name. Codes of institutions, places and goods, sums and stocktaking numbers stay.
 */
final class Identifiers implements Finder {
    private static final List<String> HOLDERS = List.of(
            "рахун",
            "р/р",
            "ідентифікатор",
            "дозвіл",
            "дозвол",
            "ліценз",
            "абонент",
            "зброя",
            "зброї",
            "медкартк",
            "картк",
            "страховк",
            "страхов",
            "поліс",
            "перепустк",
            "пенсійн",
            "посвідк",
            "посвідчен",
            "свідоцтв",
            "довідк",
            "диплом",
            "атестат",
            "клієнт",
            "снілс",
            "снилс",
            "особов",
            "лічильник",
            "військов",
            "квитк",
            "приписн",
            "витяг",
            "трек",
            "відправлен",
            "реферал",
            "направленн");
    private static final Set<String> CODES = Set.of("код", "коду", "кодом", "коди");
    /** Words for the person whose code it is, where no name stands beside it. */
    private static final List<String> PEOPLE = List.of(
            "людин",
            "відвідувач",
            "громадян",
            "заявни",
            "клієнт",
            "пенсіонер",
            "чоловік",
            "дружин",
            "жінк",
            "дитин",
            "спадкоєм",
            "фізособ");

    private static final Set<Label> PERSONAL = Set.of(Label.PASSPORT, Label.CARD, Label.PLATE, Label.BIRTH_DATE);

    private static final List<String> OTHERS = List.of(
            "єдрпоу",
            "фактур",
            "едрпоу",
            "коатуу",
            "катоттг",
            "квед",
            "уктзед",
            "дк",
            "інв",
            "інвентарн",
            "закупівл",
            "тендер",
            "наказ",
            "постанов",
            "розпорядженн",
            "закон",
            "дсту",
            "isbn",
            "грн",
            "сум",
            "бюджет",
            "платеж",
            "класифікатор",
            "кбк",
            "послуг",
            "версі",
            "лист");
    private static final Set<String> BETWEEN = Set.of(
            "№",
            "номер",
            "номером",
            "n",
            ":",
            "-",
            "#",
            "на",
            "зброю",
            "його",
            "її",
            "мій",
            "в",
            "у",
            "+",
            "за",
            "документ",
            "документа");
    /** How words begin for what one person has sent to a register, or got from one. */
    private static final List<String> SENT = List.of("деклараці", "повідомлен", "заяв", "дозвіл", "дозвол");

    private static final Set<String> CADASTRE = Set.of(":");
    private static final int NEAR = 14;
    private static final int WINDOW = 5;
    private static final int FEWEST = 5;
    private static final int FEWEST_MARKED = 6;
    private static final int LONG = 8;
    private static final int TAX = 10;
    private static final int LONGEST = 40;
    private static final int LONGEST_SERIES = 4;
    private static final int CADASTRE_DIGITS = 19;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            boolean glued = text.touchesNext(i - 1) && text.token(i - 1).isWord();
            if (!text.token(i).isNumber() || !findings.isFree(text.token(i))) {
                continue;
            }
            if (glued) {
                withLetters(text, findings, i);
                continue;
            }
            int last = endOfRun(text, i);
            if (isFreePhone(text, i)) {
                i = last;
                continue;
            }
            int digits = digits(text, i, last);
            boolean other = text.before(i, WINDOW, Identifiers::isOther);
            boolean near = isNearPerson(text, findings, i, last);
            boolean trader = digits == TAX && last == i && text.before(i, NEAR, token -> token.is("фоп"));
            boolean said = text.before(i, 2, token -> CODES.contains(token.form())) && digits == TAX && !other;
            boolean code = trader
                    || (said
                            && (near
                                    || text.before(i, NEAR, Identifiers::isHolder)
                                    || isBesidePerson(text, findings, i, last)));
            boolean plot = digits == CADASTRE_DIGITS && hasColon(text, i, last) && near;
            boolean held = digits >= FEWEST && isHeld(text, i) && !other && !isAmount(text, last);
            boolean lone = digits >= LONG && last == i && near && !other && !isAmount(text, last);
            boolean marked = text.token(i - 1).is("№") && digits >= FEWEST_MARKED && near && !other;
            if (code || plot || held || lone || marked) {
                int first = text.token(i - 1).is("№") && !code ? i - 1 : i;
                first = held && isSeries(text.token(first - 1)) ? first - 1 : first;
                findings.add(text.token(first), text.token(last), code ? Label.TAX_ID : Label.HIDDEN);
            }
            i = last;
        }
    }

    /** «РС041230015829» near a name: the number of what that person has sent to a register. */
    private static void withLetters(Text text, Findings findings, int number) {
        Token letters = text.token(number - 1);
        boolean register = letters.written().chars().allMatch(Character::isUpperCase)
                && letters.length() <= 3
                && !text.touchesNext(number - 2);
        boolean lone = register && text.token(number).length() >= LONG && findings.isFree(letters);
        boolean sent = text.token(number).length() >= TAX && text.before(number - 1, 3, Identifiers::isSent);
        if (lone
                && (sent || isNearPerson(text, findings, number, number))
                && !text.before(number - 1, WINDOW, Identifiers::isOther)) {
            findings.add(letters, text.token(number), Label.HIDDEN);
        }
    }

    /** Whether a word for a person, or another number that is a person's, stands near. */
    private static boolean isBesidePerson(Text text, Findings findings, int first, int last) {
        Predicate<Token> person = token -> (token.isWord() && PEOPLE.stream().anyMatch(token.form()::startsWith))
                || PERSONAL.stream().anyMatch(kind -> findings.isOf(token, kind));
        return text.before(first, NEAR, person) || text.before(last + NEAR, NEAR, person);
    }

    /** The last token of digits in groups with colons, dashes or slashes between, or of one to three digits with spaces. */
    private static int endOfRun(Text text, int first) {
        int last = first;
        while (text.token(last).end() - text.token(first).start() < LONGEST) {
            Token sign = text.token(last + 1);
            boolean joined = text.touchesNext(last)
                    && text.touchesNext(last + 1)
                    && (sign.is(":") || sign.is("-") || sign.is("/"))
                    && text.token(last + 2).isNumber();
            boolean spaced = sign.isNumber()
                    && text.isBesideNext(last)
                    && sign.start() - text.token(last).end() == 1
                    && sign.length() <= 4
                    && text.token(last).length() <= 4;
            // No stop, comma or colon of a sentence has a space before it.
            boolean apart = sign.length() == 1
                    && ".,/:".contains(sign.written())
                    && text.isBesideNext(last)
                    && !text.touchesNext(last)
                    && text.isBesideNext(last + 1)
                    && text.token(last + 2).isNumber();
            if (!joined && !spaced && !apart) {
                return last;
            }
            last += joined || apart ? 2 : 1;
        }
        return last;
    }

    private static int digits(Text text, int first, int last) {
        int digits = 0;
        for (int i = first; i <= last; i++) {
            digits += text.token(i).isNumber() ? text.token(i).length() : 0;
        }
        return digits;
    }

    private static boolean hasColon(Text text, int first, int last) {
        return text.before(last, last - first, token -> CADASTRE.contains(token.written()));
    }

    /** Whether a word for what belongs to one person stands right before, with no more than a sign or «номер» between. */
    private static boolean isHeld(Text text, int number) {
        int i = number - 1;
        while (i > number - WINDOW && (BETWEEN.contains(text.token(i).form()) || isSeries(text.token(i)))) {
            i--;
        }
        // «свідоцтво про смерть»
        int holder = text.token(i - 1).is("про") ? i - 2 : i;
        return isHolder(text.token(holder));
    }

    /** «Б», «ХК», «І-КЕ» before a number. */
    private static boolean isSeries(Token token) {
        return token.isCapitalised()
                && token.length() <= LONGEST_SERIES
                && token.written().chars().noneMatch(Character::isLowerCase);
    }

    private static boolean isHolder(Token token) {
        return token.isWord()
                && !token.form().contains("фактур")
                && HOLDERS.stream().anyMatch(token.form()::startsWith);
    }

    private static boolean isSent(Token token) {
        return token.isWord() && SENT.stream().anyMatch(token.form()::startsWith);
    }

    private static boolean isOther(Token token) {
        return token.isWord() && OTHERS.stream().anyMatch(token.form()::startsWith);
    }

    private static boolean isNearPerson(Text text, Findings findings, int first, int last) {
        boolean before = text.before(first, NEAR, token -> findings.isOf(token, Label.NAME));
        return before || text.before(last + NEAR, NEAR, token -> findings.isOf(token, Label.NAME));
    }

    /** «0 800 503 753»: of a hotline. */
    private static boolean isFreePhone(Text text, int i) {
        return (text.token(i).is("0") && text.token(i + 1).is("800"))
                || text.token(i).is("0800");
    }

    private static boolean isAmount(Text text, int last) {
        Token next = text.token(last + 1);
        return next.is("грн") || next.is("гривень") || next.is("га") || next.is("₴");
    }
}
