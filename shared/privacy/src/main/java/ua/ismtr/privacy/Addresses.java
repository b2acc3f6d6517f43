package ua.ismtr.privacy;

import java.util.Set;

/**
 * Finds postal addresses: a street with the number of a house, or either with the number of a flat. A street alone is
 * one where somebody is said to live there.
 */
final class Addresses implements Finder {
    private static final Set<String> SHORT_STREETS = Set.of(
            "вул", "ул", "просп", "пр", "пр-т", "пр-кт", "пров", "пер", "бульв", "бул", "б-р", "пл", "наб", "мкр",
            "мкрн", "м-н", "вулиц");
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
    private static final Set<String> HOUSES =
            Set.of("буд", "б", "будинок", "будинку", "будинка", "дом", "д", "house", "будівля", "хата", "хаті");
    private static final Set<String> PARTS = Set.of("корп", "корпус", "к", "під'їзд", "секція", "літ", "літера");
    private static final Set<String> FLATS = Set.of(
            "кв", "квартира", "квартирі", "квартири", "квартиру", "кімн", "кімната", "кімнаті", "оф", "apt", "flat");
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
            "прописан",
            "lives",
            "live",
            "address");
    private static final Set<String> ENGLISH_STREETS = Set.of("street", "st", "avenue", "ave", "lane", "road");
    private static final Set<String> OPENING = Set.of("\"", "«", "“", "„");
    private static final Set<String> CLOSING = Set.of("\"", "»", "”", "“");
    private static final int LONGEST_NAME = 5;
    private static final int LIVING_WINDOW = 8;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            if (!findings.isFree(token)) {
                continue;
            }
            boolean named = text.token(i - 1).isCapitalised() && findings.isFree(text.token(i - 1));
            if (named && ENGLISH_STREETS.contains(token.form()) && isHouseNumber(text, i + 1)) {
                findings.add(text.token(i - 1), text.token(withLetter(text, i + 1)), Kind.ADDRESS);
                continue;
            }
            int last = isStreet(text, i) ? endOfStreet(text, i) : endOfHouse(text, i);
            if (last > i) {
                findings.add(token, text.token(last), Kind.ADDRESS);
                i = last;
            }
        }
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
        boolean named = i > name && (capitals || isShort);
        if (!named) {
            return -1;
        }
        int numbered = endOfNumbers(text, i - 1);
        if (numbered >= i) {
            return numbered;
        }
        boolean lived = capitals && text.before(street, LIVING_WINDOW, token -> LIVING.contains(token.form()));
        return lived ? lastOfName(text, name, i - 1) : -1;
    }

    /** A word, a quote mark, or the number of «8 Березня»; a name of small letters is short. */
    private static boolean isOfName(Text text, int i, int name, boolean mayBeSmall) {
        Token token = text.token(i);
        if (token.isNumber()) {
            boolean dayOfMonth = i == name
                    && (text.token(i + 1).isCapitalised() || text.token(i + 1).is("-"));
            return dayOfMonth && token.length() <= 3;
        }
        boolean quote = (i == name && OPENING.contains(token.form()))
                || (i > name && CLOSING.contains(token.form()))
                || (token.is("-") && i == name + 1);
        boolean house = HOUSES.contains(token.form()) || FLATS.contains(token.form());
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
        return last > i ? last : -1;
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
            boolean fits = (kind || bare) && isHouseNumber(text, number) && text.isBesideNext(number - 1);
            if (!fits) {
                return last;
            }
            last = withLetter(text, number);
            bare = false;
        }
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
        boolean letter = text.token(i + 1).isWord() && text.token(i + 1).length() == 1 && text.touchesNext(i);
        return letter ? i + 1 : i;
    }
}
