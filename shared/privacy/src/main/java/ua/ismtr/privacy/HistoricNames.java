package ua.ismtr.privacy;

import java.util.List;

/** Knows people whose names universities, streets, prizes, methods, books and programmes of the state bear. */
final class HistoricNames {
    private static final int STEM = 4;
    private static final List<String> SECOND_PARTS =
            List.of("левицьк", "основ'ян", "сагайдачн", "кари", "карого", "хмар", "мар'янськ", "квітк");

    private final List<String[]> people;

    /** @param list the list beside this class */
    HistoricNames(String list) {
        people = WordList.lines(list).stream()
                .map(line -> line.trim().split("\\s+"))
                .toList();
    }

    boolean contains(String given, String surname) {
        return !isOfToday(surname)
                && people.stream()
                        .anyMatch(person -> given.startsWith(stem(person[0])) && surname.startsWith(person[1]));
    }

    /** Whether something may be named after the bearer of this surname alone. */
    boolean isSurname(String surname) {
        return !isOfToday(surname) && people.stream().anyMatch(person -> surname.startsWith(person[1]));
    }

    /** «Франко-Ткачук»: a double surname, but those of a few writers and a hetman, is nobody's of history. */
    private static boolean isOfToday(String surname) {
        int hyphen = surname.indexOf('-');
        return hyphen > 0 && SECOND_PARTS.stream().noneMatch(part -> surname.startsWith(part, hyphen + 1));
    }

    private static String stem(String given) {
        return given.length() <= STEM ? given : given.substring(0, Math.max(STEM, given.length() - 2));
    }
}
