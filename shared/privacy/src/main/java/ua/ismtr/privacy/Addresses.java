package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;
import ua.ismtr.text.Label;

/**
 * Finds postal addresses: a street with the number of a house, or either with the number of a flat. A street alone is
 * one where somebody is said to live there.
 */
final class Addresses implements Finder {
    private static final Set<String> SHORT_STREETS = Set.of(
            "вул", "ул", "просп", "пр", "пр-т", "пр-кт", "пров", "пер", "бульв", "бул", "б-р", "пл", "наб", "мкр",
            "прс", "прт", "мкрн", "м-н", "вулиц");
    private static final Set<String> STREETS = Set.of(
            "вулиця",
            "вулиці",
            "вулицю",
            "вулицею",
            "проспект",
            "проспекті",
            "проспекту",
            "провулок",
            "провулку",
            "бульвар",
            "бульварі",
            "бульвару",
            "площа",
            "площі",
            "шосе",
            "узвіз",
            "узвозі",
            "набережна",
            "набережній",
            "майдан",
            "майдані",
            "мікрорайон",
            "мікрорайоні",
            "тупик",
            "проїзд",
            "проїзді",
            "улица",
            "улице",
            "улицу",
            "проспекте",
            "переулок",
            "алея",
            "алеї",
            "квартал",
            "кварталі");
    /** Streets whose names some write in small letters. */
    private static final Set<String> SMALL_STREETS =
            Set.of("вулиця", "вулиці", "вулицю", "провулок", "провулку", "улица", "улице");

    private static final Set<String> HOUSES =
            Set.of("буд", "б", "будинок", "будинку", "будинка", "дом", "д", "house", "будівля", "хата", "хаті");
    private static final Set<String> PARTS = Set.of(
            "корп",
            "корпус",
            "к",
            "під'їзд",
            "поверх",
            "секція",
            "літ",
            "літера",
            "гурт",
            "гуртожиток",
            "гуртожитку",
            "садиба",
            "садибі",
            "діл",
            "ділянка",
            "двір",
            "дворі");
    private static final Set<String> FLATS = Set.of(
            "кв",
            "квартира",
            "квартирі",
            "квартири",
            "квартиру",
            "кімн",
            "кім",
            "кімната",
            "кімнаті",
            "помешкання",
            "помешк",
            "оф",
            "apt",
            "flat");
    private static final Set<String> LIVING = Set.of(
            "проживає",
            "проживаю",
            "проживаючи",
            "проживала",
            "проживав",
            "проживають",
            "мешкає",
            "мешкаю",
            "мешкаємо",
            "живу",
            "живемо",
            "прописана",
            "прописаний",
            "прописаного",
            "зареєстрований",
            "зареєстрована",
            "зареєстрованого",
            "зареєстрованої",
            "мешканець",
            "мешканка",
            "мешканки",
            "адресою",
            "адреса",
            "адресу",
            "адресі",
            "проживання",
            "проживает",
            "адрес",
            "живе",
            "жив",
            "жила",
            "жили",
            "мешкають",
            "проживаєте",
            "зареєстровані",
            "реєстрації",
            "тимчасово",
            "прописка",
            "прописки",
            "прописку",
            "приписаний",
            "ночує",
            "орендує",
            "орендують",
            "винаймає",
            "прописан",
            "lives",
            "live",
            "address");
    private static final Set<String> ENGLISH_STREETS =
            Set.of("street", "st", "str", "vul", "avenue", "ave", "lane", "road");
    private static final Set<String> OPENING = Set.of("\"", "«", "“", "„");
    private static final Set<String> CLOSING = Set.of("\"", "»", "”", "“");
    private static final Set<String> SETTLEMENTS = Set.of(
            "с", "х", "хут", "с-ще", "м", "г", "смт", "сел", "село", "селі", "селище", "селищі", "місто", "місті",
            "хутір");
    private static final Set<String> REGIONS =
            Set.of("обл", "область", "області", "р-н", "р-ну", "район", "району", "громада", "тг", "отг");
    private static final Set<String> SETTLEMENT_WORDS = Set.of("село", "селище", "місто", "хутір");
    private static final List<String> INSTITUTIONS = List.of(
            "цнап",
            "центр",
            "школ",
            "ліце",
            "гімназі",
            "садо",
            "садк",
            "бібліотек",
            "лікарн",
            "поліклінік",
            "амбулаторі",
            "управлінн",
            "департамент",
            "відділ",
            "рад",
            "суд",
            "пошт",
            "музе",
            "офіс",
            "музей",
            "академі",
            "університет",
            "інститут",
            "коледж",
            "хаб",
            "готел",
            "поліці",
            "пункт",
            "дсс",
            "архів",
            "театр",
            "будинок культури",
            "зал",
            "приміщенн",
            "відділенн",
            "філі",
            "установ",
            "організаці",
            "тцк",
            "храм",
            "дитсад",
            "культур",
            "підрозділ",
            "аудиторі",
            "виконком",
            "сесійн",
            "ресторан");
    /** How words begin for the part of a public building that visitors go to. */
    private static final List<String> ENTRANCES =
            List.of("вхід", "каб", "поверх", "кімн", "зал", "вікн", "аудитор", "хол", "приймальн", "перш", "друг");

