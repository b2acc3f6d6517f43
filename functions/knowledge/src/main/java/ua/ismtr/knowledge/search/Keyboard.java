package ua.ismtr.knowledge.search;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a word would be had it been typed with another keyboard layout: English, Ukrainian and Russian keys. */
final class Keyboard {
    private static final String ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private static final String UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю'";
    private static final String RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё";
    private static final String[][] PAIRS = {
        {ENGLISH, UKRAINIAN}, {ENGLISH, RUSSIAN}, {UKRAINIAN, ENGLISH}, {RUSSIAN, ENGLISH}, {RUSSIAN, UKRAINIAN}
    };

    private Keyboard() {}

    /** What was meant, if the layout was a wrong one: each reading that differs from the word. */
    static Set<String> readings(String typed) {
        Set<String> readings = new LinkedHashSet<>();
        for (String[] pair : PAIRS) {
            String reading = typed(typed, pair[0], pair[1]);
            if (!reading.equals(typed) && !reading.isEmpty()) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private static String typed(String text, String from, String to) {
        StringBuilder other = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int key = from.indexOf(text.charAt(i));
            if (key < 0 && !Character.isDigit(text.charAt(i))) {
                return "";
            }
            other.append(key < 0 ? text.charAt(i) : to.charAt(key));
        }
        return other.toString();
    }
}
