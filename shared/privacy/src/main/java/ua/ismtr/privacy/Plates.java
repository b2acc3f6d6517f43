package ua.ismtr.privacy;

import java.util.List;
import ua.ismtr.text.Label;

/** Finds the number plates of vehicles, {@code AA 1234 BB} in Latin or Cyrillic letters and their older form. */
final class Plates implements Finder {
    /** The letters of Ukrainian plates, as tokens spell them in small letters of either alphabet. */
    private static final String LETTERS = "abceihkmoptxавсеінкмортх";

    private static final List<String> VEHICLES = List.of(
            "авто",
            "машин",
            "номерн",
            "держномер",
            "мотоцикл",
            "причеп",
            "трактор",
            "автівк",
            "plate",
            "car",
            "бус",
            "фур",
            "мопед",
            "тачк",
            "джип",
            "жигул",
            "євроблях");
    private static final List<String> PLATES = List.of(
            "номерн", "держномер", "бляха", "бляхи", "бляхах", "єврономер", "євроблях", "мотоцикл", "мопед", "plate");
    private static final int WINDOW = 6;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            if (!isSeries(text.token(i)) || !findings.isFree(text.token(i))) {
                continue;
            }
            int number = joined(text, i);
            int digits = text.token(number).length();
            int end = number;
            if (digits == 2
                    && text.token(number + 1).is("-")
                    && text.token(number + 2).length() == 2) {
                end = number + 2;
            }
            if (digits == 2
                    && end == number
                    && text.token(number + 1).isNumber()
                    && text.token(number + 1).length() == 2
                    && text.token(number + 1).start() - text.token(number).end() == 1) {
                end = number + 1;
            }
            int series = joined(text, end);
            boolean shaped = text.token(number).isNumber()
                    && text.token(end).isNumber()
                    && (digits == 4 || end > number)
                    && !isPattern(text, i, number, series)
                    && isSeries(text.token(series))
                    && ends(text, series);
            boolean capitals =
                    text.token(i).isAllCapitals() && text.token(series).isAllCapitals();
            if (shaped && (capitals || text.before(i, WINDOW, Plates::isVehicle))) {
                findings.add(text.token(i), text.token(series), Label.PLATE);
            }
        }
        older(text, findings);
        oldest(text, findings);
        runs(text, findings);
        temporary(text, findings);
        foreign(text, findings);
    }

    /** «Х 51-18 ПО»: a letter, two pairs of digits and two letters, as of the years before 1995. */
    private static void oldest(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            int series = joined(text, i + 3);
            boolean shaped = text.token(i).length() == 1
                    && text.token(i).isCapitalised()
                    && text.isBesideNext(i)
                    && text.token(i + 1).isNumber()
                    && text.token(i + 1).length() == 2
                    && text.token(i + 2).is("-")
                    && text.touchesNext(i + 1)
                    && text.touchesNext(i + 2)
                    && text.token(i + 3).isNumber()
                    && text.token(i + 3).length() == 2
                    && text.token(series).length() == 2
                    && text.token(series).isAllCapitals();
            if (shaped && findings.isFree(text.token(i))) {
                findings.add(text.token(i), text.token(series), Label.PLATE);
            }
        }
    }

    /** «51/ІЕ 3308»: the number of a vehicle on its way to be registered. */
    private static void temporary(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            int number = joined(text, i + 2);
            boolean shaped = text.token(i).isNumber()
                    && text.token(i).length() == 2
                    && text.token(i + 1).is("/")
                    && text.touchesNext(i)
                    && text.touchesNext(i + 1)
                    && isPair(text.token(i + 2))
                    && text.token(number).isNumber()
                    && text.token(number).length() == 4;
            if (shaped) {
                findings.add(text.token(i), text.token(number), Label.PLATE);
            }
        }
    }

    /** «ВК2261XF»: two letters, four digits and two letters in one run. */
    private static void runs(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            boolean run = text.touchesNext(i)
                    && text.touchesNext(i + 1)
                    && text.token(i + 1).isNumber();
            boolean shaped = run
                    && text.token(i + 1).length() == 4
                    && !isPattern(text, i, i + 1, i + 2)
                    && text.token(i).isWord()
                    && text.token(i).length() == 2
                    && text.token(i + 2).isWord()
                    && text.token(i + 2).length() == 2
                    && !text.touchesNext(i - 1)
                    && ends(text, i + 2);
            if (shaped) {
                findings.add(text.token(i), text.token(i + 2), Label.PLATE);
            }
        }
    }

    /** «АА 0000 АА»: what plates look like. */
    private static boolean isPattern(Text text, int first, int number, int last) {
        return text.token(number).is("0000")
                && text.token(first).form().equals(text.token(last).form());
    }

    private static boolean isPair(Token token) {
        return token.length() == 2 && (token.isAllCapitals() || isSeries(token));
    }

    private static boolean ends(Text text, int last) {
        return !text.touchesNext(last) || text.token(last + 1).type() == Token.Type.SIGN;
    }

    /** «123-45 АВ», «12345 АВ» near a word for a vehicle. */
    private static void older(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            Token first = text.token(i);
            int series = first.length() == 5 ? joined(text, i) : joined(text, joined(text, i));
            boolean parts = first.length() == 5
                    || (first.length() == 3
                            && text.token(i + 1).is("-")
                            && text.token(i + 2).length() == 2);
            if (first.isNumber()
                    && parts
                    && isSeries(text.token(series))
                    && text.token(series).isAllCapitals()
                    && (text.before(i, WINDOW, Plates::isVehicle)
                            || (parts && text.token(i + 1).is("-") && text.before(i, 2, Plates::isNumberWord)))) {
                findings.add(first, text.token(series), Label.PLATE);
            }
        }
    }

    /** The next token but a dash, if it is close. */
    private static int joined(Text text, int i) {
        int next = text.token(i + 1).is("-") ? i + 2 : i + 1;
        return text.token(next).start() - text.token(i).end() <= 1 ? next : -1;
    }

    private static boolean isSeries(Token token) {
        return token.isWord() && token.length() == 2 && token.form().chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
    }

    /** «бляха WX 12345»: a foreign plate, after a word for one. */
    private static void foreign(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            Token letters = text.token(i);
            Token number = text.token(i + 1);
            boolean shaped = letters.isWord()
                    && letters.length() <= 3
                    && letters.written().chars().allMatch(Character::isUpperCase)
                    && number.isNumber()
                    && number.length() >= 4
                    && number.length() <= 5
                    && number.start() - letters.end() <= 1;
            boolean dashed = letters.isWord()
                    && (letters.length() == 2 || letters.length() == 3)
                    && letters.isAllCapitals()
                    && number.is("-")
                    && text.touchesNext(i)
                    && text.touchesNext(i + 1)
                    && text.token(i + 2).isNumber()
                    && text.token(i + 2).length() == 3
                    && ends(text, i + 2)
                    && !text.token(i + 3).is("-")
                    && text.before(i, 2, Plates::isNumberWord);
            if (dashed) {
                findings.add(letters, text.token(i + 2), Label.PLATE);
            }
            if (shaped && text.before(i, 3, Plates::isPlateWord)) {
                boolean series = text.isBesideNext(i + 1)
                        && text.token(i + 2).isAllCapitals()
                        && text.token(i + 2).length() <= 3;
                findings.add(letters, series ? text.token(i + 2) : number, Label.PLATE);
            }
        }
    }

    private static boolean isPlateWord(Token token) {
        return token.isWord() && PLATES.stream().anyMatch(token.form()::startsWith);
    }

    private static boolean isNumberWord(Token token) {
        return token.form().startsWith("номер");
    }

    private static boolean isVehicle(Token token) {
        return token.isWord() && VEHICLES.stream().anyMatch(token.form()::startsWith);
    }
}
