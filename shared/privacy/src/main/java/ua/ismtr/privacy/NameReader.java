package ua.ismtr.privacy;

import java.util.Set;

/** A text as a reader of names sees it: what each token may be of a person's name. */
final class NameReader {
    private static final Token OUTSIDE = new Token(-1, -1, Token.Type.SIGN, "", "", true);
    private static final int SHORTEST_SMALL = 4;
    private static final int LONGEST_TITLE = 6;

    /** What names in quotation marks follow. */
    private static final Set<String> TITLED = Set.of(
            "тов",
            "пп",
            "кп",
            "дп",
            "ат",
            "прат",
            "го",
            "бф",
            "тема",
            "назва",
            "курс",
            "тренінг",
            "семінар",
            "вебінар",
            "лекція",
            "книга",
            "фільм",
            "проєкт",
            "магазин",
            "кафе",
            "фірма",
            "компанія",
            "готель",
            "клуб",
            "садок",
            "фонд",
            "гурт",
            "ансамбль",
            "програма",
            "громада",
            "товариство",
            "підприємство",
            "метро",
            "станція",
            "зупинка",
            "площа",
            "парк",
            "сквер",
            "бібліотека",
            "школа",
            "ліцей",
            "організація",
            "центр");

    private final Text text;
    private final Lexicon lexicon;
    private final NotNames never;
    private final NotNames hardly;
    private final boolean caseless;

