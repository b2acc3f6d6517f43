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

    /** So near to the beginning of a sentence it says that the matter is another. */
    private static final int NEAR = 5;

    /** How far from a word of knowing another may stand that turns it into not knowing. */
    private static final int REACH = 3;

    private static final String NOT = "не";
    private static final String TEACH = "вчит";

    /** Beginnings of words that reject after a «не». All words here are as {@link Reader} folds them. */
    private static final List<String> REJECTED = List.of(
            "треба",
            "потриб",
            "потребу",
            "нужн",
            "надо",
            "нада",
            "варто",
            "цикавит",
            "цикавля",
            "идется",
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

    /** Two or three words that end a matter. */
    private static final Set<String> SETTLED = Set.of(
            "в порядку",
            "у порядку",
            "в порядке",
            "цим гаразд",
            "усе гаразд",
            "все гаразд",
            "усе ясно",
            "все ясно",
            "усе зрозумило",
            "все зрозумило",
            "все понятно",
            "усе ок",
            "все ок",
            "усе добре",
            "все добре",
            "питан нема",
            "питан немае",
            "питан нул",
            "вопросов нет",
            "проблем нема",
            "проблем немае",
            "проблем нет",
            "не проблема",
            "ни до чого",
            "заплющеними очима",
            "питання не",
            "справа не",
            "бида не");

    /** Near to the beginning of a sentence: what was said before it is not the matter. */
    private static final Set<String> ANOTHER_MATTER = Set.of(
            "питання в иншому",
            "питання у иншому",
            "проблема в иншому",
            "проблема у иншому",
            "справа в иншому",
            "справа у иншому",
            "бида в иншому",
            "бида у иншому",
            "рич у иншому",
            "рич в иншому",
            "дело в другом",
            "вопрос в другом",
            "проблема в другом",
            "инша рич",
            "инша справа",
            "инша бида");

    private static final Set<String> DONE = Set.of(
            "проишли",
            "проходили",
            "прошли",
            "розберемося",
            "розберемос",
            "впораемося",
            "впораемос",
            "упораемося",
            "упораемос",
            "справляемося",
            "справляемос",
            "розибралися",
            "розибралис",
            "разобралис",
            "надивилися",
            "надивилис",
            "наслухалися",
            "наслухалис",
            "порозумилися",
            "порозумилис",
            "бездоганна",
            "бездоганно",
            "почекают");

    private static final Set<String> DONE_IN_PHRASES = Set.of(
            "вже вивчили",
            "уже вивчили",
            "ми вивчили",
            "вже опанували",
            "уже опанували",
            "ми опанували",
            "вже читали",
            "уже читали",
            "вже розповидали",
            "уже розповидали",
            "вже навчили",
            "уже навчили",
            "вже навчилися",
            "уже навчилися",
            "вже навчилис",
            "уже навчилис",
            "вже вчили",
            "уже вчили",
            "вже пояснили",
            "уже пояснили",
            "вже слухали",
            "уже слухали",
            "вже було",
            "уже було",
            "вже були на",
            "уже були на",
            "вже був курс",
            "уже був курс");

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

    /** In a clause with these nothing is done yet, or was not for long. */
    private static final Set<String> UNDONE = Set.of("щоб", "шоб", "чтоб", "чтоби", "якби", "поки", "доки", "пока");

    /** Sentences with these tell what somebody says or what would be if. */
    private static final Set<String> TOLD =
            Set.of("якщо", "якшо", "каже", "кажут", "сказали", "казали", "если", "говорят");

    private static final Set<String> CONTRAST = Set.of("а", "але", "зате", "однак", "но", "зато");

    /** Words that a clause begins with which says no more than that what was said before it is known: «то вміємо». */
    private static final Set<String> BACK = Set.of("то", "це", "ми", "тут", "там", "все", "усе", "ето");

    /** No clause that only says so has more words. */
    private static final int BRIEF = 4;

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
                List<Word> sentence = words.subList(from, i + 1);
                if (hasAnyPhrase(sentence, ANOTHER_MATTER, NEAR)) {
                    kept.clear();
                }
                addSentence(sentence, kept);
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
        int before = kept.size();
        int from = 0;
        for (int i = 0; i < sentence.size(); i++) {
            if (i == sentence.size() - 1 || isMark(sentence.get(i), ",;:")) {
                List<Word> clause = sentence.subList(from, i + 1);
                boolean known = isSettled(clause) || knows(clause);
                boolean contrasted = i + 1 < sentence.size()
                        && CONTRAST.contains(sentence.get(i + 1).form());
                if (wants(clause) || !(rejects(clause) || (known && (!wants || contrasted)))) {
                    kept.addAll(clause);
                } else if (known
                        && spoken(clause) <= BRIEF
                        && BACK.contains(clause.getFirst().form())) {
                    kept.subList(before, kept.size()).clear();
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
        return hasAnyPhrase(words, SETTLED, words.size());
    }

    private static boolean knows(List<Word> words) {
        boolean undone = hasAny(words, UNDONE);
        for (int i = 0; i < words.size(); i++) {
            boolean done = !undone
                    && DONE.contains(words.get(i).form())
                    && !previous(words, i).equals(NOT);
            if (done || isAble(words, i)) {
                return true;
            }
        }
        return hasAnyPhrase(words, DONE_IN_PHRASES, words.size());
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

    /** Whether a phrase of two or three words ends among the first so many. */
    private static boolean hasAnyPhrase(List<Word> words, Set<String> phrases, int among) {
        for (int i = 1; i < Math.min(among, words.size()); i++) {
            String two = previous(words, i).concat(" ").concat(words.get(i).form());
            if (phrases.contains(two)
                    || phrases.contains(previous(words, i - 1).concat(" ").concat(two))) {
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
