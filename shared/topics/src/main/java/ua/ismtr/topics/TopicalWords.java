package ua.ismtr.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a text that can speak for a topic: no punctuation, no numbers, no greetings and thanks. */
final class TopicalWords {
    /** As {@link Reader} folds them. */
    private static final Set<String> COURTESY = Set.of(
            "витаю",
            "витаемо",
            "привит",
            "привет",
            "здравствуите",
            "здраствуите",
            "здоровенки",
            "добриден",
            "шановни",
            "шановнии",
            "шановна",
            "уважаемие",
            "дякую",
            "дякуемо",
            "спасиби",
            "спасибо",
            "вдячни",
            "вдячна",
            "вдячнии",
            "ласка",
            "ласкави",
            "пожалуиста",
            "повагою",
            "уважением",
            "hello",
            "hi",
            "dear",
            "thanks",
            "thank",
            "please",
            "regards",
            "sincerely");

    private static final Set<String> GOOD =
            Set.of("добрии", "доброго", "доброе", "гарного", "вдалого", "мирного", "спокииного", "good");
    private static final Set<String> TIME_OF_DAY = Set.of(
            "ден",
            "дня",
            "ранок",
            "ранку",
            "вечир",
            "вечора",
            "вечер",
            "вечера",
            "утро",
            "утра",
            "day",
            "morning",
            "afternoon",
            "evening");

    private TopicalWords() {}

    static List<Word> of(List<Word> all) {
        List<Word> words = SetAside.removed(all);
        List<Word> topical = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (!word.isMark() && !word.isNumber() && !isCourtesy(words, i)) {
                topical.add(word);
            }
        }
        return topical;
    }

    private static boolean isCourtesy(List<Word> words, int i) {
        String form = words.get(i).form();
        return COURTESY.contains(form)
                || (GOOD.contains(form) && TIME_OF_DAY.contains(form(words, i + 1)))
                || (TIME_OF_DAY.contains(form) && GOOD.contains(form(words, i - 1)));
    }

    private static String form(List<Word> words, int i) {
        return i < 0 || i >= words.size() ? "" : words.get(i).form();
    }
}
