package ua.ismtr.privacy;

import java.util.HashSet;
import java.util.Set;
import ua.ismtr.text.Label;

/**
 * Finds people's names. The dictionary says which words may be of a name; what stands beside them decides: a given name, a
 * patronymic or initials make a surname of nearly any word with a capital; so do «пан», «мене звати», a post and a
 * signature. Names that streets, institutions, feasts and methods bear are left.
 */
final class Names implements Finder {
    private static final Set<String> AND = Set.of(",", ";", "і", "й", "та", "и", "або", "чи");
    private static final Set<String> ENUMERATION =
            Set.of("а", "б", "в", "г", "д", "е", "і", "х", "a", "b", "c", "d", "i", "v", "x");
    private static final Set<String> MONOGRAM_OF_PLACES = Set.of("м", "с", "р", "п", "ст", "ч", "о", "н");
    /** Given names as some shorten them to two letters. */
    private static final Set<String> SHORTENED =
            Set.of("ст", "вл", "ол", "ів", "юр", "ал", "ан", "ми", "гр", "вс", "єв");

    /** Adjectives that people and commissions are addressed with. */
    private static final Set<String> POLITE = Set.of("шановна", "шановний", "шановної", "дорога", "люба");

    /** Numerals of rulers, in letters of either alphabet. */
    private static final Set<String> NUMERALS = Set.of("і", "іі", "ііі", "i", "ii", "iii", "iv", "v");

    /** Letters that are words. */
    private static final Set<String> LETTERS_OF_THEIR_OWN =
            Set.of("в", "у", "з", "і", "й", "а", "о", "я", "є", "a", "i");

    private static final Set<String> PARTICLES =
            Set.of("де", "ді", "да", "ван", "фон", "аль", "ель", "ібн", "бен", "дель", "ла", "ле", "мак");
    private static final Set<String> CALLED_BY = Set.of(
            "баба", "баби", "бабі", "бабу", "дядько", "дядька", "дядьку", "дядя", "дяді", "тьотя", "тьоті", "тітка",
            "тітки", "дід", "діда", "діду", "бабця", "кума", "кум");
    private static final String CONSONANTS = "бвгґджзклмнпрстфхцчшщ";
    /** Two consonants and a full stop that shorten no given name. */
    private static final Set<String> OTHERWISE_SHORTENED =
            Set.of("св", "пр", "гр", "пл", "ст", "см", "рр", "мл", "кв", "пп", "чл", "сс", "тт");

    /** Two letters with full stops that shorten other words: «і т. д.», «р. н.». */
    private static final Set<String> TWO_LETTERS = Set.of(
            "тд", "тп", "тч", "рн", "гр", "не", "во", "мп", "ін", "дн", "ст", "см", "пп", "оп", "ре", "др", "ім");

    /** Letters for measures and for words of a list. */
    private static final Set<String> UNITS = Set.of("г", "т", "л", "х", "б", "ж", "с");

    /** Prepositions before somebody in capitals: «У ЗАГОРУЙКА». */
    private static final Set<String> BEFORE_PEOPLE =
            Set.of("у", "в", "від", "до", "для", "без", "з", "із", "про", "щодо");

    private static final int SIGNATURE = 14;
    private static final int LONGEST_SYLLABLE = 4;
    private static final int SHORTEST_REPEATED = 5;
    private static final int LONGEST_SHORTENED = 4;
    private static final int LONGEST_FOREIGN = 4;
    private static final char FIRST_CYRILLIC = 0x400;
    private static final int[] NONE = {};

    private final ForeignNames foreign;
    private final NotNames never = new NotNames("never-names.txt");
    private final NotNames hardly = new NotNames("hardly-names.txt");
    private final HistoricNames historic = new HistoricNames("historic-names.txt");
    private final HistoricNames publicPeople = new HistoricNames("public-names.txt");

    Names(ForeignNames foreign) {
        this.foreign = foreign;
    }

    @Override
    public void find(Text text, Findings findings) {
        NameReader read = new NameReader(text, new Lexicon(foreign), never, hardly);
        for (int i = 0; i < text.size(); i++) {
            if (!text.token(i).isWord() || !findings.isFree(text.token(i))) {
                continue;
            }
            int[] name = NameFrames.isNamedAfter(read, i) ? NONE : nameAt(text, read, i);
            boolean title = name.length > 0
                    && ((read.isQuoted(name[0], name[1]) && !NameFrames.isSpelled(read, name[0], name[1]))
                            || NameFrames.isOfState(read, name[0])
                            || NameFrames.isStreet(read, name[0], name[1])
                            || (name[0] == name[1]
                                    && (read.isInTitle(i)
                                            || NameFrames.isCompared(read, i)
                                            || NameFrames.isRenamed(read, i)
                                            || NameFrames.isOfWords(read, i))));
            if (name.length > 0 && !title) {
                findings.add(text.token(name[0]), text.token(name[1]), Label.NAME);
                othersBefore(text, read, findings, name[0]);
                i = others(text, read, findings, name[1]);
            }
        }
        schedule(text, read, findings);
        signatures(text, read, findings);
        lastWords(text, read, findings);
        owners(text, read, findings);
        repeated(text, read, findings);
    }

    private int[] nameAt(Text text, NameReader read, int i) {
        int[] name = nameOfWords(text, read, i);
        return name.length == 0 ? NONE : span(withTitle(text, name[0]), withRest(text, read, name[1]));
    }

    /** «баба Нюра», «п. Дарина»: the word before, where people call each other by both. */
    private static int withTitle(Text text, int first) {
        if (text.token(first - 1).is(".")
                && text.token(first - 2).is("п")
                && text.touchesNext(first - 2)
                && text.isBesideNext(first - 1)) {
            return first - 2;
        }
        return CALLED_BY.contains(text.token(first - 1).form()) && text.isBesideNext(first - 1) ? first - 1 : first;
    }

