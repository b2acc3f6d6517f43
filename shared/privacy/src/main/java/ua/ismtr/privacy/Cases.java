package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;
import ua.ismtr.text.Label;

/**
 * Finds the numbers of court cases and proceedings, and of certificates and other papers that are given to one person. A
 * court's number is known by its form, any other by the word before it.
 */
final class Cases implements Finder {
    private static final List<String> CASES = List.of(
            "справ",
            "провадженн",
            "єрдр",
            "ердр",
            "дело",
            "заяв",
            "зверн",
            "асвп",
            "заявк",
            "скарг",
            "вхідн",
            "спадков",
            "кримінальн",
            "виконавч");
    private static final List<String> CERTIFICATES = List.of(
            "свідоцтв",
            "сертифікат",
            "диплом",
            "посв",
            "медкнижк",
            "атестат",
            "довідк",
            "ордер",
            "поліс",
            "посвідк",
            "візи",
            "студентськ",
            "квиток",
            "квитка",
            "убд",
            "сертификат",
            "удостоверени",
            "certificate",
            "актов",
            "картк",
            "дозвіл",
            "дозвол",
            "ліценз",
            "висновок",
            "студквит",
            "довіреніст");
    private static final List<String> PROGRAMMES =
            List.of("програм", "курс", "потік", "поток", "якост", "відповідн", "акредитац", "тренінг", "модул");
    private static final List<String> TRAINING =
            List.of("навчанн", "курс", "тренінг", "семінар", "вебінар", "участь", "групу");
    private static final List<String> DECISIONS = List.of("постанов", "протокол", "ухвал", "рішенн");

    /** Abbreviations before numbers that are of firms, laws and things. */
    private static final Set<String> NO_SERIES = Set.of(
            "тов", "пп", "кп", "дп", "оту", "отг", "тг", "дк", "гсм", "iso", "дсту", "кму", "моз", "мон", "мвс", "мзс",
            "рф", "сша", "грн", "uah", "usd", "isbn", "ua", "ip", "id", "ід", "зу", "єс", "дсс", "фоп", "ос", "нв",
            "сп", "всу", "мфо", "кбк", "кпк", "en", "iec", "ieee", "гост");

    private static final Set<String> NUMBER_SIGNS = Set.of(
            "№", "номер", "номером", "серія", "серії", "n", "no", "#", "за", ",", ":", "-", "під", "серией", "та", "і");
    private static final int WINDOW = 4;
    private static final int FEWEST_DIGITS = 4;
    private static final int FEWEST_AFTER_LETTERS = 3;
    private static final Set<String> MARKS = Set.of("№", "номер", "серія");

    /** How many tokens a word for the paper may stand before its number. */
    private static final int FAR = 10;

