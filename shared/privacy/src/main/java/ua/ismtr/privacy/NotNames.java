package ua.ismtr.privacy;

import java.util.HashSet;
import java.util.Set;

/** Knows the words that the dictionary has as names and that mostly are none. */
final class NotNames {
    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    /** @param list the list beside this class */
    NotNames(String list) {
        for (String word : WordList.read(list)) {
            if (word.endsWith("*")) {
                stems.add(word.substring(0, word.length() - 1));
            } else {
                words.add(word);
            }
        }
    }

    boolean contains(String written) {
        String form = written.replace('э', 'е').replace('ы', 'и');
        if (words.contains(form)) {
            return true;
        }
        if (SurnameEndings.isClear(form)) {
            return false;
        }
        for (int length = 2; length <= form.length(); length++) {
            if (stems.contains(form.substring(0, length)) && form.length() - length <= 4) {
                return true;
            }
        }
        return false;
    }
}
