package ua.ismtr.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Knows the words that are written with capitals and name nobody, and the people of history whose names things bear. */
final class NotNames {
    private static final int STEM = 4;

    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final List<String[]> historic;

    NotNames() {
        for (String word : WordList.read("not-names.txt")) {
            if (word.endsWith("*")) {
                stems.add(word.substring(0, word.length() - 1));
            } else {
                words.add(word);
            }
        }
        historic = WordList.lines("historic-names.txt").stream()
                .map(line -> line.trim().split("\\s+"))
                .toList();
    }

    boolean isNoName(String form) {
        if (words.contains(form)) {
            return true;
        }
        for (int length = 2; length <= form.length(); length++) {
            if (stems.contains(form.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a university, a street or a prize is named after the bearer of this given name and surname. */
    boolean isHistoric(String given, String surname) {
        return historic.stream().anyMatch(person -> given.startsWith(stem(person[0])) && surname.startsWith(person[1]));
    }

    /** Whether the surname alone is more often of something named after its bearer. */
    boolean isHistoric(String surname) {
        return historic.stream().anyMatch(person -> surname.startsWith(person[1]));
    }

    private static String stem(String given) {
        return given.length() <= STEM ? given : given.substring(0, Math.max(STEM, given.length() - 2));
    }
}