    /** «… Ельчин огли», «Ощипко М»: what belongs to the name after its usual parts. */
    private static int withRest(Text text, NameReader read, int last) {
        int next = read.next(last);
        int then = next < 0 ? -1 : read.next(next);
        if (next > 0 && PatronymicEndings.isWord(read.form(next))) {
            return next;
        }
        if (then > 0 && PatronymicEndings.isWord(read.form(then)) && read.isWrittenAsName(next)) {
            return then;
        }
        Token initial = text.token(last + 1);
        boolean shortened = next > 0
                && isShortened(text, next)
                && (read.isGiven(last) || read.isPatronymic(last))
                && (initial.length() == 1 || (!read.word(next).place() && !read.isListed(next)));
        if (shortened) {
            return next;
        }
        if (next > 0 && isParticled(read.form(next))) {
            return next;
        }
        boolean bare = next > 0
                && initial.length() == 1
                && initial.isCapitalised()
                && (read.isClearSurname(last)
                        || (read.word(last).surname() && !initial.opens())
                        || (read.word(last).unknown() && read.token(last).length() > 2)
                        || (read.word(last).onlyGiven() && !LETTERS_OF_THEIR_OWN.contains(initial.form())))
                && (then < 0 || !text.token(then).isCapitalised());
        return bare && !text.token(next + 1).is(".") ? next : last;
    }

    /** «аль-Хасан», «ван-Дейк»: a particle that is joined to the surname. */
    private static boolean isParticled(String form) {
        int hyphen = form.indexOf('-');
        return hyphen > 0 && hyphen < form.length() - 2 && PARTICLES.contains(form.substring(0, hyphen));
    }

    private int[] nameOfWords(Text text, NameReader read, int i) {
        int[] name = withMiddle(text, read, i);
        name = name.length > 0 ? name : withCallSign(text, read, i);
        name = name.length > 0 ? name : foreigner(text, read, i);
        name = name.length > 0 ? name : full(read, i);
        name = name.length > 0 ? name : withParticle(read, i);
        name = name.length > 0 ? name : withInitials(text, read, i);
        name = name.length > 0 ? name : framed(text, read, i);
        return name.length > 0 ? name : alone(read, i);
    }

    /** «Марина Ю. Костенко», «Марина Юр. Костенко»: a given name, another one's beginning and a surname. */
    private static int[] withMiddle(Text text, NameReader read, int i) {
        boolean surnameFirst = read.isLikeSurname(i)
                && text.isBesideNext(i)
                && read.isWrittenAsName(i + 1)
                && text.token(i + 2).length() > 1
                && isShortened(text, i + 2);
        if (surnameFirst) {
            return span(i, i + 2);
        }
        boolean initial = isShortened(text, i + 1);
        boolean next = text.token(i + 3).opens()
                && read.word(i + 3).common()
                && !read.word(i + 3).surname();
        boolean name = initial && read.isGiven(i) && read.isWrittenAsName(i + 3) && !next;
        return name ? span(i, i + 3) : NONE;
    }

    /** «Ольга «Вітер» Мельник», «Андрій (Сокіл) Гнатюк»: what comrades call a person, between the given name and the surname. */
    private static int[] withCallSign(Text text, NameReader read, int i) {
        boolean between = NameReader.isOneOf(text.token(i + 1), "«\"“„(")
                && text.token(i + 2).isCapitalised()
                && NameReader.isOneOf(text.token(i + 3), "»\"”“)");
        boolean name = between
                && read.isGiven(i)
                && text.isBesideNext(i)
                && text.isBesideNext(i + 3)
                && read.canBeSurname(i + 4)
                && !read.token(i + 4).opens();
        return name ? span(i, i + 4) : NONE;
    }

    /** «Де Лука», «Ван Дейк»: a particle with a capital within a sentence and a word with one. */
    private static int[] withParticle(NameReader read, int i) {
        int next = read.next(i);
        boolean particle = PARTICLES.contains(read.form(i))
                && read.token(i).isCapitalised()
                && !read.token(i).opens()
                && !read.token(i).isAllCapitals();
        boolean name = particle
                && next > 0
                && read.isWrittenAsName(next)
                && (read.word(next).isName() || read.word(next).unknown());
        return name ? span(i, next) : NONE;
    }

    /** «Ю.», «Юр.», «Гнат.»: the beginning of a name and a full stop. */
    private static boolean isShortened(Text text, int i) {
        Token token = text.token(i);
        return token.isCapitalised()
                && token.length() <= LONGEST_SHORTENED
                && (token.length() == 1 || !token.isAllCapitals())
                && text.token(i + 1).is(".")
                && text.touchesNext(i)
                && text.isBesideNext(i - 1);
    }

    /** The first and the last token of a name of several words that begins here; empty if there is none. */
    private int[] full(NameReader read, int first) {
        int second = read.next(first);
        if (second < 0) {
            return NONE;
        }
        int third = read.next(second);
        int[] name = withPatronymic(read, first, second, third);
        if (name.length == 0) {
            name = withSurname(read, first, second, third);
        }
        boolean two = name.length > 0 && name[1] > name[0];
        boolean known = two && publicPeople.contains(read.form(name[0]), read.form(name[1]));
        boolean borne =
                known || (two && isHistoric(read, name[0], name[1]) && !NameFrames.saysPerson(read, name[0] - 1));
        return borne ? NONE : name;
    }

    private boolean isHistoric(NameReader read, int first, int last) {
        return historic.contains(read.form(first), read.form(last))
                || historic.contains(read.form(last), read.form(first));
    }

    private static int[] withPatronymic(NameReader read, int first, int second, int third) {
        if (third > 0 && read.isPatronymic(third) && !read.isPatronymic(first)) {
            boolean given = read.isGiven(second)
                    || read.isSmallGiven(second)
                    || (read.word(second).given() && read.token(second).isCapitalised())
                    || (read.isWrittenAsName(second) && !read.word(second).verb());
            int fourth = read.next(third);
            boolean fuller = fourth > 0
                    && read.token(fourth).isCapitalised()
                    && read.token(first).opens();
            boolean smallSurname = read.isSmall(first)
                    && read.isSmall(third)
                    && (read.word(first).surname() || SurnameEndings.isClear(read.form(first)))
                    && !read.word(first).verb();
            boolean post = fuller && read.word(first).unknown() && read.canBeSurname(fourth);
            boolean ofPlace = fourth > 0
                    && !read.isCaseless()
                    && !read.isClearSurname(first)
                    && read.word(first).place()
                    && read.isGiven(second)
                    && read.isWrittenAsName(fourth);
            if (ofPlace) {
                return NONE;
            }
            boolean whole = read.isGiven(second)
                    && !read.word(first).link()
                    && read.isWrittenAsName(first)
                    && (read.word(first).unknown() || read.word(first).adjective())
                    && read.token(first).opens()
                    && !fuller;
            boolean surname = (read.isLikeSurname(first) && !post)
                    || whole
                    || read.isSmallSurname(first)
                    || smallSurname
                    || (read.isWrittenAsName(first)
                            && ((read.word(first).unknown() && !fuller)
                                    || !read.token(first).opens())
                            && !read.isCaseless());
            if (given && surname && !read.word(second).patronymic()) {
                return span(first, third);
            }
        }
        if (!read.isPatronymic(second)) {
            return NONE;
        }
        boolean given = read.isGiven(first)
                || read.word(first).onlyGiven()
                || (read.isWrittenAsName(first) && read.word(first).unknown())
                || (read.isWrittenAsName(first) && !read.token(first).opens() && !read.isCaseless());
        boolean small = !given
                && read.isSmall(first)
                && read.word(first).given()
                && !read.word(second).surname();
        if (!given && !small) {
            return NONE;
        }
        boolean surname = third > 0
                && (read.canBeSurname(third)
                        || read.isSmallSurname(third)
                        || (read.isSmall(second) && read.isSmallSurnameAfterGiven(third))
                        || (read.isWrittenAsName(third)
                                && !read.isCaseless()
                                && (!read.word(third).place()
                                        || read.word(third).surname()
                                        || SurnameEndings.isLike(read.form(third)))));
        return span(first, surname ? third : second);
    }

