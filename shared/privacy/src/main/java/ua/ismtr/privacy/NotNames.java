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

    /** «QR-код», «id-картка»: a stem with a hyphen of its own; «Гетьман-Лях» is a double surname. */
    private boolean isStemOfCompound(String form) {
        return stems.stream().anyMatch(stem -> stem.indexOf('-') > 0 && form.startsWith(stem));
    }

    boolean contains(String written) {
        String form = written.replace('э', 'е').replace('ы', 'и');
        if (words.contains(form)) {
            return true;
        }
        if (SurnameEndings.isClear(form) || (form.indexOf('-') > 0 && !isStemOfCompound(form))) {
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
