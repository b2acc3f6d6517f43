package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;
import ua.ismtr.text.Label;

/** Finds dates and years of birth: a date alone is nobody's, so a word must say that it is of a birth, or a name stand
 * before it. */
final class BirthDates implements Finder {
    private static final List<String> MONTHS = List.of(
            "січ",
            "лют",
            "берез",
            "квіт",
            "трав",
            "черв",
            "лип",
            "серп",
            "верес",
            "жовт",
            "листоп",
            "груд",
            "янв",
            "февр",
            "март",
            "апр",
            "мая",
            "май",
            "июн",
            "июл",
            "авг",
            "сент",
            "окт",
            "нояб",
            "дек",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Set<String> SHORT_MONTHS =
            Set.of("січ", "лют", "бер", "кв", "квіт", "трав", "чер", "лип", "сер", "вер", "жов", "лис", "гр", "груд");

    private static final Set<String> BORN = Set.of(
            "народився",
            "народила",
            "народилась",
            "народилася",
            "народились",
            "народилися",
            "народж",
            "народжений",
            "народжена",
            "народженого",
            "народженої",
            "нар",
            "родився",
            "родилась",
            "родился",
            "родилася",
            "born",
            "dob",
            "уродженець",
            "уродженка",
            "дн",
            "днародження");
    private static final Set<String> BIRTH = Set.of("народження", "народж", "рождения", "birth", "birthday");
    private static final Set<String> OF_BIRTH = Set.of(
            "дата", "дату", "дати", "датою", "день", "дня", "рік", "року", "роком", "число", "of", "год", "с", "з");

    private static final Set<String> MANY = Set.of(
            "діти",
            "дітей",
            "дітям",
            "дітьми",
            "дітях",
            "особи",
            "осіб",
            "особам",
            "особами",
            "громадяни",
            "громадян",
            "громадянам",
            "чоловіки",
            "чоловіків",
            "чоловікам",
            "жінки",
            "жінок",
            "жінкам",
            "юнаки",
            "юнаків",
            "юнакам",
            "хлопці",
            "хлопців",
            "хлопцям",
            "дівчата",
            "дівчат",
            "люди",
            "людей",
            "людям",
            "учні",
            "учнів",
            "призовники",
            "призовників",
            "пенсіонери",
            "пенсіонерів",
            "народжені",
            "народжених",
            "народженим",
            "ті",
            "тих",
            "усі",
            "усіх",
            "всіх",
            "всі",
            "молодь",
            "молоді",
            "покоління",
            "малюки",
            "малюків",
            "дошкільнята",
            "років",
            "роки",
            "після");
    private static final List<String> NUMERALS = List.of(
            "перш",
            "друг",
            "трет",
            "четверт",
            "п'ят",
            "шост",
            "сьом",
            "восьм",
            "дев'ят",
            "десят",
            "одинадцят",
            "дванадцят",
            "тринадцят",
            "чотирнадцят",
            "шістнадцят",
            "сімнадцят",
            "вісімнадцят",
            "двадцят",
            "тридцят",
            "сорок",
            "шістдесят",
            "сімдесят",
            "вісімдесят",
            "сто",
            "двохтисяч",
            "дві",
            "тисяч",
            "два",
            "три",
            "чотири",
            "шіст",
            "сім",
            "вісім");
    private static final Set<String> YEAR = Set.of("р", "року", "г", "года", "рік", "гр");
    private static final Set<String> SINCE = Set.of(
            "з",
            "із",
            "від",
            "до",
            "після",
            "кінця",
            "початку",
            "у",
            "в",
            "протягом",
            "за",
            "на",
            "весни",
            "осені",
            "літа",
            "зими");
    private static final Set<String> NOBODY = Set.of("хто", "хтось", "кожен", "дехто");
    private static final Set<String> DATIVE = Set.of("їй", "йому", "він", "вона", "сам", "сама");
    private static final Set<String> PRONOUNS = Set.of("він", "вона", "сам", "сама", "я");
    private static final int WINDOW = 4;
    private static final int NAME_WINDOW = 10;
    private static final int FAR = 14;

    /** Numbers of months as some write them, in letters of either alphabet. */
    private static final Set<String> ROMAN = Set.of(
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "і", "іі", "ііі", "х", "хі",
            "хіі");

    /** Words for a child, whose date of birth may be of these years. */
    private static final Set<String> CHILDREN = Set.of(
            "дитина",
            "хлопчик",
            "дівчинка",
            "син",
            "дочка",
            "донька",
            "немовля",
            "онук",
            "онука",
            "внук",
            "внучка",
            "малюк",
            "племінник",
            "племінниця");

    /** Words for kin, after which a year alone is of a birth. */
    private static final Set<String> KIN = Set.of(
            "дитина", "син", "дочка", "донька", "онук", "онука", "чоловік", "дружина", "мати", "мама", "батько", "тато",
            "бабуся", "дідусь", "брат", "сестра");

    /** Words for kin and others one meets. */
    private static final Set<String> PEOPLE = Set.copyOf(WordList.read("people.txt"));

    /** Others one meets, and children by what they do. */
    private static final Set<String> MET = Set.of(
            "школяр",
            "школярка",
            "учень",
            "учениця",
            "підліток",
            "хлопець",
            "дівчина",
            "жінка",
            "пенсіонер",
            "пенсіонерка",
            "відвідувач",
            "відвідувачка",
            "заявник",
            "заявниця",
            "свекор",
            "свекруха",
            "тесть",
            "теща",
            "дід",
            "баба",
            "тітка",
            "дядько",
            "ветеран",
            "ветеранка",
            "студент",
            "студентка");

    /** Prepositions before dates of papers, of terms and of events. */
    private static final Set<String> PASSING = Set.of("від", "до", "станом", "після", "за", "по", "от");

    /** How words begin for acts and others that a date is of. */
    private static final List<String> ACTS = List.of(
            "закон",
            "постанов",
            "наказ",
            "указ",
            "конвенц",
            "кодекс",
            "інструкц",
            "редакц",
            "догов",
            "угод",
            "протокол",
            "рішенн",
            "розпорядж",
            "версі",
            "громадянств",
            "незалежн",
            "ссср",
            "срср",
            "війн",
            "чорнобил",
            "затвердж",
            "чинн",
            "книг",
            "зразк",
            "заснован",
            "створен",
            "окупац");

    private static final int LATEST_OF_CHILDREN = 2024;
    private static final int LATEST_UNSAID = 2006;
    private static final String EARLIEST = "1915";
    private static final String LATEST_ALONE = "1990";
    private static final int LATEST_OF_ADULTS = 2012;
    private static final int EARLIEST_OF_TWO_DIGITS = 30;

    private final ForeignNames foreign;

    BirthDates(ForeignNames foreign) {
        this.foreign = foreign;
    }

    @Override
    public void find(Text text, Findings findings) {
        Lexicon lexicon = new Lexicon(foreign);
        for (int i = 0; i < text.size(); i++) {
            if (BORN.contains(text.token(i).form())
                    || BIRTH.contains(text.token(i).form())) {
                spelled(text, text.token(i + 1).isWord() ? i + 1 : i + 2, findings);
            }
            if (!text.token(i).isNumber() || !findings.isFree(text.token(i))) {
                continue;
            }
            int last = lastOfDate(text, i);
            if (last >= 0
                    && !isOfMany(text, i, last)
                    && (followsName(text, i, last, findings)
                            || followsPerson(text, lexicon, i, last)
                            || isOfSomebody(text, lexicon, i, last)
                            || saysBirthBefore(text, i, last)
                            || saysBirthAfter(text, last))) {
                findings.add(text.token(i), text.token(endOfBirth(text, last)), Label.BIRTH_DATE);
                i = last;
            } else if (last < 0) {
                shortYear(text, i, findings);
            }
        }
    }

    /** Whether a date or a year of birth begins here, as the words after it say. */
    static boolean isSaidAt(Text text, int i) {
        int last = text.token(i).isNumber() ? lastOfDate(text, i) : -1;
        return last >= 0 && saysBirthAfter(text, last);
    }

    /** The last token of «р.н.», «року народження», «року» after a date; the date's own if none follows. */
    private static int endOfBirth(Text text, int date) {
        int year = date + 1;
        if (BIRTH.contains(text.token(year).form()) || text.token(year).is("рн")) {
            return year;
        }
        if (!YEAR.contains(text.token(year).form())) {
            return date;
        }
        int birth = text.token(year + 1).is(".") || text.token(year + 1).is("/") ? year + 2 : year + 1;
        Token then = text.token(birth);
        boolean born = then.is("н") || then.is("р") || BIRTH.contains(then.form());
        boolean whole = text.token(year).length() > 1 || text.token(year + 1).is(".");
        return born ? birth : whole || text.touchesNext(date) ? year : date;
    }

    /** «Марія Лопух, 84 року», «він 97-го року» after a name; not «з 22-го року», which is of an event. */
    private static void shortYear(Text text, int i, Findings findings) {
        boolean ordinal = text.token(i + 1).is("-") && text.token(i + 2).is("го");
        int year = ordinal ? i + 3 : i + 1;
        boolean shaped = text.token(i).length() == 2
                && text.token(year).is("року")
                && !SINCE.contains(text.token(i - 1).form());
        boolean initials = text.token(i + 1).is("р")
                && text.token(i + 2).is(".")
                && text.token(i + 3).is("н")
                && text.touchesNext(i + 2);
        boolean born = BIRTH.contains(text.token(year + 1).form());
        if (text.token(i).length() == 2 && (initials || (shaped && born))) {
            findings.add(text.token(i), text.token(initials ? i + 3 : year + 1), Label.BIRTH_DATE);
            return;
        }
        boolean beside = text.before(i, 2, token -> findings.isOf(token, Label.NAME));
        boolean meant = text.before(i, 2, token -> PRONOUNS.contains(token.form()))
                && text.before(i, NAME_WINDOW, token -> findings.isOf(token, Label.NAME));
        if (shaped && (beside || meant)) {
            findings.add(text.token(i), text.token(year), Label.BIRTH_DATE);
        }
    }

    /** «двадцять першого лютого тисяча дев'ятсот тридцять восьмого року» after «народилася». */
    private static void spelled(Text text, int first, Findings findings) {
        int last = first - 1;
        boolean month = false;
        for (int i = first; text.isBesideNext(i - 1) && (isNumeral(text.token(i)) || isMonth(text.token(i))); i++) {
            month |= isMonth(text.token(i));
            last = i;
        }
        if (month && last > first) {
            boolean number =
                    text.token(last + 1).isNumber() && text.token(last + 1).length() == 4;
            last = number ? last + 1 : last;
            boolean year = text.token(last + 1).is("року");
            findings.add(text.token(first), text.token(year ? last + 1 : last), Label.BIRTH_DATE);
        }
    }

    private static boolean isNumeral(Token token) {
        return token.isWord() && NUMERALS.stream().anyMatch(token.form()::startsWith);
    }

    /** The last token of the date or year that begins here, or -1. */
    private static int lastOfDate(Text text, int i) {
        Token first = text.token(i);
        int day = endOfOrdinal(text, i);
        if (day > i && isMonth(text.token(day + 1))) {
            Token ofYear = text.token(day + 2);
            return ofYear.isNumber() && ofYear.length() == 4 ? endOfOrdinal(text, day + 2) : day + 1;
        }
        if (isMonth(text.token(i + 1)) && first.length() <= 2) {
            int year = text.token(i + 2).is(",") || text.token(i + 2).is(".") ? i + 3 : i + 2;
            return text.token(year).isNumber() && text.token(year).length() == 4 ? year : i + 1;
        }
        boolean cut = first.length() <= 2
                && SHORT_MONTHS.contains(text.token(i + 1).form())
                && text.token(i + 2).is(".")
                && text.token(i + 3).isNumber()
                && text.token(i + 3).length() == 4;
        if (cut) {
            return i + 3;
        }
        boolean threeParts = isSeparator(text.token(i + 1))
                && text.token(i + 2).isNumber()
                && text.token(i + 3).form().equals(text.token(i + 1).form())
                && text.token(i + 4).isNumber();
        if (threeParts && text.token(i + 2).length() <= 2) {
            return i + 4;
        }
        boolean roman = isSeparator(text.token(i + 1))
                && ROMAN.contains(text.token(i + 2).form())
                && isSeparator(text.token(i + 3))
                && text.token(i + 4).isNumber();
        if (roman && first.length() <= 2) {
            return i + 4;
        }
        boolean apart = first.length() <= 2
                && ROMAN.contains(text.token(i + 1).form())
                && text.token(i + 1).isAllCapitals()
                && text.token(i + 2).isNumber()
                && text.token(i + 2).length() == 4;
        if (apart) {
            return i + 2;
        }
        boolean iso = first.length() == 4
                && text.token(i + 1).is("-")
                && text.token(i + 3).is("-")
                && text.token(i + 2).isNumber()
                && text.token(i + 2).length() == 2
                && text.token(i + 4).isNumber()
                && text.token(i + 4).length() == 2;
        if (iso) {
            return i + 4;
        }
        boolean year = first.length() == 4
                && (first.written().startsWith("19") || first.written().startsWith("20"));
        int month = text.token(i + 1).is(",") ? i + 2 : i + 1;
        boolean turned = year
                && YEAR.contains(text.token(i - 1).form())
                && isMonth(text.token(month))
                && text.token(month + 1).isNumber()
                && text.token(month + 1).length() <= 2;
        return turned ? month + 1 : year ? endOfOrdinal(text, i) : -1;
    }

    /** «3-го»: its last token; the number's own where no ending follows. */
    private static int endOfOrdinal(Text text, int number) {
        boolean ordinal = text.token(number + 1).is("-")
                && (text.token(number + 2).is("го") || text.token(number + 2).is("е"));
        return ordinal ? number + 2 : number;
    }

    /** «діти 2015 року народження» are a group of people and nobody. */
    private static boolean isOfMany(Text text, int date, int last) {
        boolean before = text.before(date, WINDOW, token -> MANY.contains(token.form()));
        boolean range = isYearBeside(text, date - 1, date - 2) || isYearBeside(text, last + 1, last + 2);
        boolean alone = text.token(date).length() == 4 && last <= date + 2;
        return alone && !isMonth(text.token(last)) && (before || range);
    }

    private static boolean isYearBeside(Text text, int dash, int year) {
        return text.token(dash).is("-")
                && text.token(year).isNumber()
                && text.token(year).length() == 4;
    }

    private static boolean isMonth(Token token) {
        return token.isWord() && MONTHS.stream().anyMatch(token.form()::startsWith);
    }

    private static boolean isSeparator(Token token) {
        return token.is(".") || token.is("/") || token.is("-");
    }

    /** «Іваненко Петро, 12.03.1985»: a whole date of long ago right after a name. */
    private static boolean followsName(Text text, int date, int last, Findings findings) {
        String year = text.token(text.token(date).length() == 4 ? date : last).written();
        boolean told = last == date + 4
                && DATIVE.contains(text.token(date - 1).form())
                && year.length() == 4
                && year.compareTo("2012") < 0;
        boolean another = last == date + 4
                && year.length() == 4
                && year.compareTo("2012") < 0
                && text.before(date, WINDOW * 2, token -> findings.isOf(token, Label.BIRTH_DATE));
        if (told || another) {
            return true;
        }
        int before = YEAR.contains(text.token(date - 1).form()) ? date - 2 : date - 1;
        boolean right = text.token(before).is(",") && findings.isOf(text.token(before - 1), Label.NAME);
        boolean joined = last == date + 4
                && (findings.isOf(text.token(date - 1), Label.NAME)
                        || (text.token(date - 1).is("(") && findings.isOf(text.token(date - 2), Label.NAME)));
        boolean child = (right || joined) && text.before(date, WINDOW + 1, token -> CHILDREN.contains(token.form()));
        boolean whole = last > date
                || YEAR.contains(text.token(last + 1).form())
                || (!text.token(last + 1).isWord() && year.compareTo(LATEST_ALONE) < 0);
        boolean longAgo = (last > date || (right && whole))
                && year.length() == 4
                && (year.compareTo(right ? "2021" : "2012") < 0 || child);
        boolean shortened = last == date + 4 && year.length() == 2 && Integer.parseInt(year) >= EARLIEST_OF_TWO_DIGITS;
        boolean beside = findings.isOf(text.token(date - 1), Label.NAME)
                || (text.token(date - 1).is(",") && text.before(date, FAR, token -> findings.isOf(token, Label.NAME)));
        if (shortened && (right || beside)) {
            return true;
        }
        boolean full = last == date + 4
                && !text.token(date - 1).is("від")
                && !text.token(date - 1).is("з");
        boolean said = last > date
                && (text.token(date - 1).is(",") || text.token(date - 1).is("("))
                && year.compareTo(LATEST_ALONE) < 0;
        boolean near = (full || said) && text.before(date, NAME_WINDOW, token -> findings.isOf(token, Label.NAME));
        return (longAgo && (right || near)) || (joined && child && year.length() == 4);
    }

    /** «хлопчик 03.09.2018», «сам пенсіонер, 12.11.1951», «дружина 1990 р.»: a date right after a word for one person. */
    private static boolean followsPerson(Text text, Lexicon lexicon, int date, int last) {
        String year = text.token(text.token(date).length() == 4 ? date : last).written();
        boolean alone = last == date && !YEAR.contains(text.token(last + 1).form());
        if (alone || year.length() != 4 || year.compareTo(EARLIEST) < 0) {
            return false;
        }
        boolean sign = text.token(date - 1).is(",")
                || text.token(date - 1).is("(")
                || text.token(date - 1).is("-");
        Token person = text.token(sign ? date - 2 : date - 1);
        boolean one = person.isWord() && lexicon.word(person.form()).person();
        if (!one) {
            return false;
        }
        Set<String> lemmas = lexicon.lemmas(person.form());
        if (last == date && lemmas.stream().noneMatch(KIN::contains)) {
            return false;
        }
        boolean child = lemmas.stream().anyMatch(CHILDREN::contains);
        boolean whole = last > date && !text.token(last + 1).is(")");
        boolean adult =
                (whole || lemmas.stream().anyMatch(PEOPLE::contains)) && Integer.parseInt(year) < LATEST_OF_ADULTS;
        return child || adult;
    }

    /** A whole date of long ago that no act explains, or of these years near a word for a child or somebody one meets. */
    private static boolean isOfSomebody(Text text, Lexicon lexicon, int date, int last) {
        boolean numeric = last == date + 4
                && text.token(date + 4).isNumber()
                && text.token(date + 2).isNumber();
        boolean worded = last > date && !numeric && text.token(last).isNumber();
        if ((!numeric && !worded)
                || PASSING.contains(text.token(date - 1).form())
                || text.before(date, FAR, token -> ACTS.stream().anyMatch(token.form()::startsWith))) {
            return false;
        }
        boolean first = text.token(date).length() == 4;
        Token year = text.token(first ? date : last);
        int number = Integer.parseInt(year.written());
        boolean shortened = numeric && year.length() == 2 && number >= EARLIEST_OF_TWO_DIGITS;
        boolean whole = year.length() == 4 && number >= Integer.parseInt(EARLIEST) && number <= LATEST_OF_CHILDREN;
        boolean calendar = !numeric || isCalendar(text, first ? date + 4 : date, date + 2, shortened);
        boolean since = SINCE.contains(text.token(date - 1).form());
        boolean person = !since && text.before(date, NAME_WINDOW, token -> isSomebody(lexicon, token));
        boolean old = numeric && (shortened || number <= LATEST_UNSAID);
        return calendar && (shortened || whole) && !isJoined(text, date, last) && (old || (person && whole));
    }

    private static boolean isSomebody(Lexicon lexicon, Token token) {
        return token.isWord()
                && lexicon.word(token.form()).person()
                && lexicon.lemmas(token.form()).stream()
                        .anyMatch(lemma -> CHILDREN.contains(lemma) || KIN.contains(lemma) || MET.contains(lemma));
    }

    private static boolean isCalendar(Text text, int day, int month, boolean both) {
        int ofDay = Integer.parseInt(text.token(day).written());
        int ofMonth = Integer.parseInt(text.token(month).written());
        boolean written =
                !both || (text.token(day).length() == 2 && text.token(month).length() == 2);
        return written && ofDay >= 1 && ofDay <= 31 && ofMonth >= 1 && ofMonth <= 12;
    }

    /** Whether the digits go on, as those of a phone or a version do. */
    private static boolean isJoined(Text text, int date, int last) {
        boolean after = text.touchesNext(last)
                && isSeparator(text.token(last + 1))
                && text.touchesNext(last + 1)
                && text.token(last + 2).isNumber();
        boolean before = text.touchesNext(date - 1)
                && isSeparator(text.token(date - 1))
                && text.touchesNext(date - 2)
                && text.token(date - 2).isNumber();
        return after || before;
    }

    private static boolean saysBirthBefore(Text text, int date, int last) {
        boolean since = text.token(date - 1).is("після") || text.token(date - 1).is("до");
        if (last == date && since) {
            return false;
        }
        int words = 0;
        for (int i = date - 1; words < 5 && i >= date - FAR && i >= 0; i--) {
            Token token = text.token(i);
            // A name between does not count: «народилась дитинка, Бондар Злата Марківна, 21 липня».
            words += token.isCapitalised() || token.is(",") ? 0 : 1;
            if (NOBODY.contains(token.form())) {
                return false;
            }
            if (BORN.contains(token.form())) {
                return true;
            }
            if (BIRTH.contains(token.form())) {
                return OF_BIRTH.contains(text.token(i - 1).form());
            }
            boolean initials = (token.is("н") && text.token(i - 1).is("."))
                    || (token.is("р") && text.token(i - 1).is("/"));
            if (initials && text.token(i - 2).is("д")) {
                return true;
            }
            if (token.is("др")
                    || (token.is("р")
                            && text.token(i - 1).is(".")
                            && text.token(i - 2).is("д"))) {
                return true;
            }
            if (token.isNumber() || token.isAllCapitals()) {
                return false;
            }
        }
        return false;
    }

    /** «р.н.», «року народження», «1985 р. народження», «г.р.». */
    private static boolean saysBirthAfter(Text text, int date) {
        int i = date + 1;
        Token next = text.token(i);
        if (text.touchesNext(date)
                && next.is("р")
                && text.token(date - 2).isNumber()
                && text.token(i + 1).is(")")) {
            return true;
        }
        boolean year =
                next.is("р") || next.is("року") || next.is("г") || next.is("года") || next.is("рік") || next.is("рн");
        if (next.is("рн") || (next.is("гр") && text.token(i + 1).is("."))) {
            return true;
        }
        if (next.is("дата")) {
            return BIRTH.contains(text.token(i + 1).form());
        }
        if (!year) {
            return BIRTH.contains(next.form());
        }
        i += text.token(i + 1).is(".") || text.token(i + 1).is("/") ? 2 : 1;
        Token then = text.token(i);
        boolean letter = then.is("н") || (then.is("р") && next.is("г"));
        return (letter && text.touchesNext(i - 1))
                || (letter && !text.token(i + 1).isWord())
                || BIRTH.contains(then.form());
    }
}
