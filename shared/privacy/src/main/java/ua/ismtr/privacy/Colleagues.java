package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;

/**
 * Knows people whom a text names by a single word, since everybody in the office knows them: «ота Мельничучка», «Стецюра
 * з адмінвідділу», «Михасьо наш», «Дзюба вчора шукав довідку», «іванівна сказала». What stands beside the word decides,
 * and verbs of what people do and programs do not.
 */
final class Colleagues {
    private static final Set<String> POINTING = Set.of(
            "ота", "отой", "оцей", "оця", "оту", "отого", "оцього", "тая", "наш", "наша", "нашого", "нашої", "нашому",
            "нашій", "нашу", "нашим", "нашою", "ваш", "ваша", "вашого", "вашої", "тамтой", "мій", "моя");
    private static final Set<String> OURS = Set.of("наш", "наша", "нашого", "нашої", "нашу", "ваш", "ваша");
    private static final Set<String> FROM = Set.of("з", "із", "зі", "с", "из", "от");

    /** How words begin for a part of an office that people come from. */
    private static final List<String> OFFICES = List.of(
            "вікн",
            "віконц",
            "відділ",
            "адмінвідділ",
            "кадр",
            "архів",
            "бухгалтер",
            "кабінет",
            "поверх",
            "прийом",
            "приймальн",
            "сектор",
            "зміни",
            "зал",
            "реєстратур",
            "юридичн",
            "канцеляр",
            "соцзахист",
            "земельн",
            "практик",
            "сусідн",
            "міськради",
            "сільради",
            "цнап",
            "рецепц",
            "ресепш",
            "окн",
            "отдел");

    private static final Set<String> DEEDS = Set.of(
            "казати",
            "сказати",
            "питати",
            "спитати",
            "запитати",
            "запитувати",
            "просити",
            "попросити",
            "дзвонити",
            "подзвонити",
            "телефонувати",
            "зателефонувати",
            "писати",
            "написати",
            "прийти",
            "приходити",
            "піти",
            "ходити",
            "приїхати",
            "приїжджати",
            "поїхати",
            "їхати",
            "скаржитися",
            "плакати",
            "кричати",
            "лаятися",
            "сваритися",
            "забути",
            "забувати",
            "вміти",
            "уміти",
            "знати",
            "думати",
            "хотіти",
            "бажати",
            "вчити",
            "вчитися",
            "навчити",
            "пояснити",
            "пояснювати",
            "підписати",
            "підписувати",
            "принести",
            "приносити",
            "нести",
            "відмовити",
            "відмовляти",
            "взяти",
            "брати",
            "забрати",
            "віддати",
            "віддавати",
            "шукати",
            "загубити",
            "переплутати",
            "плутати",
            "хворіти",
            "захворіти",
            "звільнитися",
            "сканувати",
            "друкувати",
            "відправити",
            "відправляти",
            "надіслати",
            "сидіти",
            "кинути",
            "вбити",
            "сказитися",
            "пускати",
            "мовчати",
            "сміятися",
            "боятися",
            "читати",
            "диктувати",
            "передати",
            "передавати",
            "заставляти",
            "змушувати",
            "обіцяти",
            "пообіцяти",
            "розібратися",
            "провести",
            "тримати",
            "гукати",
            "вийти",
            "повернутися",
            "запізнюватися",
            "спізнюватися",
            "спізнитися",
            "зламати",
            "вивчити",
            "погодитися",
            "дивитися",
            "сісти",
            "дозволити",
            "дозволяти");

    private static final Set<String> CALLING = Set.of(
            "турбувати",
            "дзвонити",
            "подзвонити",
            "зателефонувати",
            "телефонувати",
            "прийти",
            "приходити",
            "звертатися",
            "звернутися",
            "питати",
            "просити");

