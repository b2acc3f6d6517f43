package ua.ismtr.privacy;

import java.util.Set;

/**
 * Finds people's names: a given name with a patronymic or a surname in any order and case, a surname with initials, what
 * stands beside «пан», «громадянка», «звати» and the like, and what a letter is signed with. A given name alone is
 * nobody's, nor are the names that streets, universities and prizes bear.
 */
final class Names implements Finder {
    private static final Set<String> TITLES = Set.of(
            "пан",
            "пана",
            "пану",
            "панові",
            "паном",
            "пане",
            "пані",
            "панна",
            "панну",
            "звати",
            "звуть",
            "зовут",
            "ім'я",
            "піб",
            "фіо",
            "прізвище",
            "прізвищем",
            "фамилия",
            "гр-н",
            "гр-ка",
            "гр-ки",
            "гр-на",
            "mr",
            "mrs",
            "ms");
    private static final Set<String> CITIZENS = Set.of(
            "громадянин",
            "громадянина",
            "громадянину",
            "громадянином",
            "громадянка",
            "громадянки",
            "громадянці",
            "громадянку",
            "громадянкою",
            "гр",
            "гражданин",
            "гражданина",
            "гражданка",
            "гражданки",
            "заявник",
            "заявника",
            "заявниця",
            "заявниці",
            "заявницю",
            "учасник",
            "учасниця",
            "слухач",
            "слухачка",
            "особа",
            "особу",
            "особі",
            "адміністратор",
            "адміністратора",
            "адміністраторка",
            "адміністраторки",
            "адміністраторку",
            "адміністраторці",
            "колега",
            "колеги",
            "колегу",
            "колезі",
            "спеціаліст",
            "спеціаліста",
            "спеціалістка",
            "спеціалістку",
            "реєстратор",
            "реєстраторка",
            "реєстраторку",
            "староста",
            "старости",
            "старосту",
            "начальник",
            "начальника",
            "начальниця",
            "начальниці",
            "керівник",
            "керівника",
            "керівниця",
            "керівниці",
            "директор",
            "директора",
            "директорка",
            "директорки",
            "тренер",
            "тренера",
            "тренерка",
            "тренерку",
            "інспектор",
            "інспекторка",
            "відвідувач",
            "відвідувача",
            "відвідувачка",
            "відвідувачку",
            "клієнт",
            "клієнта",
            "клієнтка",
            "клієнтку");
    private static final Set<String> CLOSINGS =
            Set.of("повагою", "вдячністю", "побажаннями", "уважением", "шаною", "regards", "sincerely", "ваша", "ваш");
    private static final Set<String> THANKS = Set.of("дякую", "дякуємо", "спасибі", "спасибо", "підпис", "thanks");
    private static final Set<String> NAMED_AFTER = Set.of(
            "імені",
            "ім",
            "имени",
            "им",
            "вулиця",
            "вулиці",
            "вулицю",
            "вул",
            "проспект",
            "проспекті",
            "площа",
            "площі",
            "провулок",
            "бульвар",
            "пам'яті",
            "святого",
            "святої",
            "свято");
    private static final Set<String> NUMBERS =
            Set.of("тел", "моб", "телефон", "рнокпп", "іпн", "паспорт", "email", "e-mail", "пошта", "код");
    private static final Set<String> ENUMERATION =
            Set.of("а", "б", "в", "г", "д", "е", "і", "х", "a", "b", "c", "d", "i", "v", "x");
    private static final Set<String> AND = Set.of(",", "і", "й", "та", "и");
    private static final int SIGNATURE = 14;

    private final NameForms forms = new NameForms();
    private final NotNames notNames = new NotNames();