    private static final int NEAR_AFTER = 8;
    private static final int CLEAR = 6;
    private static final int LONG = 8;
    private static final int LONGEST = 30;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            if (!text.token(i).isNumber() || !findings.isFree(text.token(i))) {
                continue;
            }
            int court = Math.max(
                    Math.max(endOfCourtNumber(text, i), endOfLetteredNumber(text, i)), endOfOldNumber(text, i));
            if (court > i) {
                findings.add(text.token(startWithRegister(text, i)), text.token(court), Label.CASE);
                i = court;
                continue;
            }
            if (isAfterLetters(text, i)) {
                findings.add(text.token(i - 2), text.token(i), Label.CASE);
                continue;
            }
            int series = startOfSeries(text, i);
            int grouped = endOfGroups(text, i);
            boolean budget = series == i - 1
                    && text.token(series).length() == 3
                    && text.token(i).length() > CLEAR;
            boolean said = text.before(series, WINDOW, token -> matches(token, CERTIFICATES) || matches(token, CASES));
            if (series < i && grouped >= i && (!budget || said) && findings.isFree(text.token(series))) {
                boolean ofCase =
                        text.before(series, WINDOW, token -> matches(token, CASES) || matches(token, DECISIONS));
                boolean named = text.token(series - 1).form().startsWith("сері");
                boolean counted = text.token(series - 1).isNumber()
                        && text.token(series - 1).length() <= 2
                        && text.before(series, WINDOW, token -> matches(token, CERTIFICATES));
                findings.add(
                        text.token(named || counted ? series - 1 : series),
                        text.token(grouped),
                        ofCase ? Label.CASE : Label.CERTIFICATE);
                i = grouped;
                continue;
            }
            i = named(text, findings, i);
        }
    }

    /** {@code 754/1234/21}, {@code 754/1234/21-ц}; no date. */
    private static int endOfCourtNumber(Text text, int i) {
        boolean shaped = text.token(i + 1).is("/")
                && text.token(i + 2).isNumber()
                && text.token(i + 3).is("/")
                && text.token(i + 4).isNumber()
                && text.touchesNext(i)
                && text.touchesNext(i + 1)
                && text.touchesNext(i + 2)
                && text.touchesNext(i + 3);
        if (!shaped || text.token(i).length() < 3 || text.token(i).length() > 4) {
            return -1;
        }
        int year = text.token(i + 4).length();
        boolean letter = text.touchesNext(i + 4)
                && text.token(i + 5).is("-")
                && text.touchesNext(i + 5)
                && text.token(i + 6).isWord()
                && text.token(i + 6).length() <= 3;
        return year == 2 || year == 4 ? (letter ? i + 6 : i + 4) : -1;
    }

    /** {@code 2-а/418/22}, as courts counted earlier, and {@code 2-а/418/105/22}. */
    private static int endOfLetteredNumber(Text text, int i) {
        boolean joined = text.touchesNext(i)
                && text.touchesNext(i + 1)
                && text.touchesNext(i + 2)
                && text.touchesNext(i + 3)
                && text.touchesNext(i + 4)
                && text.touchesNext(i + 5);
        boolean shaped = text.token(i).length() <= 2
                && text.token(i + 1).is("-")
                && text.token(i + 2).isWord()
                && text.token(i + 2).length() <= 2
                && text.token(i + 3).is("/")
                && text.token(i + 4).isNumber()
                && text.token(i + 5).is("/")
                && text.token(i + 6).isNumber();
        boolean further = text.touchesNext(i + 6)
                && text.token(i + 7).is("/")
                && text.touchesNext(i + 7)
                && text.token(i + 8).isNumber();
        return joined && shaped ? (further ? i + 8 : i + 6) : -1;
    }

    /** {@code 2-1406/11} and {@code 68/2023} where a court, an heir or a notary is spoken of. */
    private static int endOfOldNumber(Text text, int i) {
        boolean dashed = text.token(i).length() == 1
                && text.token(i + 1).is("-")
                && text.token(i + 2).isNumber()
                && text.touchesNext(i)
                && text.touchesNext(i + 1);
        int number = dashed ? i + 2 : i;
        Token year = text.token(number + 2);
        boolean shaped = text.token(number + 1).is("/")
                && text.touchesNext(number)
                && text.touchesNext(number + 1)
                && year.isNumber()
                && (year.length() == 4 ? isYear(year) : dashed && year.length() == 2)
                && !(text.touchesNext(number + 2) && text.token(number + 3).is("/"))
                && !(text.touchesNext(i - 1) && text.token(i - 1).is("/"));
        boolean said =
                text.before(i, FAR, Cases::isOfCourt) || text.before(number + NEAR_AFTER, NEAR_AFTER, Cases::isOfCourt);
        boolean decided = dashed && text.before(i, 2, token -> token.form().startsWith("рішенн"));
        boolean letter = text.token(i).length() == 1 && !dashed;
        boolean mail = text.before(i, WINDOW, token -> token.form().startsWith("лист"));
        return shaped && !letter && !mail && (said || decided) ? number + 2 : -1;
    }

    private static boolean isOfCourt(Token token) {
        String form = token.form();
        boolean court = form.startsWith("суд") && !form.startsWith("судн");
        return token.isWord()
                && (court || form.startsWith("спадк") || form.startsWith("спадщ") || form.startsWith("нотар"));
    }

    /** The first token of «ЄУН 619/…», or the number's. */
    private static int startWithRegister(Text text, int number) {
        Token before = text.token(number - 1);
        boolean register = before.isAllCapitals() && before.length() >= 3 && findable(before);
        return register ? number - 1 : number;
    }

    private static boolean findable(Token register) {
        return register.form().startsWith("єу") || register.form().startsWith("єд");
    }

    /** «номер EO-0093317»: capitals, a dash and six to eight digits in one run after a word for a number. */
    private static boolean isAfterLetters(Text text, int i) {
        Token letters = text.token(i - 2);
        boolean run = letters.isAllCapitals()
                && letters.length() <= 3
                && text.token(i - 1).is("-")
                && text.touchesNext(i - 2)
                && text.touchesNext(i - 1)
                && !text.touchesNext(i - 3);
        int length = text.token(i).length();
        boolean whole = length >= CLEAR && length <= LONG && !text.touchesNext(i);
        boolean ends = whole
                || (length >= CLEAR
                        && text.token(i + 1).type() == Token.Type.SIGN
                        && !text.token(i + 1).is("-"));
        return run
                && ends
                && length <= LONG
                && !NO_SERIES.contains(letters.form())
                && text.before(i - 2, 2, token -> token.is("номер"));
    }

    /** The first token of «СМ №», «І-БК №», «1-ЖС», «10ААВ №» before a number; the number itself if there is none. */
    private static int startOfSeries(Text text, int number) {
        int i = number - 1;
        while (i > number - 4
                && (text.token(i).is("№")
                        || text.token(i).is("номер")
                        || text.token(i).is("-"))) {
            i--;
        }
        if (!isSeries(text.token(i))
                || text.token(number).start() - text.token(i).end() > 10) {
            return number;
        }
        boolean joined = text.touchesNext(i - 1) && text.token(i - 1).is("-") && text.touchesNext(i - 2);
        if (joined
                && (text.token(i - 2).isNumber() || isSeries(text.token(i - 2)))
                && text.token(i - 2).length() <= 2) {
            return i - 2;
        }
        boolean counted = text.touchesNext(i - 1)
                && text.token(i - 1).isNumber()
                && text.token(i - 1).length() <= 2
                && !text.touchesNext(i - 2);
        if (counted) {
            return i - 1;
        }
        return text.touchesNext(i - 1)
                        && !text.token(i - 1).is("«")
                        && !text.token(i - 1).is("(")
                ? number
                : i;
    }

    private static boolean isSeries(Token token) {
        boolean hyphenated = token.form().contains("-") && token.length() <= 6;
        return token.isWord()
                && token.isCapitalised()
                && token.written().chars().noneMatch(Character::isLowerCase)
                && (token.length() <= 3 || hyphenated)
                && token.length() >= 2
                && !NO_SERIES.contains(token.form());
    }

    /** The last token of six to eight digits in one or two groups, or -1. */
    private static int endOfGroups(Text text, int i) {
        for (Digits number : Digits.from(text, i, 8, "-")) {
            boolean groups = number.groups().size() == 1 || number.groups().equals(List.of(3, 3));
            if (number.digits().length() >= 6 && groups && number.isWhole(text)) {
                return number.last();
            }
        }
        return -1;
    }

    /** A number after a word for a case or a paper; the last token of it, or this one. */
    private static int named(Text text, Findings findings, int i) {
        int last = endOfNumber(text, i, startOfLetters(text, i) < i);
        int digits = 0;
        for (int j = i; j <= last; j++) {
            digits += text.token(j).isNumber() ? text.token(j).length() : 0;
        }
        int first = startOfLetters(text, i);
        boolean series = first < i;
        int word = first - 1;
        boolean marked = text.token(i - 1).is("№");
        while (NUMBER_SIGNS.contains(text.token(word).form()) && word > first - 4) {
            marked |= MARKS.contains(text.token(word).form());
            word--;
        }
        boolean year = digits == 4 && last == i && isYear(text.token(i)) && !marked;
        boolean close = isOneOf(text, word, CASES) || isOneOf(text, word, CERTIFICATES);
        boolean lettered =
                last > i && text.token(last).isWord() && text.token(last).isCapitalised();
        boolean numbered = marked || series || lettered || digits >= CLEAR;
        boolean near = text.before(first, FAR, token -> matches(token, CASES) || matches(token, CERTIFICATES));
        boolean indexed = text.token(i + 1).is("-") && isBetween(text, i, last, "/") && digits >= CLEAR;
        boolean far = near && (text.token(i - 1).is("№") || series || digits >= LONG || indexed);
        boolean free = findings.isFree(text.token(first));
        boolean entry = isEntry(text, word);
        boolean lettersToo = series && marked && close && digits >= FEWEST_AFTER_LETTERS;
        boolean paper = (digits >= FEWEST_DIGITS && numbered && (close || far)) || lettersToo;
        boolean ofMany = isRange(text, i, last)
                || isOfLaw(text, last)
                || isOfProgramme(text, first)
                || isForTraining(text, last);
        if ((!paper && !entry) || year || !free || ofMany || isPattern(text, i, last)) {
            return i;
        }
        first = startOfMail(text, first);
        last = withYear(text, last);
        boolean court = text.before(first, FAR, token -> matches(token, CASES));
        findings.add(text.token(first), text.token(last), court ? Label.CASE : Label.CERTIFICATE);
        return last;
    }

    /** «№ 0417-0431»: from one number to another. */
    private static boolean isRange(Text text, int first, int last) {
        Token from = text.token(first);
        Token to = text.token(first + 2);
        return last == first + 2
                && text.token(first + 1).is("-")
                && to.isNumber()
                && to.length() == from.length()
                && from.length() >= FEWEST_AFTER_LETTERS
                && to.written().compareTo(from.written()) > 0
                && text.token(first + 1).end() - text.token(first + 1).start() == 1
                && to.written().regionMatches(0, from.written(), 0, 1);
    }

    private static boolean isBetween(Text text, int first, int last, String sign) {
        return text.before(last, last - first, token -> token.is(sign));
    }

    /** «№ 393/96-ВР», «№ 2073-IX»: an act of parliament. */
    private static boolean isOfLaw(Text text, int last) {
        Token series = text.token(last);
        boolean roman = series.isAllCapitals() && series.form().chars().allMatch(c -> "ivxlcdmіх".indexOf(c) >= 0);
        return series.isWord() && text.token(last - 1).is("-") && (series.is("вр") || roman);
    }

    /** «заявка № 1042 на навчання»: of the institution that writes. */
    private static boolean isForTraining(Text text, int last) {
        return text.token(last + 1).is("на")
                && TRAINING.stream().anyMatch(text.token(last + 2).form()::startsWith);
    }

    /** «сертифікат програми № …», «сертифікат за потік …»: a paper of many, or of a thing. */
    private static boolean isOfProgramme(Text text, int number) {
        for (int i = number - 1; i >= number - FAR; i--) {
            if (matches(text.token(i), CERTIFICATES)) {
                int of = text.token(i + 1).is("за") || text.token(i + 1).is("про") ? i + 2 : i + 1;
                return matches(text.token(of), PROGRAMMES);
            }
        }
        return false;
    }

    /** The first token of «вх. № …», or the number's. */
    private static int startOfMail(Text text, int number) {
        boolean dotted =
                text.token(number - 1).is("№") && text.token(number - 2).is(".");
        boolean mail = dotted
                && (text.token(number - 3).is("вх") || text.token(number - 3).is("вих"));
        return mail ? number - 3 : number;
    }

    /** «актовий запис № 52», «особова справа № 31»: few digits, and still one person's. */
    private static boolean isEntry(Text text, int word) {
        String kind = text.token(word - 1).form();
        String paper = text.token(word).form();
        boolean entry = paper.startsWith("запис") && kind.startsWith("актов");
        return entry || (paper.startsWith("справ") && kind.startsWith("особов"));
    }

    /** «0000000000»: digits that stand for those which a person has to write. */
    private static boolean isPattern(Text text, int first, int last) {
        String number = text.token(first).written();
        return first == last && number.chars().distinct().count() == 1;
    }

    /** «№ 1187 від 1976», «№ 52 від 03.04.2009»: the date of a paper tells which one it is. */
    private static int withYear(Text text, int last) {
        Token year = text.token(last + 2);
        boolean date = text.token(last + 1).is("від")
                && year.isNumber()
                && text.token(last + 3).is(".")
                && text.token(last + 4).isNumber()
                && text.token(last + 5).is(".")
                && text.token(last + 6).isNumber()
                && text.token(last + 6).length() == 4;
        if (date) {
            return last + 6;
        }
        boolean of = text.token(last + 1).is("від") && year.isNumber() && year.length() == 4 && isYear(year);
        return of ? last + 2 : last;
    }

    /** The first token of «КВ №» or «М-» before a number, or the number. */
    private static int startOfLetters(Text text, int number) {
        int i = number - 1;
        while (i > number - 3
                && (text.token(i).is("№")
                        || text.token(i).is("-")
                        || text.token(i).is("/")
                        || text.token(i).is("номер"))) {
            i--;
        }
        Token letters = text.token(i);
        boolean several = letters.isWord() && letters.length() <= 3 && letters.isAllCapitals();
        boolean lettered = letters.isNumber()
                && letters.length() <= 2
                && text.token(number - 1).is("№")
                && text.touchesNext(i - 1)
                && text.token(i - 1).isCapitalised()
                && text.token(i - 1).length() == 1;
        if (lettered) {
            return i - 1;
        }
        boolean said = text.token(i - 1).form().startsWith("сері");
        boolean one =
                letters.isWord() && letters.length() == 1 && letters.isCapitalised() && (text.touchesNext(i) || said);
        return several || one ? i : number;
    }

    private static boolean isYear(Token token) {
        return token.written().startsWith("19") || token.written().startsWith("20");
    }

    /** The last token of a number in groups of digits and letters without spaces, or of two groups with one. */
    private static int endOfNumber(Text text, int i, boolean dotted) {
        int last = i;
        int next = i + 1;
        while (text.touchesNext(next - 1)
                && text.token(next).end() - text.token(i).start() < LONGEST) {
            Token token = text.token(next);
            boolean dot = dotted
                    && token.is(".")
                    && text.touchesNext(next)
                    && text.token(next + 1).isNumber();
            boolean joint = token.is("/") || token.is("-") || dot;
            boolean part = token.isNumber() || (token.isWord() && token.length() <= 3);
            if (!joint && !part) {
                break;
            }
            last = part ? next : last;
            next++;
        }
        return last;
    }

    private static boolean isOneOf(Text text, int i, List<String> stems) {
        return matches(text.token(i), stems) || (text.token(i).isWord() && matches(text.token(i - 1), stems));
    }

    private static boolean matches(Token token, List<String> stems) {
        return token.isWord() && stems.stream().anyMatch(token.form()::startsWith);
    }
}