    private static int[] withSurname(NameReader read, int first, int second, int third) {
        boolean small = (read.isSmallGiven(first)
                        && (read.isSmallSurname(second)
                                || (read.isSmallSurnameAfterGiven(second)
                                        && read.form(first).charAt(0) > 'z')))
                || (read.isCaseless()
                        && read.token(first).length() >= SHORTEST_REPEATED
                        && read.word(first).unknown()
                        && read.isSmallGiven(second))
                || (read.isCaseless()
                        && read.isSmallSurname(first)
                        && read.word(second).given())
                || ((read.isSmallSurname(first) || (read.word(first).surname() && read.isSmallSurnameAfterGiven(first)))
                        && read.isSmallGiven(second));
        boolean apart = read.isCaseless()
                && read.word(first).surname()
                && read.word(second).given()
                && !read.isListed(first)
                && !read.isListed(second)
                && NameReader.isOneOf(read.token(first - 1), ",:;)")
                && NameReader.isOneOf(read.token(second + 1), ",;(");
        if (small || apart) {
            return span(first, second);
        }
        if (read.isCaseless() || !read.token(first).isCapitalised()) {
            return NONE;
        }
        boolean givenFirst = read.isGiven(first)
                && (!read.token(first).opens() || !read.word(first).common());
        boolean weakFirst = read.isGiven(first) && !givenFirst;
        boolean eastern = third > 0
                && (read.word(first).isName()
                        || (read.word(first).unknown()
                                && (!read.token(first).opens()
                                        || read.word(second).given())))
                && read.isWrittenAsName(second)
                && read.token(second).length() <= LONGEST_SYLLABLE
                && read.token(third).length() <= LONGEST_SYLLABLE + 2
                && read.isWrittenAsName(third)
                && !read.token(second).opens();
        if (eastern) {
            return span(first, third);
        }
        if ((givenFirst && read.canBeSurname(second)) || (weakFirst && read.isLikeSurname(second))) {
            return span(first, isThird(read, third) ? third : second);
        }
        if (givenFirst && read.isSmallSurname(second) && SurnameEndings.isClear(read.form(second))) {
            return span(first, second);
        }
        boolean listedGiven = read.token(first).isCapitalised()
                && read.word(first).given()
                && read.isListed(first)
                && read.isClearlyLike(second)
                && read.word(second).onlySurname()
                && !read.token(second).opens();
        if (listedGiven && !SurnameEndings.isClear(read.form(second))) {
            return span(first, second);
        }
        if (givenFirst && read.isGiven(second)) {
            return span(first, isThird(read, third) ? third : second);
        }
        boolean noun = read.word(first).onlyGiven() || read.word(second).person();
        if (givenFirst && noun && read.isCapitalWithin(second)) {
            return span(first, second);
        }
        boolean patronymic = third > 0
                && read.isGiven(second)
                && read.word(third).surname()
                && (read.form(third).endsWith("ович") || read.form(third).endsWith("евич"))
                && (read.word(first).surname() || read.word(first).unknown());
        if (patronymic) {
            return span(first, third);
        }
        if (read.isGiven(second)) {
            boolean taken = third > 0
                    && (read.canBeSurname(third) || read.isPatronymic(third))
                    && (!read.word(first).surname() || read.word(first).common());
            boolean surname = read.isLikeSurname(first)
                    || (read.word(first).unknown()
                            && read.isWrittenAsName(first)
                            && !read.token(first).opens());
            boolean opening = isStrange(read, first) && read.word(second).onlyGiven();
            boolean stranger = read.isWrittenAsName(first)
                    && !read.token(first).opens()
                    && !read.token(first).isAllCapitals()
                    && !read.isListed(first)
                    && !read.word(first).place()
                    && !read.word(first).verb()
                    && read.word(second).onlyGiven()
                    && !NameFrames.isNamedAfter(read, second);
            return (surname || stranger || opening) && !taken ? span(first, second) : NONE;
        }
        return strangers(read, first, second);
    }

    /** «Ахмед Алі Хасан»: a third word of the name. */
    private static boolean isThird(NameReader read, int third) {
        return third > 0
                && read.isWrittenAsName(third)
                && (read.word(third).onlySurname()
                        || read.word(third).unknown()
                        || read.word(third).onlyGiven())
                && !read.isAdjective(third);
    }

    /** Two words with capitals within a sentence that no dictionary has, the second like a surname. */
    private static int[] strangers(NameReader read, int first, int second) {
        boolean known = read.isClearSurname(first)
                && read.word(second).unknown()
                && read.isWrittenAsName(second)
                && !read.isAdjective(second)
                && read.form(second).charAt(0) > 'z';
        if (known) {
            int third = read.next(second);
            return span(
                    first, third > 0 && read.isGiven(third) && read.word(third).onlyGiven() ? third : second);
        }
        boolean surnameFirst = read.word(first).onlySurname()
                && read.isClearlyLike(first)
                && read.isCapitalWithin(second)
                && !read.word(second).adjective()
                && (read.word(second).surname() || read.word(second).given())
                && !NameFrames.isPlace(read, first);
        if (surnameFirst) {
            return span(first, second);
        }
        boolean unknown = read.isWrittenAsName(first)
                && !read.token(first).opens()
                && read.word(first).unknown()
                && read.token(first).length() > 2
                && !read.token(first).isAllCapitals();
        boolean surname = read.isClearSurname(second)
                || (isStrange(read, first) && isStrange(read, second) && !read.isAdjective(second))
                || (read.isLikeSurname(second)
                        && read.word(second).unknown()
                        && read.form(second).charAt(0) > 'z');
        boolean opening = read.isWrittenAsName(first)
                && read.token(first).opens()
                && read.word(first).unknown()
                && read.form(first).charAt(0) > 'z'
                && read.isClearSurname(second)
                && SurnameEndings.isClear(read.form(second));
        boolean like = read.word(first).unknown()
                && read.isLikeSurname(first)
                && isStrange(read, second)
                && !read.isAdjective(second);
        boolean listed = (isStrange(read, first) || read.word(first).surname())
                && read.isWrittenAsName(first)
                && !read.token(first).isAllCapitals()
                && (isStrange(read, second) || read.isCapitalWithin(second))
                && NameFrames.isFollowedByNumber(read, second);
        int third = read.next(second);
        boolean givenLast = third > 0 && read.isGiven(third) && read.word(third).onlyGiven();
        return (unknown && surname) || opening || like || listed ? span(first, givenLast ? third : second) : NONE;
    }