    @Override
    public void find(Text text, Findings findings) {
        boolean shouting = isShouting(text);
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            if (!token.isWord() || !findings.isFree(token) || isNamedAfter(text, i)) {
                continue;
            }
            int[] name = fullName(text, i, shouting);
            name = name.length > 0 ? name : withInitials(text, i, shouting);
            name = name.length > 0 ? name : titled(text, i, shouting);
            name = name.length > 0 ? name : aloneButClear(text, i, shouting);
            if (name.length > 0) {
                findings.add(text.token(name[0]), text.token(name[1]), Kind.NAME);
                i = others(text, findings, name[1], shouting);
            }
        }
        signatures(text, findings, shouting);
        if (!shouting) {
            owners(text, findings);
        }
    }

    /** «Денис (067 123 45 67)», «Олекса Гнатів, РНОКПП 3184710691»: whose number follows. */
    private void owners(Text text, Findings findings) {
        for (int i = 1; i < text.size(); i++) {
            if (!findings.begins(text.token(i)) || findings.isOf(text.token(i), Kind.NAME)) {
                continue;
            }
            int last = i - 1;
            while (last > i - 5
                    && (isOneOf(text.token(last), "(,:-.+№")
                            || NUMBERS.contains(text.token(last).form()))) {
                last--;
            }
            int first = last;
            while (isName(text, first - 1, false) && last - first < 2 && text.isBesideNext(first - 1)) {
                first--;
            }
            boolean free = isName(text, last, false) && findings.isFree(text.token(last));
            boolean alone = forms.isGiven(text.token(last).form());
            if (free
                    && findings.isFree(text.token(first))
                    && (first < last || alone)
                    && !text.token(first).opens()) {
                findings.add(text.token(first), text.token(last), Kind.NAME);
            }
        }
    }

    private static boolean isOneOf(Token token, String signs) {
        return token.length() == 1 && signs.contains(token.written());
    }

    /** «Ткаченко, Петрук і Шаповал»: what is listed with a name is one; the last token of the list. */
    private int others(Text text, Findings findings, int named, boolean shouting) {
        int last = named;
        while (AND.contains(text.token(last + 1).form())
                && text.isBesideNext(last)
                && text.isBesideNext(last + 1)
                && !shouting
                && isName(text, last + 2, false)
                && !forms.isGiven(text.token(last + 2).form())
                && !text.token(last + 3).isCapitalised()
                && !text.token(last + 3).is("-")
                && !isAdjective(text, last + 2)) {
            findings.add(text.token(last + 2), text.token(last + 2), Kind.NAME);
            last += 2;
        }
        return last;
    }

    private static boolean isShouting(Text text) {
        int capitals = 0;
        int words = 0;
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            words += token.isWord() && token.length() > 3 ? 1 : 0;
            capitals += token.isAllCapitals() && token.length() > 3 ? 1 : 0;
        }
        return words > 0 && 2 * capitals > words;
    }

    /** The first and the last token of a name that begins here with a surname, or a given name; empty if there is none. */
    private int[] fullName(Text text, int i, boolean shouting) {
        Token first = text.token(i);
        int second = nextWord(text, i);
        if (second < 0) {
            return none();
        }
        int third = nextWord(text, second);
        String given = first.form();
        String next = text.token(second).form();
        if (isGivenName(text, i) && forms.isPatronymic(next) && alike(first, text.token(second))) {
            boolean surname = third > 0 && canEndName(text, third, shouting) && alike(first, text.token(third));
            if (surname && notNames.isHistoric(given, text.token(third).form())) {
                return none();
            }
            return span(i, surname ? third : second);
        }
        boolean three = third > 0 && isName(text, second, shouting) && isName(text, third, shouting);
        if (three && forms.endsLikePatronymic(text.token(third).form()) && canBeginName(text, i, shouting)) {
            return span(i, third);
        }
        boolean beside = isName(text, i, shouting) && text.token(second).isCapitalised() && !first.opens();
        if (beside && forms.endsLikePatronymic(next)) {
            return span(i, second);
        }
        if (third > 0
                && isGivenName(text, second)
                && forms.isPatronymic(text.token(third).form())
                && canBeginName(text, i, shouting)
                && alike(first, text.token(second))) {
            return span(i, third);
        }
        if (!first.isCapitalised() || !text.token(second).isCapitalised()) {
            return none();
        }
        if (forms.isGiven(given) && canEndName(text, second, shouting)) {
            return notNames.isHistoric(given, next) ? none() : span(i, second);
        }
        boolean probable = forms.isProbableSurname(next) && isName(text, second, shouting);
        if (beside && probable && !shouting && !isAdjective(text, second)) {
            return span(i, second);
        }
        if (forms.isGiven(next) && canBeginName(text, i, shouting) && !isFollowedBySurname(text, second, shouting)) {
            return notNames.isHistoric(next, given) ? none() : span(i, second);
        }
        return none();
    }

    /** Whether a surname rather belongs to the given name here than the word before it. */
    private boolean isFollowedBySurname(Text text, int given, boolean shouting) {
        int next = nextWord(text, given);
        boolean surname = next > 0
                && isName(text, next, shouting)
                && forms.isLikeSurname(text.token(next).form());
        Token before = text.token(given - 1);
        boolean any = before.opens() && next > 0 && canEndName(text, next, shouting);
        return any || (surname && !forms.isLikeSurname(before.form()));
    }

    /** «Коваль І. П.», «І. П. Коваль», «О. Ковальчук», «Ковальчук О.». */
    private int[] withInitials(Text text, int i, boolean shouting) {
        int initials = endOfInitials(text, i);
        if (initials > 0) {
            boolean two = initials - i > 1;
            boolean surname = text.isBesideNext(initials)
                    && isName(text, initials + 1, shouting)
                    && text.token(initials + 1).length() > 2;
            boolean enumerates = ENUMERATION.contains(text.token(i).form());
            boolean sure = two
                    || (forms.isLikeSurname(text.token(initials + 1).form()) && !enumerates)
                    || (forms.isLikeSurname(text.token(initials + 1).form())
                            && !text.token(i).opens())
                    || forms.isClearSurname(text.token(initials + 1).form());
            boolean historic = notNames.isHistoric(
                            text.token(i).form(), text.token(initials + 1).form())
                    || (notNames.isHistoric(text.token(initials + 1).form()) && !two);
            return surname && sure && !historic ? span(i, initials + 1) : none();
        }
        if (!isName(text, i, shouting) || text.token(i).length() < 3 || !text.isBesideNext(i)) {
            return none();
        }
        int after = endOfInitials(text, i + 1);
        if (after < 0 || text.token(i + 1).start() - text.token(i).end() > 2) {
            return none();
        }
        boolean two = after - i > 3;
        String surname = text.token(i).form();
        boolean sure = two
                || forms.isClearSurname(surname)
                || forms.isGiven(surname)
                || !text.token(i).opens();
        return sure ? span(i, after) : none();
    }

    /** The full stop of one or two initials that begin here, or -1. */
    private static int endOfInitials(Text text, int i) {
        if (!isInitial(text, i)) {
            return -1;
        }
        return text.isBesideNext(i + 1) && isInitial(text, i + 2) ? i + 3 : i + 1;
    }

    private static boolean isInitial(Text text, int i) {
        Token token = text.token(i);
        return token.isCapitalised() && token.length() == 1 && text.token(i + 1).is(".") && text.touchesNext(i);
    }

    /** What stands after «пан», «звати», «громадянка» or a post. */
    private int[] titled(Text text, int i, boolean shouting) {
        Token before = text.token(i - 1);
        boolean sign = before.is(":") || before.is("-") || before.is("\"") || before.is("«") || before.is("(");
        boolean initials = text.token(i - 2).is("б") && text.token(i - 4).is("і");
        boolean dot = before.is(".") && (text.token(i - 2).is("гр") || initials);
        int title = sign || dot || before.is("мене") || before.is("меня") ? i - 2 : i - 1;
        String word = text.token(title).form();
        boolean byTitle = TITLES.contains(word) || dot;
        boolean byPost = CITIZENS.contains(word);
        if ((!byTitle && !byPost) || !isName(text, i, shouting)) {
            return none();
        }
        int last = i;
        for (int next = nextWord(text, i);
                next > 0 && next - i <= 2 && isName(text, next, shouting);
                next = nextWord(text, next)) {
            last = next;
        }
        boolean known = forms.isGiven(text.token(i).form())
                || forms.isPatronymic(text.token(i).form());
        boolean surname = forms.isClearSurname(text.token(i).form())
                || (forms.isLikeSurname(text.token(i).form()) && !isAdjective(text, i) && isPersonal(word));
        return byTitle || (known && last > i) || surname ? span(i, last) : none();
    }

    private static boolean isPersonal(String title) {
        return !title.startsWith("директор")
                && !title.startsWith("керівни")
                && !title.startsWith("начальни")
                && !title.startsWith("старост");
    }

    /** «Київської» before «громади» names a place. */
    private static boolean isAdjective(Text text, int i) {
        String form = text.token(i).form();
        boolean ending = form.endsWith("ої") || form.endsWith("ого") || form.endsWith("ому") || form.endsWith("ій");
        return ending && text.token(i + 1).isWord() && !text.token(i + 1).isCapitalised();
    }

    /** A patronymic or a surname in -енко by itself. */
    private int[] aloneButClear(Text text, int i, boolean shouting) {
        Token token = text.token(i);
        if (shouting || !isName(text, i, false)) {
            return none();
        }
        boolean surname = forms.isClearSurname(token.form()) && !notNames.isHistoric(token.form());
        return surname || forms.isPatronymic(token.form()) ? span(i, i) : none();
    }

    /** What stands after «З повагою,» and, less freely, after «Дякую!». */
    private void signatures(Text text, Findings findings, boolean shouting) {
        for (int i = 0; i < text.size(); i++) {
            boolean closing = CLOSINGS.contains(text.token(i).form());
            if (!closing && !THANKS.contains(text.token(i).form())) {
                continue;
            }
            for (int j = i + 1; j < Math.min(text.size(), i + SIGNATURE); j++) {
                if (!findings.isFree(text.token(j)) || !isName(text, j, shouting)) {
                    continue;
                }
                int last = j;
                while (isName(text, last + 1, shouting) && text.isBesideNext(last) && last - j < 2) {
                    last++;
                }
                boolean first = j <= i + 2 && text.token(i + 1).type() == Token.Type.SIGN;
                boolean known = forms.isGiven(text.token(j).form())
                        || forms.isGiven(text.token(last).form());
                boolean surname =
                        closing && forms.isLikeSurname(text.token(last).form()) && !isAdjective(text, last);
                boolean ends = last + 1 >= text.size()
                        || !text.token(last + 1).isWord()
                        || text.token(last + 1).opens();
                if (ends && (known || (closing && first) || surname)) {
                    findings.add(text.token(j), text.token(last), Kind.NAME);
                }
                j = last;
            }
        }
    }

    /** Given name, as it may be written: with a capital, or in small letters where a patronymic follows. */
    private boolean isGivenName(Text text, int i) {
        return text.token(i).isWord() && forms.isGiven(text.token(i).form());
    }

    /** Written with a capital, and no word that is known to name nobody. */
    private boolean isName(Text text, int i, boolean shouting) {
        Token token = text.token(i);
        boolean acronym = token.isAllCapitals() && !shouting && (token.length() < 5 || !isKnown(token.form()));
        return token.isCapitalised() && token.length() > 1 && !acronym && !notNames.isNoName(token.form());
    }

    private boolean isKnown(String form) {
        return forms.isGiven(form) || forms.isPatronymic(form) || forms.isLikeSurname(form);
    }

    private boolean canEndName(Text text, int i, boolean shouting) {
        Token token = text.token(i);
        if (!token.isCapitalised()) {
            return forms.isClearSurname(token.form());
        }
        return isName(text, i, shouting) && (!shouting || forms.isLikeSurname(token.form())) && !isAdjective(text, i);
    }

    /** At the beginning of a sentence any word has a capital, so there the ending must tell. */
    private boolean canBeginName(Text text, int i, boolean shouting) {
        Token token = text.token(i);
        boolean name = isName(text, i, shouting) || (!token.isCapitalised() && forms.isClearSurname(token.form()));
        return name && ((!token.opens() && !shouting) || forms.isLikeSurname(token.form()));
    }

    /** In small letters only where both are. */
    private static boolean alike(Token one, Token other) {
        return one.isCapitalised() == other.isCapitalised() || one.isCapitalised();
    }

    private static boolean isNamedAfter(Text text, int i) {
        Token before = text.token(i - 1).is(".") ? text.token(i - 2) : text.token(i - 1);
        Token beforeThat = text.token(i - 2);
        boolean onBehalf = before.is("імені") && (beforeThat.is("від") || beforeThat.is("по"));
        boolean after = NAMED_AFTER.contains(before.form()) && !onBehalf;
        return after
                || (NAMED_AFTER.contains(beforeThat.form())
                        && !beforeThat.is("ім")
                        && text.token(i - 1).isCapitalised()
                        && !text.token(i - 2).is("від")
                        && !text.token(i - 3).is("від")
                        && !text.token(i - 3).is("по"));
    }

    private static int nextWord(Text text, int i) {
        return text.isBesideNext(i) && text.token(i + 1).isWord() && !text.touchesNext(i) ? i + 1 : -1;
    }

    private static int[] span(int first, int last) {
        return new int[] {first, last};
    }

    private static int[] none() {
        return new int[0];
    }
}
