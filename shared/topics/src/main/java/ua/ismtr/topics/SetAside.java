package ua.ismtr.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a text only names to say that it need not be taught: «Кібергігієну вже пройшли», «Англійської не треба», «Субсидії знаємо напам'ять». Such
 * sentences and clauses do not speak for a topic, as long as enough is said beside them.
 */
final class SetAside {
    /** So many words have to remain. */
    private static final int ENOUGH = 5;

    /** How far from a word of knowing another may stand that turns it into not knowing. */
    private static final int REACH = 3;

    private static final String NOT = "не";
    private static final String TEACH = "вчит";

    /** Beginnings of words that reject after a «не». All words here are as {@link Reader} folds them. */
    private static final List<String> REJECTED = List.of(
            "треба",
            "потриб",
            "нужн",
            "надо",
            "нада",
            "вчит",
            "навчаит",
            "просимо",
            "прошу",
            "питаю",
            "питаемо",
            "про",
            "шлит",
            "розповидаит",
            "чипаит");

    /** Two words that end a matter. */
    private static final Set<String> SETTLED = Set.of(
            "в порядку",
            "у порядку",
            "цим гаразд",
            "питан нема",
            "питан немае",
            "проблем нема",
            "проблем немае",
            "питання не",
            "справа не",
            "бида не");

    private static final Set<String> DONE = Set.of(
            "проишли",
            "проходили",
            "прошли",
            "розберемося",
            "розберемос",
            "порозумилися",
            "порозумилис",
            "бездоганна",
            "бездоганно",
            "почекают");

    private static final Set<String> DONE_IN_TWO =
            Set.of("вже вивчили", "уже вивчили", "вже опанували", "уже опанували", "ми опанували", "ми вивчили");

    /** In the first person only: what others know and can do is what courses promise. */
    private static final Set<String> ABLE =
            Set.of("вмиемо", "вмию", "умиемо", "умию", "знаемо", "знаю", "умеем", "умею", "знаем");

    /** Near a word of knowing they say that little is known, or what is known is no subject. */
    private static final Set<String> UNABLE = Set.of(
            NOT,
            "ни",
            "як",
            "шо",
            "що",
            "хто",
            "де",
            "щоб",
            "шоб",
            "чи",
            "тилки",
            "лише",
            "стилки",
            "половину",
            "одного",
            "«",
            "что",
            "как",
            "толко");

    /** Sentences with these tell what somebody says or what would be if. */
    private static final Set<String> TOLD =
            Set.of("якщо", "якшо", "каже", "кажут", "сказали", "казали", "если", "говорят");

    private static final Set<String> CONTRAST = Set.of("а", "але", "зате", "однак", "но", "зато");

    private static final List<String> WANTED = List.of(
            "навчит", "навчаит", "научит", "покаж", "даит", "поясн", "розкаж", "бракуе", "треба", "нада", "надо",
            "потриб", "нужн", "прошу", "просимо", "хоч", "хотил");

    private SetAside() {}

    /** The words of a text without what it sets aside; all of them if too little remained. */
    static List<Word> removed(List<Word> words) {
        List<Word> kept = new ArrayList<>(words.size());
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            if (i == words.size() - 1 || isMark(words.get(i), ".!?")) {
                addSentence(words.subList(from, i + 1), kept);
                from = i + 1;
            }
        }
        return kept.size() == words.size() || spoken(kept) < ENOUGH ? words : kept;
    }

    private static void addSentence(List<Word> sentence, List<Word> kept) {
        boolean wants = wants(sentence);
        if (isMark(sentence.getLast(), "?") || hasAny(sentence, TOLD)) {
            kept.addAll(sentence);
        } else if (wants || hasAny(sentence, CONTRAST) || !(rejects(sentence) || isSettled(sentence))) {
            addClauses(sentence, wants, kept);
        }
    }

    private static void addClauses(List<Word> sentence, boolean wants, List<Word> kept) {
        int from = 0;
        for (int i = 0; i < sentence.size(); i++) {
            if (i == sentence.size() - 1 || isMark(sentence.get(i), ",;:")) {
                List<Word> clause = sentence.subList(from, i + 1);
                if (wants(clause) || !(rejects(clause) || (!wants && (isSettled(clause) || knows(clause))))) {
                    kept.addAll(clause);
                }
                from = i + 1;
            }
        }
    }

    private static boolean wants(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            String form = words.get(i).form();
            if ((form.equals(TEACH) || startsWithAny(form, WANTED))
                    && !previous(words, i).equals(NOT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean rejects(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (startsWithAny(words.get(i).form(), REJECTED)
                    && previous(words, i).equals(NOT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSettled(List<Word> words) {
        return hasAnyTwo(words, SETTLED);
    }

    private static boolean knows(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            boolean done =
                    DONE.contains(words.get(i).form()) && !previous(words, i).equals(NOT);
            if (done || isAble(words, i)) {
                return true;
            }
        }
        return hasAnyTwo(words, DONE_IN_TWO);
    }

    private static boolean isAble(List<Word> words, int place) {
        return ABLE.contains(words.get(place).form())
                && !hasAny(words.subList(Math.max(0, place - REACH), Math.min(words.size(), place + REACH)), UNABLE);
    }

    private static boolean hasAny(List<Word> words, Set<String> forms) {
        for (Word word : words) {
            if (forms.contains(word.form())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAnyTwo(List<Word> words, Set<String> pairs) {
        for (int i = 1; i < words.size(); i++) {
            if (pairs.contains(
                    previous(words, i).concat(" ").concat(words.get(i).form()))) {
                return true;
            }
        }
        return false;
    }

    private static String previous(List<Word> words, int place) {
        return place == 0 ? "" : words.get(place - 1).form();
    }

    private static boolean startsWithAny(String form, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (form.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(Word word, String marks) {
        return word.form().length() == 1 && marks.indexOf(word.form().charAt(0)) >= 0;
    }

    private static int spoken(List<Word> words) {
        int spoken = 0;
        for (Word word : words) {
            spoken += word.isMark() || word.isNumber() ? 0 : 1;
        }
        return spoken;
    }
}