    /** Professions and others that surnames are written like. */
    private static final Set<String> TRADES = Set.of(
            "сторож",
            "лікар",
            "кухар",
            "водій",
            "учитель",
            "вчитель",
            "друг",
            "гість",
            "хлопець",
            "козак",
            "писар",
            "староста",
            "швець",
            "циган",
            "король",
            "боярин",
            "громада",
            "народ",
            "клієнт",
            "юрист",
            "бухгалтер",
            "бабця");

    /** How the names of wives and fond names end that no dictionary has. */
    private static final List<String> FOND = List.of("чучка", "ючка", "иха", "сьо", "ньо", "льо", "уня", "юня");

    private static final Set<String> ASKING =
            Set.of("питати", "запитати", "спитати", "взяти", "узяти", "дізнатися", "уточнити", "навчитися", "позичити");

    private static final Set<String> NEARING = Set.of("до", "від", "без", "для", "біля", "після", "з", "із");

    /** How the surnames of women end in the genitive. */
    private static final List<String> WOMENS = List.of("ської", "цької", "зької", "ової", "евої", "євої");

    /** How surnames end, and hardly anything else does. */
    private static final List<String> SURNAMES = List.of(
            "юк", "ук", "ак", "як", "ський", "цький", "ська", "цька", "ишин", "шко", "ась", "ець", "нич", "мич");

    private static final int NEAR = 5;
    private static final int SHORTEST = 3;

    private Colleagues() {}

    /** Whether the word here, with a capital, is the whole name of somebody of the office. */
    static boolean isMeant(NameReader read, int i) {
        if (!mayBe(read, i)) {
            return false;
        }
        boolean opens = read.token(i).opens();
        Word word = read.word(i);
        boolean trade = read.lemmas(i).stream().anyMatch(TRADES::contains) || NameFrames.isRelative(read, i);
        boolean name = opens
                ? isFond(read, i) || (word.unknown() ? isLike(read, i) : isSubject(read, i))
                : word.surname() || word.given() || word.unknown() || isFond(read, i);
        boolean pointed = !opens && POINTING.contains(read.form(i - 1)) && read.previous(i) >= 0;
        if (pointed) {
            return name && (!word.place() || word.surname());
        }
        boolean plain = name && !trade && !word.link();
        boolean ours = OURS.contains(read.form(i + 1)) && read.next(i) > 0;
        return plain && (isFromOffice(read, i) || (ours && isDoing(read, i)) || (opens && isDoing(read, i)));
    }

    /** «петрівна на пенсію йде», where nothing has a capital. */
    static boolean isPatronymicAlone(NameReader read, int i) {
        Word word = read.word(i);
        String form = read.form(i);
        boolean whole = form.endsWith("івна")
                || form.endsWith("ївна")
                || form.endsWith("івни")
                || form.endsWith("івну")
                || form.endsWith("івною")
                || form.endsWith("ович")
                || form.endsWith("йович");
        return read.isSmall(i) && whole && word.patronymic() && !word.common() && !word.surname() && !word.place();
    }

    /** «надя з сусіднього вікна», «шевчук питала»: names in small letters that little else is written like. */
    static boolean isSmallName(NameReader read, int i) {
        boolean given = read.isSmallGiven(i) && read.form(i).length() > SHORTEST && isFromOffice(read, i);
        boolean surname = read.isSmall(i)
                && SurnameEndings.isClear(read.form(i))
                && read.word(i).surname()
                && !read.word(i).place()
                && (isDeed(read, i + 1) || isDeed(read, i - 1));
        return given || surname;
    }

    /** «реєстраторка сорока просить»: a surname like a common word between a person and what the person does. */
    static boolean isAfterPerson(NameReader read, int i) {
        Word word = read.word(i);
        return read.isSmall(i)
                && word.surname()
                && word.noun()
                && !read.isListed(i)
                && read.previous(i) >= 0
                && NameFrames.saysPerson(read, i - 1)
                && read.word(i - 1).noun()
                && isDeed(read, i + 1);
    }