    /** How verbs begin that say of an institution where it is. */
    private static final List<String> OPENED =
            List.of("відкрил", "відкриє", "працює", "розміщ", "розташ", "знаход", "переїха", "запрацю");

    private static final Set<String> ON =
            Set.of("на", "з", "із", "зі", "по", "до", "біля", "від", "адресою", "адреса", ":", ",");
    private static final Set<String> FROM = Set.of("з", "із", "зі", "в", "у");

    /** Words after the names of some streets, which alone are no streets. */
    private static final Set<String> ROADS = Set.of("дорога", "дорозі", "дороги", "шлях", "шляху", "тракт");

    private static final int INSTITUTION_WINDOW = 9;
    private static final int OURS_WINDOW = 4;
    private static final int LONGEST_NAME = 5;
    private static final int LONGEST_BARE = 3;
    private static final int LIVING_WINDOW = 8;

    private final ForeignNames foreign;

    Addresses(ForeignNames foreign) {
        this.foreign = foreign;
    }

    @Override
    public void find(Text text, Findings findings) {
        Lexicon lexicon = new Lexicon(foreign);
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            if (!findings.isFree(token)) {
                continue;
            }
            int box = endOfPostBox(text, i);
            if (box > i && !isOfInstitution(text, i, box)) {
                findings.add(text.token(startWithRegion(text, startWithTown(text, i))), text.token(box), Label.ADDRESS);
                i = box;
                continue;
            }
            int bare = bareStreet(text, lexicon, i);
            if (bare > i && !isOfInstitution(text, i, bare)) {
                boolean surname = lexicon.word(text.token(i - 3).form()).given() && text.isBesideNext(i - 3);
                findings.add(
                        text.token(surname ? i : startWithRegion(text, startWithTown(text, i))),
                        text.token(withTown(text, lexicon, withSettlement(text, lexicon, bare))),
                        Label.ADDRESS);
                i = bare;
                continue;
            }
            boolean named = text.token(i - 1).isCapitalised() && findings.isFree(text.token(i - 1));
            int english = text.token(i + 1).is(".") ? i + 2 : i + 1;
            if (named && ENGLISH_STREETS.contains(token.form()) && isHouseNumber(text, english)) {
                int numbers = Math.max(withLetter(text, english), endOfNumbers(text, english - 1));
                findings.add(text.token(i - 1), text.token(withLatinTown(text, numbers)), Label.ADDRESS);
                i = numbers;
                continue;
            }
            if (token.isNumber() && englishStreet(text, i) > i) {
                findings.add(token, text.token(englishStreet(text, i)), Label.ADDRESS);
                continue;
            }
            int before = streetBefore(text, lexicon, i);
            if (before > 0 && !isOfInstitution(text, i, before)) {
                findings.add(
                        text.token(startWithRegion(text, startWithTown(text, i))),
                        text.token(withTown(text, lexicon, before)),
                        Label.ADDRESS);
                continue;
            }
            int small = endOfSmallStreet(text, i);
            if (small > i && !isOfInstitution(text, i, small)) {
                findings.add(token, text.token(small), Label.ADDRESS);
                i = small;
                continue;
            }
            int hamlet = endOfSmallSettlement(text, i);
            if (hamlet > i && !isOfInstitution(text, i, hamlet)) {
                findings.add(token, text.token(hamlet), Label.ADDRESS);
                i = hamlet;
                continue;
            }
            int last = isStreet(text, i)
                    ? endOfStreet(text, i)
                    : isSettlement(text, lexicon, i) ? endOfSettlement(text, lexicon, i) : endOfHouse(text, i);
            if (last > i && !isOfInstitution(text, i, last)) {
                last = withTown(text, lexicon, withSettlement(text, lexicon, last));
                findings.add(
                        text.token(startWithRegion(text, startWithCity(text, lexicon, i))),
                        text.token(last),
                        Label.ADDRESS);
                i = last;
            }
        }
    }

    /** «Тихий провулок 9Б», «на Озерній 3/77»: the last token of an address that begins with its street's name, or -1. */
    private static int streetBefore(Text text, Lexicon lexicon, int i) {
        Token token = text.token(i);
        if (!token.isCapitalised() || token.isAllCapitals() || token.length() < 4 || !text.isBesideNext(i)) {
            return -1;
        }
        Token next = text.token(i + 1);
        boolean shortStreet =
                isShortStreet(next) && next.length() > 1 && text.token(i + 2).is(".");
        int said = shortStreet ? i + 2 : i + 1;
        int house = text.token(said + 1).is(",") ? said + 2 : said + 1;
        boolean street = STREETS.contains(next.form()) || ROADS.contains(next.form()) || shortStreet;
        if (street && isHouseNumber(text, house) && text.isBesideNext(house - 1)) {
            return Math.max(withLetter(text, house), endOfNumbers(text, said));
        }
        int bare = text.token(i + 1).is(",") ? i + 2 : i + 1;
        if (isHouseNumber(text, bare) && text.isBesideNext(bare - 1)) {
            int end = endOfNumbers(text, i);
            boolean flat = false;
            for (int j = i; j <= end; j++) {
                flat |= FLATS.contains(text.token(j).form());
            }
            boolean lived = text.before(i, LIVING_WINDOW, word -> LIVING.contains(word.form()));
            boolean feminine = token.form().endsWith("а")
                    || token.form().endsWith("я")
                    || token.form().endsWith("у");
            if (end > i && (flat || (lived && feminine && !isCounted(text, lexicon, end)))) {
                return end;
            }
        }
        boolean adjective = token.form().endsWith("ій")
                || token.form().endsWith("ої")
                || (token.form().endsWith("ку") && withLetter(text, i + 1) > i + 1);
        boolean at = ON.contains(text.token(i - 1).form());
        boolean livedThere = adjective
                && text.token(i + 1).is(",")
                && isHouseNumber(text, i + 2)
                && text.before(i, 3, word -> LIVING.contains(word.form()));
        if (livedThere && at) {
            return endOfNumbers(text, i);
        }
        Token from = text.token(i - 1);
        boolean homeward = token.form().endsWith("ої") && (from.is("з") || from.is("із") || from.is("зі"));
        int number = homeward && text.token(i + 1).is(",") ? i + 2 : i + 1;
        if (!adjective || !at || !isHouseNumber(text, number)) {
            return -1;
        }
        int last = endOfNumbers(text, i);
        return last == number && isCounted(text, lexicon, last) ? -1 : last;
    }

    /** «а/с 17» after a word for an address or a town: its last token, or -1. */
    private static int endOfPostBox(Text text, int i) {
        boolean box = text.token(i).is("а")
                && text.token(i + 1).is("/")
                && text.token(i + 2).is("с")
                && text.touchesNext(i)
                && text.touchesNext(i + 1)
                && text.token(i + 3).isNumber();
        boolean lived = text.before(i, LIVING_WINDOW, token -> LIVING.contains(token.form()));
        return box && (lived || startWithTown(text, i) < i) ? i + 3 : -1;
    }

    /** «Суми, Іллінська 9-27», «Гвардійців-Широнінців 43, кв. 108»: an address without a word for a street, or -1. */
    private static int bareStreet(Text text, Lexicon lexicon, int i) {
        if (!canNameStreet(text, i)) {
            return -1;
        }
        int end = i + 1;
        while (end - i < LONGEST_BARE && text.isBesideNext(end - 1) && canContinueStreet(text, end)) {
            end++;
        }
        int number = text.token(end).is(",") ? end + 1 : end;
        if (!text.token(number).isNumber() || text.token(number).length() > 3 || !text.isBesideNext(number - 1)) {
            return -1;
        }
        boolean town = startWithTown(text, i) < i;
        int last = Math.max(withLetter(text, number), endOfNumbers(text, end - 1));
        last = town ? withFlat(text, last) : last;
        boolean flat = false;
        for (int j = number; j <= last; j++) {
            flat |= FLATS.contains(text.token(j).form());
        }
        boolean compound = last > number;
        boolean lived = text.before(i, LIVING_WINDOW + 2, word -> LIVING.contains(word.form()) || isHome(word));
        boolean person = text.token(i).length() > 3
                && !lexicon.word(text.token(i).form()).verb();
        boolean inTown = (last == number && withTown(text, lexicon, last) > last)
                || (text.token(last + 1).is(",") && isSettlement(text, lexicon, last + 2));
        boolean there =
                lived && (text.token(i - 1).is("на") || text.token(i - 1).is("по")) && !isCounted(text, lexicon, last);
        boolean named = town
                && lexicon.word(text.token(i - 2).form()).place()
                && !lexicon.word(text.token(i).form()).noun()
                && (text.token(i).form().endsWith("ська")
                        || text.token(i).form().endsWith("цька")
                        || text.token(i).form().endsWith("ова"))
                && end == i + 1
                && text.token(last + 1).is(",");
        boolean sure = (compound && (lived || town || flat)) || (town && lived) || inTown || there || named;
        return sure && person && !isMeasured(text, last) ? last : -1;
    }

    /** «…, Замкова 4, 17»: the number of a flat without a word for it, where the phrase ends. */
    private static int withFlat(Text text, int house) {
        Token flat = text.token(house + 2);
        boolean numbered = text.token(house + 1).is(",")
                && text.isBesideNext(house + 1)
                && flat.isNumber()
                && flat.length() <= 3
                && !text.token(house + 3).isWord()
                && !text.token(house + 3).isNumber()
                && !text.touchesNext(house + 1);
        return numbered ? house + 2 : house;
    }

    private static boolean canNameStreet(Text text, int i) {
        Token token = text.token(i);
        return token.isCapitalised()
                && !token.isAllCapitals()
                && token.length() > 3
                && token.form().charAt(0) > 'z'
                && !isStreet(text, i)
                && !LIVING.contains(token.form());
    }

    private static boolean canContinueStreet(Text text, int i) {
        Token token = text.token(i);
        boolean word = token.isWord() && token.length() > 2 && !isStreet(text, i);
        return word
                && (token.isCapitalised()
                        || (token.length() > 4 && text.token(i + 1).isNumber()));
    }

    private static boolean isHome(Token token) {
        return token.is("вдома") || token.is("дома") || token.is("квартира") || token.is("кімната");
    }

    private static boolean isMeasured(Text text, int last) {
        Token next = text.token(last + 1);
        return next.is("%") || next.is("грн") || next.is("осіб") || next.is("год") || next.is("годин");
    }

    /** The first token of «Суми, Іллінська …», or the street's. */
    private static int startWithTown(Text text, int street) {
        Token town = text.token(street - 2);
        boolean apart = text.token(street - 1).is(",") && text.isBesideNext(street - 1);
        boolean named = town.isCapitalised()
                && !town.isAllCapitals()
                && town.length() > 3
                && (!town.opens() || street < LONGEST_BARE)
                && !LIVING.contains(town.form());
        return apart && named ? street - 2 : street;
    }

    /** «…, apt 4, Ternopil». */
    private static int withLatinTown(Text text, int last) {
        Token town = text.token(last + 2);
        boolean named = text.token(last + 1).is(",")
                && town.isCapitalised()
                && town.written().charAt(0) <= 'z'
                && !text.token(last + 3).isWord();
        return named ? last + 2 : last;
    }

    /** «12/4 Peremohy St.»: its last token, or -1. */
    private static int englishStreet(Text text, int number) {
        int name = withLetter(text, number) + 1;
        int street = text.token(name + 1).isCapitalised()
                        && !ENGLISH_STREETS.contains(text.token(name + 1).form())
                ? name + 2
                : name + 1;
        boolean named = text.token(name).isCapitalised() && text.isBesideNext(name - 1);
        return named && ENGLISH_STREETS.contains(text.token(street).form()) ? street : -1;
    }

    /** Whether the number here is one of things or people, which follow it. */
    private static boolean isCounted(Text text, Lexicon lexicon, int number) {
        Token after = text.token(number + 1);
        Word word = lexicon.word(after.form());
        return after.isWord()
                && !after.isCapitalised()
                && after.length() > 3
                && !isVerbLike(after)
                && !word.link()
                && !(word.verb() && !word.noun());
    }

    /** «пересварились», «живе»: after a number of a house, not of a quantity. */
    private static boolean isVerbLike(Token token) {
        return token.form().endsWith("лись")
                || token.form().endsWith("ся")
                || token.form().endsWith("ла")
                || token.form().endsWith("ли")
                || token.form().endsWith("ть")
                || token.form().endsWith("є");
    }

    /** Whether an institution stands before the address, and nothing says that somebody lives there. */
    private static boolean isOfInstitution(Text text, int first, int last) {
        boolean ours = text.token(first - 1).form().startsWith("наш");
        if (ours || isOurs(text, last) || isRoom(text, first, last)) {
            return true;
        }
        boolean flat = false;
        for (int i = first; i <= last; i++) {
            flat |= FLATS.contains(text.token(i).form());
        }
        if (!flat && isInside(text, last)) {
            return true;
        }
        for (int i = first - 1; !flat && i >= Math.max(0, first - INSTITUTION_WINDOW); i--) {
            Token token = text.token(i);
            if (LIVING.contains(token.form()) && !token.form().startsWith("адрес")) {
                return false;
            }
            if (token.isWord() && INSTITUTIONS.stream().anyMatch(token.form()::startsWith)) {
                return true;
            }
            if (text.token(i + 1).opens() && i + 1 < first) {
                return false;
            }
        }
        return false;
    }

    /** «…, 1, кімната 120», «…, 1, вхід із двору»: where visitors go, if nothing says that somebody lives there. */
    private static boolean isRoom(Text text, int first, int last) {
        boolean lived = text.before(
                first,
                INSTITUTION_WINDOW,
                token -> (LIVING.contains(token.form()) && !token.form().startsWith("адрес"))
                        || token.form().startsWith("гуртож"));
        boolean room = text.token(last - 1).form().startsWith("кімн")
                || text.token(last - 1).is("поверх")
                || (text.token(last + 1).is(",")
                        && ENTRANCES.stream().anyMatch(text.token(last + 2).form()::startsWith));
        boolean hostel = text.before(last, last - first, token -> token.form().startsWith("гурт") || token.is("кв"));
        return room && !lived && !hostel;
    }

    /** «…, 57, колишня контора, тепер наш філіал»: what the building has become. */
    private static boolean isNowOurs(Text text, int last) {
        for (int i = last + 1; i < last + INSTITUTION_WINDOW && !text.token(i).opens(); i++) {
            Token next = text.token(i + 1);
            if (text.token(i).is("тепер")
                    && (next.form().startsWith("наш") || INSTITUTIONS.stream().anyMatch(next.form()::startsWith))) {
                return true;
            }
        }
        return false;
    }

    /** «…, 12 у міській раді». */
    private static boolean isInside(Text text, int last) {
        int there = text.token(last + 1).is(",") ? last + 2 : last + 1;
        if (text.token(there).is("там") || text.token(there).is("де")) {
            Token what = text.token(there + 1);
            return what.form().startsWith("нотаріус") || INSTITUTIONS.stream().anyMatch(what.form()::startsWith);
        }
        if (isNowOurs(text, last)) {
            return true;
        }
        if (OPENED.stream().anyMatch(text.token(last + 1).form()::startsWith)) {
            for (int i = last + 2; i <= last + OURS_WINDOW + 1 && text.token(i).isWord(); i++) {
                if (INSTITUTIONS.stream().anyMatch(text.token(i).form()::startsWith)) {
                    return true;
                }
            }
        }
        boolean in = text.token(last + 1).is("у")
                || text.token(last + 1).is("в")
                || text.token(last + 1).is("при");
        for (int i = last + 2; in && i <= last + OURS_WINDOW && text.token(i).isWord(); i++) {
            Token token = text.token(i);
            if (INSTITUTIONS.stream().anyMatch(token.form()::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** «с.», «смт», «місто» before the name of a place. */
    private static boolean isSettlement(Text text, Lexicon lexicon, int i) {
        Token token = text.token(i);
        boolean dotted = text.token(i + 1).is(".");
        int name = dotted ? i + 2 : i + 1;
        boolean known = SETTLEMENTS.contains(token.form())
                || lexicon.lemmas(token.form()).stream().anyMatch(SETTLEMENT_WORDS::contains);
        boolean word = known && (dotted || token.length() > 1);
        boolean yearBefore = token.is("г") && text.token(i - 1).isNumber();
        return word && !yearBefore && text.token(name).isCapitalised();
    }

    /** «с. Підгайці, Зелена 12», where no word says that it is a street; the last token, or -1. */
    private static int endOfSettlement(Text text, Lexicon lexicon, int settlement) {
        int i = text.token(settlement + 1).is(".") ? settlement + 2 : settlement + 1;
        while (text.token(i).isCapitalised() && text.isBesideNext(i - 1)) {
            i++;
        }
        if (text.token(i).is(",") && text.isBesideNext(i)) {
            i++;
        }
        boolean yard = PARTS.contains(text.token(i).form()) && text.token(i).length() > 4;
        if ((HOUSES.contains(text.token(i).form()) || yard) && text.token(i - 1).is(",")) {
            int house = endOfNumbers(text, i - 1);
            return house > i ? house : -1;
        }
        if (isStreet(text, i)) {
            int street = endOfStreet(text, i);
            return street > i ? street : -1;
        }
        int name = i;
        while (i - name < 3
                && text.token(i).isCapitalised()
                && text.token(i).length() > 1
                && text.isBesideNext(i - 1)) {
            i++;
        }
        boolean hamlet = text.token(settlement).is("хутір")
                || text.before(settlement, 2, token -> LIVING.contains(token.form()));
        boolean apart = text.token(i - 1).is(",") || hamlet;
        if (i == name && apart && isHouseNumber(text, i) && !isCounted(text, lexicon, i)) {
            return Math.max(withLetter(text, i), endOfNumbers(text, i - 1));
        }
        int comma = text.token(i).is(",") ? i + 1 : i;
        boolean numbered = i > name && isHouseNumber(text, comma) && text.isBesideNext(comma - 1);
        return numbered ? Math.max(withLetter(text, comma), endOfNumbers(text, i - 1)) : -1;
    }

    /** «з драгоманова 8 кв 41»: a street in small letters, a house and a flat; the last token, or -1. */
    private static int endOfSmallStreet(Text text, int i) {
        String form = text.token(i).form();
        boolean street = text.token(i).isWord()
                && !text.token(i).isCapitalised()
                && form.length() > 4
                && ON.contains(text.token(i - 1).form())
                && (form.endsWith("а") || form.endsWith("ого") || form.endsWith("ої") || form.endsWith("ій"))
                && isHouseNumber(text, i + 1);
        int flat = withLetter(text, i + 1) + 1;
        flat = text.token(flat).is(",") ? flat + 1 : flat;
        int last = street && FLATS.contains(text.token(flat).form()) ? endOfNumbers(text, i) : -1;
        return last > flat ? last : -1;
    }

    /** «хутір вишневий, хата 6»: a settlement in small letters, a comma and a house with its word; the last token, or -1. */
    private static int endOfSmallSettlement(Text text, int i) {
        int comma = text.token(i + 2).is(",") ? i + 2 : i + 3;
        boolean named = SETTLEMENT_WORDS.contains(text.token(i).form())
                && text.token(i + 1).isWord()
                && text.isBesideNext(i)
                && text.token(comma).is(",")
                && HOUSES.contains(text.token(comma + 1).form());
        int last = named ? endOfNumbers(text, comma) : comma;
        return named && last > comma + 1 ? last : -1;
    }

    private static boolean isStreet(Text text, int i) {
        Token token = text.token(i);
        return STREETS.contains(token.form()) || isShortStreet(token);
    }

    private static boolean isShortStreet(Token token) {
        return SHORT_STREETS.contains(token.form());
    }

    /** The last token of an address that begins with a word for a street, or -1. */
    private static int endOfStreet(Text text, int street) {
        int i = street + 1;
        boolean isShort = isShortStreet(text.token(street));
        if (isShort && text.token(i).is(".")) {
            i++;
        }
        int name = i;
        boolean capitals = false;
        while (i - name < LONGEST_NAME && text.isBesideNext(i - 1) && isOfName(text, i, name, isShort)) {
            capitals |= text.token(i).isCapitalised();
            boolean dotted = text.token(i + 1).is(".") && text.token(i).length() <= 4 && text.touchesNext(i);
            i += dotted ? 2 : 1;
        }
        boolean small = SMALL_STREETS.contains(text.token(street).form())
                && i == name
                && text.token(i).length() > 3;
        if (small && text.isBesideNext(name - 1) && isHouseNumber(text, name + 1)) {
            i = name + 1;
        }
        boolean named = i > name && (capitals || isShort || small);
        if (!named) {
            return -1;
        }
        int numbered = endOfNumbers(text, i - 1);
        if (numbered >= i) {
            return numbered;
        }
        boolean lived = capitals
                && text.before(street, LIVING_WINDOW, token -> LIVING.contains(token.form()) && !token.is("тимчасово"));
        return lived ? lastOfName(text, name, i - 1) : -1;
    }

    /** A word, a quote mark, or the number of «8 Березня»; a name of small letters is short. */
    private static boolean isOfName(Text text, int i, int name, boolean mayBeSmall) {
        Token token = text.token(i);
        boolean ending =
                i == name + 2 && text.token(i - 1).is("-") && text.token(name).isNumber() && token.isWord();
        if (ending && token.length() <= 3) {
            return true;
        }
        if (token.isNumber()) {
            boolean dayOfMonth = i == name
                    && (text.token(i + 1).isCapitalised() || text.token(i + 1).is("-"));
            return dayOfMonth && token.length() <= 3;
        }
        boolean quote = (i == name && OPENING.contains(token.form()))
                || (i > name && CLOSING.contains(token.form()))
                || (token.is("-") && i == name + 1);
        boolean initial = token.isCapitalised()
                && token.length() == 1
                && text.token(i + 1).is(".")
                && text.token(i + 2).isCapitalised();
        boolean house = !initial && (HOUSES.contains(token.form()) || FLATS.contains(token.form()));
        boolean word = token.isWord() && (token.isCapitalised() || (mayBeSmall && i - name < 2));
        return quote || (word && !house);
    }

    private static int lastOfName(Text text, int name, int end) {
        int last = end;
        while (last > name && !text.token(last).isCapitalised()) {
            last--;
        }
        return last;
    }

    /** «буд. 5», «будинок 12-А, кв. 3», «кв. 7», where no street is named. */
    private static int endOfHouse(Text text, int i) {
        Token token = text.token(i);
        boolean house = HOUSES.contains(token.form()) && token.length() > 2;
        boolean flat = FLATS.contains(token.form()) && token.form().startsWith("кв");
        if (!house && !flat) {
            return -1;
        }
        int last = endOfNumbers(text, i - 1);
        Token next = text.token(last + 1);
        boolean counts =
                token.length() > 4 && last == i + 1 && next.isWord() && !next.isCapitalised() && next.length() > 2;
        return last > i && !counts ? last : -1;
    }

    /** The last token of «, буд. 12-А, корп. 2, кв. 7» after this one, which stays the last if nothing such follows. */
    private static int endOfNumbers(Text text, int before) {
        int last = before;
        boolean bare = true;
        while (true) {
            int i = last + 1;
            while (text.token(i).is(",") || (text.token(i).is("/") && text.touchesNext(i - 1))) {
                i++;
            }
            boolean kind = HOUSES.contains(text.token(i).form())
                    || FLATS.contains(text.token(i).form())
                    || PARTS.contains(text.token(i).form());
            int number = kind ? i + 1 : i;
            while (kind
                    && (text.token(number).is(".")
                            || text.token(number).is("№")
                            || text.token(number).is("-"))) {
                number++;
            }
            if (text.token(number).is("№")) {
                number++;
            }
            boolean lettered = PARTS.contains(text.token(i).form())
                    && text.token(number).isWord()
                    && text.token(number).length() == 1
                    && text.isBesideNext(number - 1);
            if (lettered) {
                last = number;
                continue;
            }
            boolean unnumbered = kind
                    && text.token(number).is("б")
                    && text.token(number + 1).is("/")
                    && text.token(number + 2).is("н")
                    && text.touchesNext(number);
            if (unnumbered) {
                last = number + 2;
                bare = false;
                continue;
            }
            boolean fits = (kind || bare) && isHouseNumber(text, number) && text.isBesideNext(number - 1);
            if (!fits) {
                return withHostel(text, last);
            }
            last = withLetter(text, number);
            bare = false;
        }
    }

    /** «…, кімн. 305 (гуртожиток)». */
    private static int withHostel(Text text, int last) {
        boolean said = text.token(last).isNumber()
                && text.token(last + 1).is("(")
                && text.token(last + 2).form().startsWith("гурт")
                && text.token(last + 3).is(")");
        return said ? last + 3 : last;
    }

    private static boolean isHouseNumber(Text text, int i) {
        Token token = text.token(i);
        Token next = text.token(i + 1);
        boolean measure = next.is("м")
                || (next.is("кв") && text.token(i + 3).is("м"))
                || next.is("га")
                || next.is("%")
                || next.is("поверх")
                || next.is("року")
                || next.is("р")
                || next.is("осіб")
                || next.is("разів")
                || next.is("роки")
                || next.is("років");
        boolean decimal = (next.is(".") || next.is(","))
                && text.touchesNext(i)
                && text.touchesNext(i + 1)
                && text.token(i + 2).isNumber();
        boolean year = token.length() == 4
                && (token.written().startsWith("19") || token.written().startsWith("20"));
        return token.isNumber() && token.length() <= 4 && !year && !measure && !decimal;
    }

    /** The first token of «79017, …» and of «Полтавська обл., Миргородський р-н, …» before an address, or the address's. */
    private static int startWithRegion(Text text, int address) {
        int first = address;
        boolean hostel =
                text.token(first - 1).is("на") && text.token(first - 2).form().startsWith("гуртож");
        if (hostel) {
            return first - 2;
        }
        Token bare = text.token(first - 1);
        if (bare.isNumber() && bare.length() == 5 && text.isBesideNext(first - 1)) {
            return first - 1;
        }
        while (text.token(first - 1).is(",") && text.isBesideNext(first - 1)) {
            int end = text.token(first - 2).is(".") ? first - 3 : first - 2;
            boolean index = text.token(end).isNumber() && text.token(end).length() == 5;
            boolean region = REGIONS.contains(text.token(end).form())
                    && text.token(end - 1).isCapitalised();
            int part = startOfPart(text, end);
            if (!index && !region && part < 0) {
                return first;
            }
            first = index ? end : part >= 0 ? part : end - 1;
        }
        return first;
    }

    /** The word of «гурт. № 4», «кімн. 18» whose number this is, or -1. */
    private static int startOfPart(Text text, int number) {
        int i = number - 1;
        while (i > number - LONGEST_BARE
                && (text.token(i).is("№") || text.token(i).is("."))) {
            i--;
        }
        String form = text.token(i).form();
        boolean part = form.length() > 2 && (PARTS.contains(form) || FLATS.contains(form) || HOUSES.contains(form));
        return text.token(number).isNumber() && part ? i : -1;
    }

    /** The first token of «79000, Львів, вулиця …», «м. Львів, вул. …», or the street's. */
    private static int startWithCity(Text text, Lexicon lexicon, int street) {
        int city = street - 2;
        if (!text.token(street - 1).is(",") || !text.token(city).isCapitalised()) {
            return street;
        }
        boolean described = text.token(city - 1).isCapitalised()
                && text.isBesideNext(city - 1)
                && lexicon.word(text.token(city - 1).form()).adjective()
                && !text.token(city).isAllCapitals();
        if (described) {
            return city - 1;
        }
        boolean from = FROM.contains(text.token(city - 1).form())
                || (FROM.contains(text.token(city - 2).form())
                        && text.token(city - 1).isCapitalised());
        if (from && text.isBesideNext(city - 1) && text.token(city).length() > 3) {
            return FROM.contains(text.token(city - 1).form()) ? city : city - 1;
        }
        boolean dotted = text.token(city - 1).is(".") && isSettlement(text, lexicon, city - 2);
        int first = dotted ? city - 2 : city;
        int index = text.token(first - 1).is(",") ? first - 2 : first - 1;
        boolean indexed = text.token(index).isNumber() && text.token(index).length() == 5;
        boolean town = !text.token(city).opens()
                && !text.token(city).isAllCapitals()
                && lexicon.word(text.token(city).form()).place();
        boolean further = !dotted
                && text.token(city).length() > 3
                && text.token(city - 1).is(",")
                && text.isBesideNext(city - 1)
                && text.token(city - 2).isCapitalised()
                && !text.token(city - 2).opens()
                && lexicon.word(text.token(city - 2).form()).place();
        return indexed
                ? index
                : further && !text.token(city).isAllCapitals() ? city - 2 : dotted || town ? first : street;
    }

    /** «наша адреса» after it: of the institution that writes. */
    private static boolean isOurs(Text text, int last) {
        for (int i = last + 1; i < last + OURS_WINDOW; i++) {
            if (text.token(i).form().startsWith("наш")) {
                return text.token(i + 1).form().startsWith("адрес");
            }
        }
        return false;
    }

    /** «…, 48 в Макарові», «…, 5, м. Буськ». */
    private static int withSettlement(Text text, Lexicon lexicon, int last) {
        int i = text.token(last + 1).is(",") ? last + 2 : last + 1;
        boolean in = (text.token(i).is("в") || text.token(i).is("у")) && i == last + 1;
        boolean place = in || isSettlement(text, lexicon, i);
        int name = text.token(i + 1).is(".") ? i + 2 : i + 1;
        boolean proper = text.token(name).isCapitalised() && !text.token(name).isAllCapitals();
        if (!place || !proper || !text.isBesideNext(name - 1)) {
            return last;
        }
        boolean described = !in || lexicon.word(text.token(name).form()).adjective();
        boolean twofold = described && text.token(name + 1).isCapitalised() && text.isBesideNext(name);
        return twofold ? name + 1 : name;
    }

    /** «…, Садова 5, Великі Луки»: the town after the house, which ends the phrase. */
    private static int withTown(Text text, Lexicon lexicon, int last) {
        int first = last + 2;
        int town = text.token(first + 1).isCapitalised() && text.isBesideNext(first) ? first + 1 : first;
        boolean apart = text.token(last + 1).is(",") && text.isBesideNext(last + 1);
        boolean named = text.token(first).isCapitalised()
                && !text.token(first).isAllCapitals()
                && !lexicon.word(text.token(first).form()).onlyGiven()
                && !lexicon.word(text.token(town).form()).onlyGiven();
        Word word = lexicon.word(text.token(town).form());
        boolean place = word.place() || (town > first && !word.isName());
        return apart && named && place && !text.token(town + 1).isWord() ? town : last;
    }

    /** «12-А», «12а», «12/3», «12 б». */
    private static int withLetter(Text text, int number) {
        int i = number;
        if (text.touchesNext(i)
                && (text.token(i + 1).is("/") || text.token(i + 1).is("-"))
                && text.touchesNext(i + 1)) {
            Token after = text.token(i + 2);
            if ((after.isNumber() && after.length() <= 3) || (after.isWord() && after.length() == 1)) {
                i += 2;
            }
        }
        boolean further = i > number
                && text.touchesNext(i)
                && (text.token(i).isNumber()
                        ? text.token(i + 1).is("-")
                        : text.token(i + 1).is("/"))
                && text.touchesNext(i + 1)
                && text.token(i + 2).isNumber()
                && text.token(i + 2).length() <= 3;
        if (further) {
            i += 2;
        }
        boolean letter = text.token(i + 1).isWord() && text.token(i + 1).length() == 1 && text.touchesNext(i);
        boolean flat = letter
                && text.touchesNext(i + 1)
                && (text.token(i + 2).is("-") || text.token(i + 2).is("/"))
                && text.touchesNext(i + 2)
                && text.token(i + 3).isNumber()
                && text.token(i + 3).length() <= 3;
        return flat ? i + 3 : letter ? i + 1 : i;
    }
}