    /** «дружина Mei Lin Zhou», «Mei Lin Zhou, паспорт …»: Latin words with capitals that no list has. */
    private static int[] foreigner(Text text, NameReader read, int i) {
        int last = i;
        while (last - i < LONGEST_FOREIGN - 1 && isLatin(read, read.next(last))) {
            last = read.next(last);
        }
        if (last == i || !isLatin(read, i) || isLatin(read, read.previous(i))) {
            return NONE;
        }
        boolean marked = false;
        for (int j = i; j <= last; j++) {
            marked |= text.token(j).form().chars().anyMatch(c -> c > 'z');
        }
        boolean dated = text.token(last + 1).is(",") && text.token(last + 2).isNumber();
        boolean speaks = NameFrames.isSpeaking(read, i - 1) && last == i + 1;
        if (last - i < 3 && (marked || ((dated || speaks) && isMostlyCyrillic(text)))) {
            return span(i, last);
        }
        int before = NameReader.isOneOf(text.token(i - 1), ":,(-") ? i - 2 : i - 1;
        boolean person = read.word(before).person() && NameFrames.isRelative(read, before);
        boolean holder = NameReader.isOneOf(text.token(last + 1), ",(") && NameFrames.saysPaper(read, last + 2);
        return person || holder ? span(i, last) : NONE;
    }