    /** «запитайте в Демидова», «до Вербицької черга»: a surname after a preposition, with nothing that it may describe. */
    static boolean isPartner(NameReader read, int i) {
        Word word = read.word(i);
        String form = read.form(i);
        boolean in = read.token(i - 1).is("в") || read.token(i - 1).is("у");
        boolean asked =
                in && read.previous(i - 1) >= 0 && read.lemmas(i - 2).stream().anyMatch(ASKING::contains);
        boolean woman = (in || NEARING.contains(read.form(i - 1)))
                && !word.place()
                && WOMENS.stream().anyMatch(form::endsWith);
        return mayBe(read, i) && !read.token(i).opens() && word.surname() && (asked || woman);
    }

    private static boolean mayBe(NameReader read, int i) {
        return read.isWrittenAsName(i)
                && !read.isCaseless()
                && !read.token(i).isAllCapitals()
                && !read.isListed(i)
                && read.form(i).length() >= SHORTEST
                && read.form(i).charAt(0) > 'z'
                && !read.isAdjective(i);
    }

    private static boolean isFond(NameReader read, int i) {
        return FOND.stream().anyMatch(read.form(i)::endsWith) && !read.word(i).adjective();
    }

    /** An ending of surnames that words for professions do not have, as the subject of a sentence. */
    private static boolean isLike(NameReader read, int i) {
        return SurnameEndings.isClear(read.form(i)) || SURNAMES.stream().anyMatch(read.form(i)::endsWith);
    }

    /** A surname or a fond name that is another word too, in the form in which the dictionary has it. */
    private static boolean isSubject(NameReader read, int i) {
        Word word = read.word(i);
        boolean noun = !word.common() || (word.noun() && !word.verb() && !word.adjective() && !word.people());
        return (word.surname() || word.onlyGiven()) && noun && read.lemmas(i).contains(read.form(i));
    }

    /** «… з другого вікна», «… із кадрів». */
    private static boolean isFromOffice(NameReader read, int i) {
        if (!FROM.contains(read.form(i + 1)) || read.next(i) < 0) {
            return false;
        }
        int place = read.word(i + 2).adjective() || read.word(i + 2).link() ? i + 3 : i + 2;
        return isOffice(read, i + 2) || (place == i + 3 && read.next(i + 2) > 0 && isOffice(read, place));
    }

    private static boolean isOffice(NameReader read, int i) {
        return read.token(i).isWord() && OFFICES.stream().anyMatch(read.form(i)::startsWith);
    }

    /** Whether one of the next words of the phrase is a verb of what people do. */
    private static boolean isDoing(NameReader read, int i) {
        int next = read.next(i);
        if (read.token(next).is("і")
                || read.token(next).is("та")
                || read.token(next).is("й")) {
            return false;
        }
        for (int words = 0; next > 0 && words < NEAR && !read.token(next).isCapitalised(); words++) {
            if (isDeed(read, next)) {
                return true;
            }
            if (read.word(next).verb() && !read.word(next).noun()) {
                return false;
            }
            next = read.next(next);
        }
        return false;
    }

    /** «…, Лапчук дзвонить щогодини»: the verb right after is of one person, and no preposition of places stands before. */
    static boolean isDoneByOne(NameReader read, int i) {
        String form = read.form(i + 1);
        boolean one = (!form.endsWith("ли") && !form.endsWith("ть")) || form.endsWith("ить") || form.endsWith("ась");
        return one && read.next(i) > 0 && isDeed(read, i + 1) && !NameFrames.isAfterPlacing(read, i);
    }

    /** «вас турбує», «дзвонила»: a verb of those who turn to the office. */
    static boolean isCalling(NameReader read, int i) {
        return read.word(i).verb() && read.lemmas(i).stream().anyMatch(CALLING::contains);
    }

    /** «каже», «пішла»: a verb of what people do. */
    static boolean isDeed(NameReader read, int i) {
        return read.word(i).verb()
                && !read.form(i).endsWith("ти")
                && read.lemmas(i).stream().anyMatch(DEEDS::contains);
    }
}