    /**
     * @param never words that are in nobody's name
     * @param hardly words that are one only beside another name
     */
    NameReader(Text text, Lexicon lexicon, NotNames never, NotNames hardly) {
        this.text = text;
        this.lexicon = lexicon;
        this.never = never;
        this.hardly = hardly;
        this.caseless = isShouting(text);
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

    /** Whether capitals say nothing, since nearly all letters are. */
    boolean isCaseless() {
        return caseless;
    }

    Token token(int i) {
        return i < 0 ? OUTSIDE : text.token(i);
    }

    String form(int i) {
        return token(i).form();
    }

    Word word(int i) {
        Token token = token(i);
        return token.isWord() ? lexicon.word(token.form()) : Word.NONE;
    }

    /** The dictionary forms of the word here; none where no word is. */
    Set<String> lemmas(int i) {
        Token token = token(i);
        return token.isWord() ? lexicon.lemmas(token.form()) : Set.of();
    }

    /** The next token if it is a word of the same line with nothing but spaces between, else -1. */
    int next(int i) {
        boolean word = i >= 0 && text.isBesideNext(i) && text.token(i + 1).isWord() && !text.touchesNext(i);
        return word ? i + 1 : -1;
    }

    int previous(int i) {
        return i > 0 && next(i - 1) == i && text.token(i - 1).isWord() ? i - 1 : -1;
    }

    /** Written as names are: with a capital, and neither an abbreviation nor a word that is none. */
    boolean isWrittenAsName(int i) {
        Token token = token(i);
        if (!token.isCapitalised() || token.length() < 2 || never.contains(token.form())) {
            return false;
        }
        boolean cyrillic = token.form().charAt(0) > 'z';
        if (token.isAllCapitals() && !caseless) {
            return (token.length() >= 4 || (word(i).surname() && isBesideShouted(i)))
                    && cyrillic
                    && (word(i).isName() || (word(i).unknown() && SurnameEndings.isClear(token.form())));
        }
        return !isAbbreviation(token);
    }

    /** «ЖУК НІНА»: three capital letters beside a given name in capitals. */
    private boolean isBesideShouted(int i) {
        return token(i).length() == 3 && (isShoutedGiven(next(i)) || isShoutedGiven(previous(i)));
    }

    private boolean isShoutedGiven(int i) {
        return i >= 0 && token(i).isAllCapitals() && token(i).length() >= 4 && word(i).onlyGiven();
    }

    /** «ДСНСник», «ЖЕКу», «QR-код». */
    private static boolean isAbbreviation(Token token) {
        String written = token.written();
        boolean inner = false;
        for (int i = 1; i < written.length(); i++) {
            inner |= Character.isUpperCase(written.charAt(i)) && Character.isLetter(written.charAt(i - 1));
        }
        return inner && !token.isAllCapitals();
    }

    boolean isSmall(int i) {
        return token(i).isWord() && (!token(i).isCapitalised() || (caseless && token(i).isAllCapitals()));
    }

    boolean isListed(int i) {
        return never.contains(form(i)) || hardly.contains(form(i));
    }

    /** What may be a surname in small letters right after a given name, though it is another word too. */
    boolean isSmallSurnameAfterGiven(int i) {
        Word word = word(i);
        boolean surname = word.surname() || (word.unknown() && SurnameEndings.isLike(form(i)));
        return isSmall(i) && surname && !word.verb() && !isListed(i);
    }

    boolean isListedAlone(int i) {
        return hardly.contains(form(i));
    }

    boolean isGiven(int i) {
        return isWrittenAsName(i) && word(i).given();
    }

    /** A given name in small letters that is no other word. */
    boolean isSmallGiven(int i) {
        return isSmall(i) && word(i).onlyGiven() && token(i).length() >= SHORTEST_SMALL - 1 && !isListed(i);
    }

    boolean isPatronymic(int i) {
        return token(i).isWord() && word(i).patronymic();
    }

    /** A surname in small letters that is no other word. */
    boolean isSmallSurname(int i) {
        Word word = word(i);
        boolean usual = word.surname() && form(i).endsWith("енко");
        boolean clear =
                usual || (SurnameEndings.isClear(form(i)) && (word.unknown() || (word.surname() && !word.common())));
        return isSmall(i) && token(i).length() >= SHORTEST_SMALL && (word.onlySurname() || clear) && !isListed(i);
    }

    /** A surname by the dictionary or by its ending, and no other word. */
    boolean isClearSurname(int i) {
        Word word = word(i);
        return isWrittenAsName(i)
                && (word.onlySurname() || ((word.unknown() || word.surname()) && SurnameEndings.isClear(form(i))))
                && !isAdjective(i);
    }

    /** What the dictionary has among surnames, or does not have and ends like one. */
    boolean isLikeSurname(int i) {
        Word word = word(i);
        return isWrittenAsName(i)
                && (word.surname() || (word.unknown() && SurnameEndings.isLike(form(i))))
                && !isAdjective(i);
    }

    /** What the dictionary has as a surname and ends like one. */
    boolean isClearlyLike(int i) {
        return isLikeSurname(i) && SurnameEndings.isLike(form(i));
    }

    /** What may be the surname beside a given name: nearly everything that has a capital. */
    boolean canBeSurname(int i) {
        Word word = word(i);
        return isWrittenAsName(i)
                && (word.surname()
                        || word.unknown()
                        || (word.place() && !word.common() && SurnameEndings.isClear(form(i)))
                        || (word.adjective() && !caseless && !word.place()))
                && !isAdjective(i);
    }

    /** A capital within a sentence on a word that is no name otherwise, such as «Морок» after «Олена». */
    boolean isCapitalWithin(int i) {
        Token token = token(i);
        Word word = word(i);
        return isWrittenAsName(i)
                && !caseless
                && !token.opens()
                && !token.isAllCapitals()
                && token.form().charAt(0) > 'z'
                && !isListed(i)
                && !word.adjective()
                && !(word.verb() && !word.noun())
                && !(word.place() && !SurnameEndings.isLike(form(i)))
                && !isAdjective(i);
    }

    /** «Київської» before «громади» belongs to a place. */
    boolean isAdjective(int i) {
        String form = form(i);
        boolean ends = form.endsWith("ої")
                || form.endsWith("ого")
                || form.endsWith("ому")
                || form.endsWith("ій")
                || form.endsWith("ий")
                || form.endsWith("ка")
                || form.endsWith("ку")
                || form.endsWith("ою")
                || form.endsWith("им")
                || form.endsWith("ва")
                || form.endsWith("на");
        int after = next(i);
        if (!ends || after < 0 || token(after).isCapitalised()) {
            return false;
        }
        Word next = word(after);
        Word own = word(i);
        boolean nounSurname = own.surname() && !own.adjective() && (form.endsWith("ка") || form.endsWith("ку"));
        return !nounSurname
                && next.noun()
                && !next.link()
                && !next.person()
                && !next.verb()
                && !form.endsWith("ко")
                && lexicon.agree(form, form(after));
    }

    /** Whether the words stand in quotation marks, as names of firms, funds and songs do. */
    boolean isQuoted(int first, int last) {
        boolean opens = isOneOf(token(first - 1), "«\"“„'");
        boolean closes = isOneOf(token(last + 1), "»\"”“'");
        return opens && closes;
    }

    /** Whether a quotation that names a firm, a topic or another thing has begun before this token and not ended. */
    boolean isInTitle(int i) {
        for (int open = i - 1; open >= Math.max(0, i - LONGEST_TITLE); open--) {
            if (isOneOf(token(open), "»”")) {
                return false;
            }
            if (isOneOf(token(open), "«“„")) {
                boolean thing = lemmas(open - 1).stream().anyMatch(TITLED::contains);
                return thing || TITLED.contains(form(open - 1));
            }
        }
        return false;
    }

    static boolean isOneOf(Token token, String signs) {
        return token.length() == 1 && signs.contains(token.written());
    }
}