    private static boolean isMostlyCyrillic(Text text) {
        int cyrillic = 0;
        int words = 0;
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            words += token.isWord() ? 1 : 0;
            cyrillic += token.isWord() && token.written().charAt(0) >= FIRST_CYRILLIC ? 1 : 0;
        }
        return 2 * cyrillic > words;
    }

    /** A capital and small letters, which are Latin. */
    private static boolean isLatin(NameReader read, int i) {
        Token token = read.token(i);
        return i >= 0
                && read.isWrittenAsName(i)
                && token.written().charAt(0) < FIRST_CYRILLIC
                && !token.isAllCapitals();
    }

    /** «Коваль І. П.», «І. П. Коваль», «О. Ковальчук», «Ковальчук О.», «коваленко о.в.». */
    private int[] withInitials(Text text, NameReader read, int i) {
        int end = endOfInitials(text, i);
        if (end > 0) {
            return afterInitials(text, read, i, end);
        }
        boolean smallBoth = (read.isSmallSurname(i) || isSmallBeforeInitials(text, read, i))
                && text.isBesideNext(i)
                && text.token(i + 1).length() == 1
                && text.token(i + 2).is(".")
                && text.isBesideNext(i + 2)
                && text.token(i + 3).isWord()
                && text.token(i + 3).length() == 1
                && text.token(i + 4).is(".");
        if (smallBoth) {
            return span(i, i + 4);
        }
        boolean listed = (NameReader.isOneOf(text.token(i - 1), ":,") || i == 0)
                && read.isSmall(i)
                && (read.word(i).surname() || read.isSmallSurname(i))
                && !read.word(i).verb()
                && text.isBesideNext(i)
                && text.token(i + 1).isWord()
                && text.token(i + 1).length() == 1
                && !text.token(i + 1).isCapitalised()
                && !LETTERS_OF_THEIR_OWN.contains(text.token(i + 1).form())
                && !UNITS.contains(text.token(i + 1).form())
                && NameReader.isOneOf(text.token(i + 2), ",;");
        if (listed) {
            return span(i, i + 1);
        }
        boolean surname = read.isWrittenAsName(i) && read.token(i).length() > 2 && !read.isAdjective(i);
        if ((!surname && !read.isSmallSurname(i)) || !text.isBesideNext(i)) {
            return NONE;
        }
        int after = endOfInitials(text, i + 1);
        if (after < 0 || text.token(i + 1).start() - text.token(i).end() > 2) {
            Token joined = text.token(i + 1);
            boolean monogram = read.isClearSurname(i)
                    && joined.isAllCapitals()
                    && joined.length() == 2
                    && !read.isCaseless()
                    && text.isBesideNext(i);
            boolean bare = read.isLikeSurname(i)
                    && joined.isCapitalised()
                    && joined.length() == 1
                    && !LETTERS_OF_THEIR_OWN.contains(joined.form())
                    && !read.isCaseless()
                    && !text.token(i + 2).isWord();
            boolean shouted = read.isCaseless()
                    && read.isSmallSurname(i)
                    && joined.isCapitalised()
                    && joined.length() == 1
                    && !LETTERS_OF_THEIR_OWN.contains(joined.form());
            return monogram || bare || shouted ? span(i, i + 1) : NONE;
        }
        boolean undotted = text.touchesNext(after)
                && text.token(after + 1).isCapitalised()
                && text.token(after + 1).length() == 1
                && (read.word(i).surname() || isStrange(read, i));
        if (undotted) {
            return span(i, after + 1);
        }
        boolean two = after - i > 3;
        Word word = read.word(i);
        boolean common = word.common() && !word.surname();
        boolean apart = !text.token(after + 1).isWord() || !text.isBesideNext(after);
        boolean deed = read.word(after + 1).verb() && !read.word(after + 1).noun();
        boolean strange = text.token(i + 1).isCapitalised()
                && (((apart || deed) && isStrange(read, i)) || (deed && word.person() && !read.isListed(i)));
        boolean sure = two
                ? !common || !read.token(i).opens() || (apart && word.noun() && !word.verb())
                : strange
                        || word.surname()
                        || word.given()
                        || (!common && !word.place() && !read.token(i).opens());
        return sure && !(common && !two && !strange) ? span(i, after) : NONE;
    }

    /** «довгань м.м.», not «розмір т.ч.»: what may be a surname, and two letters that shorten no other words. */
    private static boolean isSmallBeforeInitials(Text text, NameReader read, int i) {
        boolean surname = read.word(i).surname() || (read.word(i).unknown() && SurnameEndings.isLike(read.form(i)));
        String letters = text.token(i + 1).form() + text.token(i + 3).form();
        return read.isSmall(i)
                && surname
                && !read.word(i).verb()
                && !read.isListed(i)
                && text.touchesNext(i + 1)
                && text.touchesNext(i + 2)
                && !TWO_LETTERS.contains(letters);
    }

    private int[] afterInitials(Text text, NameReader read, int i, int end) {
        int last = end + 1;
        boolean two = end - i > 1;
        boolean beside = text.isBesideNext(end)
                && text.token(last).isWord()
                && text.token(last).length() > 2;
        boolean signature = endsText(text, last)
                && read.isSmall(last)
                && read.word(last).unknown()
                && read.token(last).length() >= SHORTEST_REPEATED;
        boolean small = (read.isSmallSurname(last) || signature) && two;
        if (!beside || (!read.isWrittenAsName(last) && !small)) {
            return NONE;
        }
        boolean place = MONOGRAM_OF_PLACES.contains(text.token(i).form())
                && !two
                && read.word(last).place();
        boolean enumerates =
                ENUMERATION.contains(text.token(i).form()) && text.token(i).opens() && !endsText(text, last);
        boolean within = isStrange(read, last)
                || (read.isCapitalWithin(last) && !text.token(i).opens());
        boolean strange = within && !read.token(last).opens() && !read.isAdjective(last);
        boolean signed = endsText(text, last)
                && text.token(i).opens()
                && i > 0
                && !read.isListed(last)
                && (read.word(last).isName() || read.word(last).unknown());
        boolean sure =
                two || signed || read.isClearSurname(last) || ((read.isLikeSurname(last) || strange) && !enumerates);
        boolean speaker = i == 0
                && read.word(last).surname()
                && (text.token(last + 1).is(":") || NameFrames.isSubject(read, last));
        boolean famous =
                historic.contains(text.token(i).form(), text.token(last).form());
        return (sure || speaker) && !place && !famous ? span(i, last) : NONE;
    }

    private static boolean endsText(Text text, int last) {
        return last + 1 >= text.size()
                || (last + 2 >= text.size() && !text.token(last + 1).isWord());
    }

    /** The full stop of one or two initials that begin here, or -1. */
    private static int endOfInitials(Text text, int i) {
        boolean acting = (text.token(i).written().equals("в")
                        && text.token(i + 2).written().equals("о"))
                || (text.token(i).written().equals("о")
                        && text.token(i - 2).written().equals("в"));
        boolean code = acting || (text.touchesNext(i + 1) && text.token(i + 2).isNumber());
        if (!isInitial(text, i) || code) {
            return -1;
        }
        int second = text.token(i + 2).is("-") && text.touchesNext(i + 1) ? i + 3 : i + 2;
        boolean two = text.isBesideNext(i + 1) && isInitial(text, second);
        boolean three = two && second == i + 3 && text.isBesideNext(second + 1) && isInitial(text, second + 2);
        return three ? second + 3 : two ? second + 1 : i + 1;
    }

    private static boolean isInitial(Text text, int i) {
        Token token = text.token(i);
        boolean shortened = token.isCapitalised()
                && SHORTENED.contains(token.form())
                && !token.opens()
                && text.token(i + 1).is(".")
                && text.touchesNext(i);
        if (shortened) {
            return true;
        }
        boolean consonants = token.isCapitalised()
                && token.length() == 2
                && CONSONANTS.indexOf(token.form().charAt(0)) >= 0
                && CONSONANTS.indexOf(token.form().charAt(1)) >= 0
                && !OTHERWISE_SHORTENED.contains(token.form())
                && text.token(i + 1).is(".")
                && text.touchesNext(i);
        if (consonants) {
            return true;
        }
        boolean small = token.isWord()
                && text.touchesNext(i + 1)
                && text.token(i + 3).is(".")
                && !text.token(i - 1).isNumber();
        if (token.is("н") && i >= 3 && text.token(i - 3).isNumber()) {
            return false;
        }
        if (text.touchesNext(i - 1) && text.token(i - 1).isNumber()) {
            return false;
        }
        boolean second = i >= 2
                && text.token(i - 1).is(".")
                && text.touchesNext(i - 1)
                && text.token(i - 2).length() == 1;
        return token.isWord()
                && token.length() == 1
                && (token.isCapitalised() || small || second)
                && text.token(i + 1).is(".")
                && text.touchesNext(i);
    }

    /** The name after «пан», «мене звати», «я,», a post or a word for a person, up to three words of it. */
    private int[] framed(Text text, NameReader read, int i) {
        NameFrames.Frame frame = NameFrames.before(text, read, i);
        boolean kin = !read.token(i).opens()
                && NameFrames.isKin(read, i)
                && read.isCapitalWithin(i)
                && (!read.token(i - 1).isCapitalised()
                        || read.word(i).unknown()
                        || read.word(i).surname());
        boolean head = read.isCapitalWithin(i) && read.word(i).surname() && NameFrames.isHead(read, i);
        boolean family = NameFrames.isFamily(read, i)
                && read.isWrittenAsName(i)
                && !read.token(i).isAllCapitals()
                && !read.isListed(i)
                && !read.isAdjective(i);
        boolean begins = kin
                || family
                || head
                || switch (frame) {
                    case NONE -> false;
                    case NAMING -> isNamed(read, i) || isSaid(read, i);
                    case TITLE -> isTitled(read, i);
                    case PERSON ->
                        (read.isGiven(i) && !isOpeningWord(read, i))
                                || (read.isLikeSurname(i) && !isOpeningWord(read, i) && !isPlaceOnly(read, i))
                                || (read.isWrittenAsName(i)
                                        && read.word(i).unknown()
                                        && (isNominative(read, i) || isStrange(read, read.next(i))))
                                || read.isSmallGiven(i)
                                || (read.isSmallSurname(i) && !read.word(i).given());
                    case SELF ->
                        isMarked(read, i)
                                || (read.isGiven(i) && !isOpeningWord(read, i))
                                || read.isSmallGiven(i)
                                || read.isClearSurname(i);
                };
        if (!begins) {
            return NONE;
        }
        int last = i;
        boolean naming = frame == NameFrames.Frame.NAMING;
        for (int next = read.next(i);
                next > 0 && last - i < 2 && (goesOn(read, last, next) || (naming && read.isCapitalWithin(next)));
                next = read.next(next)) {
            last = next;
        }
        return span(i, last);
    }

    /** «це Éva»: a Latin word with a capital and a mark on a letter. */
    private static boolean isMarked(NameReader read, int i) {
        return isLatin(read, i) && read.form(i).chars().anyMatch(c -> c > 'z');
    }

    private static boolean isNamed(NameReader read, int i) {
        boolean capital = read.isWrittenAsName(i)
                && !isOnlyPlace(read, i)
                && !read.isAdjective(i)
                && !read.word(i).verb();
        boolean small = read.isSmall(i) && read.word(i).given() && !read.isListed(i);
        return capital || small || read.isSmallSurname(i);
    }

    /** «Прізвище: Річка», «звати Веселина»: whatever is written so, though a place bears it too. */
    private static boolean isSaid(NameReader read, int i) {
        int word = NameReader.isOneOf(read.token(i - 1), ":-—–") ? i - 2 : i - 1;
        String form = read.form(word);
        return read.isWrittenAsName(i)
                && !read.isCaseless()
                && (form.startsWith("прізвищ") || form.startsWith("зва") || form.startsWith("зву"));
    }

    private static boolean isTitled(NameReader read, int i) {
        boolean body = read.word(i).common()
                && !read.word(i).isName()
                && !read.word(i).adjective()
                && POLITE.contains(read.form(i - 1));
        boolean capital = read.isWrittenAsName(i) && !isOnlyCommon(read, i) && !isOnlyPlace(read, i) && !body;
        return capital || read.isSmallGiven(i) || read.isSmallSurname(i);
    }

    /** «Голос: «Бажаю…»: a word with a capital since a sentence begins with it. */
    private static boolean isOpeningWord(NameReader read, int i) {
        boolean opens = read.token(i).opens() || NameReader.isOneOf(read.token(i - 1), "«\"");
        return (read.word(i).common() && opens) || read.isListedAlone(i);
    }

    /** A word with a capital that the dictionary lacks. */
    private static boolean isStrange(NameReader read, int i) {
        return i >= 0
                && read.isWrittenAsName(i)
                && read.word(i).unknown()
                && read.form(i).charAt(0) > 'z';
    }

    /** An unknown word that ends as a given name does where it is the subject. */
    private static boolean isNominative(NameReader read, int i) {
        String form = read.form(i);
        return form.charAt(0) > 'z' && form.length() >= 4 && (form.endsWith("а") || form.endsWith("я"));
    }

    /** «Громадянин України». */
    private static boolean isOnlyPlace(NameReader read, int i) {
        return read.word(i).place() && !read.word(i).isName();
    }

    /** «Громадянин Молдови». */
    private static boolean isPlaceOnly(NameReader read, int i) {
        Word word = read.word(i);
        boolean surname = word.surname() && !NameFrames.saysNative(read, i - 1);
        return word.place() && !surname && !SurnameEndings.isClear(read.form(i));
    }

    private static boolean isOnlyCommon(NameReader read, int i) {
        Word word = read.word(i);
        return word.common() && !word.isName() && (word.person() || word.people() || word.verb());
    }

    private static boolean goesOn(NameReader read, int last, int next) {
        boolean small = read.isSmall(last)
                && (read.isSmallGiven(next)
                        || read.isSmallSurname(next)
                        || (read.word(last).given() && read.isSmallSurnameAfterGiven(next)));
        boolean third = isStrange(read, last)
                && read.isWrittenAsName(next)
                && !read.word(next).verb();
        return read.isGiven(next) || read.canBeSurname(next) || read.isPatronymic(next) || small || third;
    }

    /** A patronymic, a surname that is no other word, or a given name that nothing else explains. */
    private int[] alone(NameReader read, int i) {
        if (read.isPatronymic(i) && read.token(i).isCapitalised() && !read.isCaseless() && !read.isListed(i)) {
            return span(i, i);
        }
        Token token = read.token(i);
        Word word = read.word(i);
        boolean pair = (AND.contains(read.form(i + 1)) && read.isSmallGiven(i + 2))
                || (AND.contains(read.form(i - 1)) && read.isSmallGiven(i - 2));
        boolean smallGiven = read.isSmallGiven(i)
                && (pair
                        || (token.length() >= SHORTEST_REPEATED
                                && (NameFrames.acts(read, i) || NameFrames.isDoer(read, i)))
                        || (token.opens() && NameFrames.isFollowedByVerb(read, i)));
        if (smallGiven && !NameFrames.isPlace(read, i) && !isHistoric(read, i, i + 1)) {
            return span(i, i);
        }
        boolean colleague = Colleagues.isPatronymicAlone(read, i)
                || Colleagues.isSmallName(read, i)
                || Colleagues.isAfterPerson(read, i)
                || Colleagues.isPartner(read, i)
                || (!isBesideCapital(read, i)
                        && (read.word(i).unknown() || !historic.isSurname(token.form()))
                        && !publicPeople.isSurname(token.form())
                        && Colleagues.isMeant(read, i));
        boolean shouted = read.isCaseless()
                && read.isSmallSurname(i)
                && (BEFORE_PEOPLE.contains(read.form(i - 1))
                        || (SurnameEndings.isClear(token.form()) && NameFrames.acts(read, i)));
        if ((colleague || shouted) && !NameFrames.isPlace(read, i)) {
            return span(i, i);
        }
        if (read.isCaseless() || NameFrames.isPlace(read, i)) {
            return NONE;
        }
        boolean cyrillic = !token.form().isEmpty() && token.form().charAt(0) > 'z';
        if (!cyrillic) {
            boolean person = read.isGiven(i)
                    && word.onlyGiven()
                    && token.length() >= SHORTEST_REPEATED
                    && !isBesideCapital(read, i)
                    && NameFrames.isFollowedByVerb(read, i);
            return person ? span(i, i) : NONE;
        }
        boolean beside = isBesideCapital(read, i);
        boolean ruler = NUMERALS.contains(read.form(i + 1))
                && read.token(i + 1).isCapitalised()
                && read.next(i) > 0
                && !SurnameEndings.isClear(token.form())
                && !read.token(i + 2).is(".");
        boolean street = (read.token(i - 1).is("на") || read.token(i - 1).is("по"))
                && read.token(i + 1).is(",")
                && read.token(i + 2).isNumber();
        boolean colloquial = read.token(i - 1).is("на") && historic.isSurname(token.form()) && !beside;
        boolean known = publicPeople.contains(read.form(i - 1), token.form());
        if (read.isListedAlone(i) || ruler || street || colloquial || known) {
            return NONE;
        }
        boolean called = word.vocative()
                && (read.token(i + 1).is(",") || read.token(i + 1).is("!"));
        if (read.isGiven(i) && (!token.opens() || word.onlyGiven() || called) && !beside) {
            return span(i, i);
        }
        boolean meant = !token.opens() && (NameFrames.isOwner(read, i) || NameFrames.isDoer(read, i));
        boolean owner = SurnameEndings.isClear(token.form())
                && (read.token(i - 1).is("від")
                        || read.token(i - 1).is("для")
                        || read.token(i - 1).is("без"));
        owner |= SurnameEndings.isClear(token.form())
                && !token.form().endsWith("а")
                && read.previous(i) >= 0
                && Colleagues.isCalling(read, i - 1);
        boolean famous = historic.isSurname(token.form()) && !NameFrames.speaks(read, i) && !meant && !owner;
        if (famous) {
            return NONE;
        }
        boolean surname = read.isClearSurname(i) && !beside && (!token.opens() || SurnameEndings.isClear(token.form()));
        boolean subject = read.isClearSurname(i)
                && read.word(i).onlySurname()
                && token.opens()
                && !beside
                && NameFrames.isSubject(read, i);
        boolean receiver = token.opens()
                && word.surname()
                && !word.adjective()
                && !beside
                && (token.form().endsWith("ові")
                        || token.form().endsWith("еві")
                        || token.form().endsWith("єві"))
                && NameFrames.isSubject(read, i);
        boolean lone = token.opens()
                && !beside
                && read.isWrittenAsName(i)
                && (word.unknown() || word.onlySurname())
                && isAdjectiveAlone(read, i);
        int next = read.next(i);
        boolean possessive = token.opens()
                && word.surname()
                && !word.noun()
                && !word.verb()
                && !word.link()
                && SurnameEndings.isPossessive(token.form())
                && next > 0
                && read.word(next).verb()
                && !read.word(next).noun();
        boolean small = read.isSmall(i)
                && SurnameEndings.isClear(token.form())
                && read.word(i).surname()
                && (!read.word(i).common() || token.form().endsWith("енко"))
                && token.length() > 5;
        if (subject || receiver || lone || possessive || small) {
            return span(i, i);
        }
        boolean about = NameFrames.isAbout(read, i) && word.surname() && !word.place();
        boolean doing = word.unknown() && Colleagues.isDoneByOne(read, i);
        boolean plain = !word.place() && !word.adjective() && (word.surname() || doing || NameFrames.mayOwn(read, i));
        boolean acting = read.isLikeSurname(i)
                && !token.opens()
                && !beside
                && (plain || about || (meant && (word.surname() || !word.place())));
        return surname || acting ? span(i, i) : NONE;
    }

    /** «Заболотська у розпачі»: a form of an adjective that no noun follows. */
    private static boolean isAdjectiveAlone(NameReader read, int i) {
        String form = read.form(i);
        int next = read.next(i);
        boolean ends =
                form.endsWith("ська") || form.endsWith("цька") || form.endsWith("ський") || form.endsWith("цький");
        return ends && next > 0 && read.word(next).link();
    }

    /** «Софія Київська», «Степан Бандера»: a word with a capital beside it that is no name makes it one of a thing. */
    private static boolean isBesideCapital(NameReader read, int i) {
        int next = read.next(i);
        int previous = read.previous(i);
        boolean after =
                next > 0 && read.token(next).isCapitalised() && read.token(next).length() > 1;
        boolean before = previous >= 0
                && read.token(previous).isCapitalised()
                && !read.token(previous).opens()
                && !read.token(previous).isAllCapitals();
        return after || before;
    }

    /** «Ткаченко, Петрук і Шаповал»: what is listed with a name is one; the last token of the list. */
    private static int others(Text text, NameReader read, Findings findings, int named) {
        int last = named;
        while (AND.contains(text.token(last + 1).form())
                && text.isBesideNext(last)
                && text.isBesideNext(last + 1)
                && !read.isCaseless()
                && (read.isLikeSurname(last + 2)
                        || (isStrange(read, last + 2)
                                && AND.contains(text.token(last + 3).form())))
                && findings.isFree(text.token(last + 2))
                && !read.isGiven(last + 2)
                && !text.token(last + 3).isCapitalised()
                && !text.token(last + 3).is("-")) {
            findings.add(text.token(last + 2), text.token(last + 2), Label.NAME);
            last += 2;
        }
        return last;
    }

    /** «10:30 Довгаль 11:00 Цибух-Орел»: surnames after at least two times of a day. */
    private static void schedule(Text text, NameReader read, Findings findings) {
        int slots = 0;
        for (int i = 0; i < text.size(); i++) {
            slots += isSlot(text, read, i) ? 1 : 0;
        }
        for (int i = 0; slots > 1 && i < text.size(); i++) {
            if (isSlot(text, read, i) && findings.isFree(text.token(i + 3))) {
                findings.add(text.token(i + 3), text.token(i + 3), Label.NAME);
            }
        }
    }

    private static boolean isSlot(Text text, NameReader read, int i) {
        boolean time = text.token(i).isNumber()
                && text.token(i).length() <= 2
                && (text.token(i + 1).is(":") || text.token(i + 1).is("."))
                && text.token(i + 2).isNumber()
                && text.token(i + 2).length() == 2
                && text.touchesNext(i)
                && text.touchesNext(i + 1)
                && text.isBesideNext(i + 2);
        Token after = text.token(i + 4);
        return time
                && read.isWrittenAsName(i + 3)
                && !read.isListed(i + 3)
                && (read.word(i + 3).surname()
                        || (read.word(i + 3).unknown() && SurnameEndings.isLike(read.form(i + 3))))
                && (!after.isWord() || after.opens());
    }

    /** The same before a name. */
    private static void othersBefore(Text text, NameReader read, Findings findings, int named) {
        int first = named;
        while (AND.contains(text.token(first - 1).form())
                && text.isBesideNext(first - 1)
                && text.isBesideNext(first - 2)
                && !read.isCaseless()
                && (((read.isLikeSurname(first - 2) || read.isGiven(first - 2))
                                && read.word(first - 2).isName())
                        || (isStrange(read, first - 2) && text.token(first - 3).is(":")))
                && !read.isListed(first - 2)
                && findings.isFree(text.token(first - 2))
                && (!text.token(first - 2).opens() || read.isClearSurname(first - 2))) {
            findings.add(text.token(first - 2), text.token(first - 2), Label.NAME);
            first -= 2;
        }
    }

    /** A text that ends with a name as its last sentence is signed. */
    private static void lastWords(Text text, NameReader read, Findings findings) {
        int last = text.size() - 1;
        while (last > 0 && !text.token(last).isWord()) {
            last--;
        }
        int first = last;
        while (first > 0 && last - first < 2 && !text.token(first).opens() && canSign(read, first - 1)) {
            first--;
        }
        boolean own = first > 0 && text.token(first).opens() && canSign(read, first) && !read.isListed(first);
        boolean name = read.word(first).isName() && read.word(last).isName() && !read.isCaseless();
        if (own && name && findings.isFree(text.token(first)) && findings.isFree(text.token(last))) {
            findings.add(text.token(first), text.token(last), Label.NAME);
        }
    }

    /** What was found to be a name once is one wherever it stands, in every case and with a letter wrong. */
    private void repeated(Text text, NameReader read, Findings findings) {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            if (token.isCapitalised() && token.length() >= SHORTEST_REPEATED && findings.isOf(token, Label.NAME)) {
                found.add(token.form());
            }
        }
        for (int i = 0; i < text.size() && !found.isEmpty(); i++) {
            Token token = text.token(i);
            if (findings.isFree(token)
                    && read.isWrittenAsName(i)
                    && token.length() >= SHORTEST_REPEATED
                    && !NameFrames.isNamedAfter(read, i)
                    && !read.isAdjective(i)
                    && (!read.word(i).common() || !token.opens())
                    && found.stream().anyMatch(form -> isSame(form, token.form()))) {
                findings.add(token, token, Label.NAME);
            }
        }
    }

    private static boolean isSame(String one, String other) {
        int stem = Math.max(SHORTEST_REPEATED - 1, Math.min(one.length(), other.length()) - 2);
        boolean declined = one.regionMatches(0, other, 0, stem) && Math.abs(one.length() - other.length()) <= 2;
        boolean mistyped = one.length() == other.length() && differences(one, other) == 1;
        return declined || mistyped;
    }

    private static int differences(String one, String other) {
        int different = 0;
        for (int i = 0; i < one.length(); i++) {
            different += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return different;
    }

    /** What stands after «З повагою,» and, less freely, after «Дякую!». */
    private static void signatures(Text text, NameReader read, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            boolean closing = NameFrames.closes(text.token(i));
            if (!closing && !NameFrames.thanks(text.token(i))) {
                continue;
            }
            boolean found = false;
            for (int j = i + 1; j < Math.min(text.size(), i + SIGNATURE) && !found; j++) {
                if (!findings.isFree(text.token(j)) || !canSign(read, j)) {
                    continue;
                }
                int last = j;
                while (canSign(read, last + 1) && text.isBesideNext(last) && last - j < 2) {
                    last++;
                }
                int from = withInitials(text, i, j);
                boolean first = from <= i + 2;
                boolean known = isKnown(read, j) || isKnown(read, last);
                boolean strange = closing
                        && first
                        && read.token(j).isCapitalised()
                        && !read.word(j).common();
                boolean ends = last + 1 >= text.size()
                        || !text.token(last + 1).isWord()
                        || text.token(last + 1).opens()
                        || text.token(last + 1).start() - text.token(last).end() > 1;
                if (ends && (known || strange)) {
                    findings.add(text.token(from), text.token(last), Label.NAME);
                    found = true;
                }
                j = last;
            }
        }
    }

    /** Where the initials before a name begin, as in «О. Стрижакова»; the name's own place where there are none. */
    private static int withInitials(Text text, int closing, int name) {
        int from = name;
        for (int i = name - 1; i > closing; i--) {
            Token token = text.token(i);
            if (token.isWord() && token.length() == 1 && token.isCapitalised()) {
                from = i;
            } else if (!NameReader.isOneOf(token, ".")) {
                break;
            }
        }
        return from;
    }

    private static boolean canSign(NameReader read, int i) {
        boolean small = read.isSmallGiven(i) || read.isSmallSurname(i);
        return small || (read.isWrittenAsName(i) && !read.isAdjective(i) && !isOnlyCommon(read, i));
    }

    private static boolean isKnown(NameReader read, int i) {
        return read.isGiven(i) || read.isSmallGiven(i) || read.isClearSurname(i) || read.isSmallSurname(i);
    }

    /** «Денис (067 123 45 67)», «Олекса Гнатів, РНОКПП 3184710691»: whose number follows. */
    private static void owners(Text text, NameReader read, Findings findings) {
        for (int i = 1; i < text.size(); i++) {
            boolean born = text.token(i).isNumber() && BirthDates.isSaidAt(text, i);
            if ((!born && !findings.begins(text.token(i))) || findings.isOf(text.token(i), Label.NAME)) {
                continue;
            }
            int last = i - 1;
            while (last > i - 6
                    && (NameReader.isOneOf(text.token(last), "(,:;-.+№")
                            || NameFrames.isNumberWord(text.token(last)))) {
                last--;
            }
            int first = last;
            while (isOwner(read, first - 1) && last - first < 2 && text.isBesideNext(first - 1)) {
                first--;
            }
            boolean free = isOwner(read, last) && findings.isFree(text.token(last));
            boolean known = isKnown(read, last)
                    || isKnown(read, first)
                    || (read.isLikeSurname(last)
                            && read.word(last).unknown()
                            && !text.token(last).opens())
                    || (born && (read.word(last).surname() || isStrange(read, last)));
            boolean several = first < last && !text.token(first).opens();
            if (free && findings.isFree(text.token(first)) && (known || several)) {
                findings.add(text.token(first), text.token(last), Label.NAME);
            }
        }
    }

    private static boolean isOwner(NameReader read, int i) {
        Word word = read.word(i);
        boolean common = word.common() && !word.isName();
        boolean capital = read.isWrittenAsName(i) && !common && !read.isCaseless();
        boolean small = read.isSmallSurname(i) && (SurnameEndings.isClear(read.form(i)) || read.isSmallGiven(i - 1));
        return capital || read.isSmallGiven(i) || small;
    }

    private static int[] span(int first, int last) {
        return new int[] {first, last};
    }
}
