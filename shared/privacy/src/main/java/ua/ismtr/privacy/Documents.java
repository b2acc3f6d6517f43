package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;
import ua.ismtr.text.Label;

/**
 * Finds taxpayer numbers (РНОКПП, ten digits with a check digit), numbers of passports and ID cards, and record numbers
 * in the demographic register (УНЗР). What has no check digit must be near a word that says what it is, or be written
 * as nothing else is.
 */
final class Documents implements Finder {
    private static final int[] TAX_WEIGHTS = {-1, 5, 7, 9, 4, 6, 10, 5, 7};
    /** Days from the end of 1899, with which a taxpayer number begins: births of 1927 to 2023. */
    private static final int OLDEST = 10_000;

    private static final int YOUNGEST = 45_291;
    private static final List<String> TAX_WORDS =
            List.of("рнокпп", "іпн", "инн", "ідентифікаційн", "идентификационн", "облікової", "ідн", "податков");
    private static final Set<String> TAX_ABBREVIATIONS = Set.of("інд", "платник", "платника");
    private static final List<String> PASSPORT_WORDS = List.of(
            "паспорт",
            "id-карт",
            "іd-карт",
            "ід-карт",
            "айді",
            "айдішк",
            "посвідченн",
            "passport",
            "документ",
            "унзр",
            "серія",
            "серії");
    private static final Set<String> ID_WORDS = Set.of("id", "ід", "іd");
    private static final int WINDOW = 8;
    private static final int FAR = 14;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            if (text.token(i).isNumber()) {
                if (!record(text, i, findings) && !passport(text, i, findings)) {
                    taxId(text, i, findings);
                }
            }
        }
    }

    /** {@code 19900512-01234}, whose first part is a date of birth. */
    private static boolean record(Text text, int i, Findings findings) {
        String date = text.token(i).written();
        boolean spaced = date.length() == 8
                && text.token(i + 1).isNumber()
                && text.token(i + 1).length() == 5
                && text.token(i + 1).start() - text.token(i).end() == 1;
        if (spaced && isDate(date) && text.before(i, WINDOW, Documents::isPassportWord)) {
            findings.add(text.token(i), text.token(i + 1), Label.PASSPORT);
            return true;
        }
        boolean dashed = date.length() == 8
                && text.touchesNext(i)
                && text.token(i + 1).is("-")
                && text.token(i + 2).isNumber()
                && text.token(i + 2).length() == 5;
        if (dashed && isDate(date)) {
            findings.add(text.token(i), text.token(i + 2), Label.PASSPORT);
            return true;
        }
        if (date.length() == 8 && isDate(date) && text.before(i, WINDOW, Documents::isPassportWord)) {
            for (Digits parts : Digits.from(text, i, 13, Digits.ANY)) {
                if (parts.digits().length() == 13 && parts.isWhole(text)) {
                    findings.add(text.token(i), text.token(parts.last()), Label.PASSPORT);
                    return true;
                }
            }
        }
        boolean whole = date.length() == 13 && isDate(date);
        if (whole) {
            findings.add(text.token(i), text.token(i), Label.PASSPORT);
        }
        return whole;
    }

    private static boolean isDate(String digits) {
        int year = Integer.parseInt(digits.substring(0, 4));
        int month = Integer.parseInt(digits.substring(4, 6));
        int day = Integer.parseInt(digits.substring(6, 8));
        return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** «паспорт U 23814097», «угорський BH4417290»: letters and digits as other countries number passports. */
    private static boolean foreign(Text text, int i, Findings findings) {
        Token letters = text.token(i - 1);
        Token number = text.token(i);
        boolean series = letters.isWord()
                && letters.written().chars().allMatch(Character::isUpperCase)
                && letters.length() <= 2
                && number.start() - letters.end() <= 1
                && number.length() >= 6
                && number.length() <= 8
                && !(text.touchesNext(i) && text.token(i + 1).type() != Token.Type.SIGN);
        boolean said = text.before(i - 1, 2, token -> token.form().startsWith("паспорт") || token.is("passport"))
                || (text.touchesNext(i - 1)
                        && number.length() == 7
                        && text.before(i - 1, FAR, token -> token.form().startsWith("паспорт")));
        if (series && said && findings.isFree(letters)) {
            findings.add(letters, number, Label.PASSPORT);
            return true;
        }
        return false;
    }

    /** «паспортСО774120»: a word for the paper, its series and its number in one run. */
    private static boolean glued(Text text, int i, Findings findings) {
        Token word = text.token(i - 1);
        String written = word.written();
        int series = written.length() - 2;
        boolean joined = text.touchesNext(i - 1)
                && isPassportWord(word)
                && series > 2
                && Character.isLowerCase(written.charAt(series - 1))
                && Character.isUpperCase(written.charAt(series))
                && Character.isUpperCase(written.charAt(series + 1))
                && text.token(i).length() == 6;
        if (joined) {
            findings.add(word.end() - 2, text.token(i).end(), Label.PASSPORT);
        }
        return joined;
    }

    private static boolean passport(Text text, int i, Findings findings) {
        Token number = text.token(i);
        if (foreign(text, i, findings) || glued(text, i, findings)) {
            return true;
        }
        if (new Digits(number.written(), List.of(number.length()), i, i).isWhole(text)
                && number.length() == 9
                && text.before(i, WINDOW, Documents::isPassportWord)) {
            findings.add(number, number, Label.PASSPORT);
            return true;
        }
        boolean right = number.length() >= 7
                && number.length() <= 9
                && !text.touchesNext(i - 1)
                && text.before(i, 1, token -> token.form().startsWith("паспорт") || token.is("passport"));
        if (right && new Digits(number.written(), List.of(number.length()), i, i).isWhole(text)) {
            findings.add(number, number, Label.PASSPORT);
            return true;
        }
        if (text.before(i, WINDOW, token -> isPassportWord(token) || isCard(token))) {
            for (Digits grouped : Digits.from(text, i, 9, Digits.ANY)) {
                if (grouped.digits().length() == 9
                        && grouped.isWhole(text)
                        && !text.token(i - 1).isNumber()) {
                    findings.add(number, text.token(grouped.last()), Label.PASSPORT);
                    return true;
                }
            }
        }
        Digits halved = halves(text, i);
        boolean halves = halved.last() > i && text.before(i, WINDOW, Documents::isPassportWord);
        int series = i - 1;
        while (series > i - 4
                && (text.token(series).is("№")
                        || text.token(series).is("номер")
                        || text.token(series).is("-")
                        || text.token(series).is(","))) {
            series--;
        }
        boolean six = number.length() == 6
                && (!text.touchesNext(i) || !text.token(i + 1).isWord());
        if ((six || halves) && isSeries(text, series)) {
            boolean said = text.token(series - 1).form().startsWith("сері");
            findings.add(
                    text.token(said ? series - 1 : series), six ? number : text.token(halved.last()), Label.PASSPORT);
            return true;
        }
        return false;
    }

    /** «417 702», «417 . 702»: six digits in two halves; else the number alone. */
    private static Digits halves(Text text, int i) {
        return Digits.from(text, i, 6, Digits.ANY).stream()
                .filter(number -> number.groups().equals(List.of(3, 3)))
                .findFirst()
                .orElseGet(() -> new Digits(
                        text.token(i).written(), List.of(text.token(i).length()), i, i));
    }

    private static boolean isSeries(Text text, int index) {
        Token series = text.token(index);
        boolean known = series.isAllCapitals() || text.before(index, 4, Documents::isPassportWord);
        return series.isWord() && series.length() == 2 && known && !text.touchesNext(index - 1);
    }

    /** «картка в нього нова, 002 771 690». */
    private static boolean isCard(Token token) {
        return token.form().startsWith("картк") || token.form().startsWith("карточк");
    }

    private static boolean isPassportWord(Token token) {
        return token.isWord()
                && (ID_WORDS.contains(token.form()) || PASSPORT_WORDS.stream().anyMatch(token.form()::startsWith));
    }

    private static void taxId(Text text, int i, Findings findings) {
        boolean named = text.before(i, WINDOW, Documents::isTaxWord);
        for (Digits number : Digits.from(text, i, 10, Digits.ANY)) {
            boolean glued = text.touchesNext(i - 1) && isTaxWord(text.token(i - 1));
            boolean whole = number.digits().length() == 10 && (number.isWhole(text) || glued);
            if (whole && (named || (number.groups().size() == 1 && isTaxId(number.digits())))) {
                findings.add(text.token(i), text.token(number.last()), Label.TAX_ID);
            }
        }
    }

    private static boolean isTaxWord(Token token) {
        return token.isWord()
                && (TAX_ABBREVIATIONS.contains(token.form())
                        || TAX_WORDS.stream().anyMatch(token.form()::startsWith));
    }

    private static boolean isTaxId(String digits) {
        int day = Integer.parseInt(digits.substring(0, 5));
        int sum = 0;
        for (int i = 0; i < TAX_WEIGHTS.length; i++) {
            sum += TAX_WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        int check = Math.floorMod(sum, 11) % 10;
        return day >= OLDEST && day <= YOUNGEST && check == digits.charAt(9) - '0';
    }
}
