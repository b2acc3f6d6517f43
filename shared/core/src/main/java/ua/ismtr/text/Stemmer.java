package ua.ismtr.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a text, each as a key that its inflected forms share: ветеран, ветерани and ветеранами have one,
 * допомога and допомозі too. A key is no word; two texts have one in common when they have a word in common.
 *
 * <p>Light stemming: the longest known ending is taken off, and what sounds alternate at the end of a stem (рік, року,
 * році; підтримка, підтримок) are made one. It takes too much rather than too little: a search should find.
 */
public final class Stemmer {
    private static final String VOWELS = "аеєиіїоуюя";
    private static final String ALTERNATING = "еєіїо";

    /** Nouns in -ння have one of these before it; adjectives such as електронні do not. */
    private static final String BEFORE_NN = "аяеєі";

    private static final int SHORTEST_STEM = 2;
    private static final int LONGEST_KEY = 40;

    /** A longer text is found by its first so many different words. */
    private static final int MOST_KEYS = 200;

    /** Of nouns, adjectives and verbs, the longest first. */
    private static final List<String> ENDINGS = Arrays.stream(("остями остях остям остей ості істю ість ннями ннях"
        + " нням нню нні ння тимуться тимуть тиметься тися тись ються ється ить ать ять уть ють ти ємося ємось емося"
        + " имося ємо емо имо єте ете ите лися лись ли ло ла ями ами ими іми ого ому ові еві єві ього ьому ій ою ею єю"
        + " ах ях ам ям ом ем єм ием ів їв ей ий ої их іх їх им ім їм ую юю ие ия ию ые ых ый ые ого а я о е є у ю и і"
        + " ї ь й ы")
                    .split(" "))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    /** Stemmer that stand in nearly every request or say nothing alone; by key, so in all their forms. */
    private static final Set<String> COMMON = Arrays.stream(
                    ("навчання потрібно потрібне потрібна потрібні потреба прошу просимо хочу хочемо треба необхідно"
                        + " бажаємо курс тренінг добрий день а або але без би бо був буде бути в від вже ви вона вони"
                        + " все всі він де для до дуже є ж за з зі із й і його її їх коли ми може можна мене мені на"
                        + " над нам нас наш наша наші не немає ні о об один по під при про саме свій себе та так такі"
                        + " також там те ти тим тих то той тому у хто це цей ці цих цього час через чи що щоб я як яка"
                        + " які який якщо")
                            .split(" "))
            .map(Stemmer::key)
            .collect(Collectors.toUnmodifiableSet());

    private Stemmer() {}

    /**
     * The keys of the text's words in their order, each once and no more than 200; none of words that stand in nearly
     * every request, and none of the labels that stand for personal data.
     */
    public static Set<String> keys(String text) {
        return everyKey(text)
                .filter(key -> !COMMON.contains(key))
                .distinct()
                .limit(MOST_KEYS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What to look for in texts where this is searched: the keys of its words that say something, or where it has none,
     * of those that stand in nearly every request.
     */
    public static Set<String> wanted(String search) {
        Set<String> telling = keys(search);
        return telling.isEmpty() ? everyKey(search).collect(Collectors.toCollection(LinkedHashSet::new)) : telling;
    }

    /** Whether the text has all the words that are {@linkplain #wanted wanted}. */
    public static boolean has(Set<String> wanted, String text) {
        return wanted.stream().allMatch(COMMON::contains)
                ? everyKey(text).collect(Collectors.toSet()).containsAll(wanted)
                : keys(text).containsAll(wanted);
    }

    /** Whether words with this key stand in nearly every request, so that none is listed by them. */
    public static boolean isCommon(String key) {
        return COMMON.contains(key);
    }

    private static Stream<String> everyKey(String text) {
        return words(text).stream().map(Stemmer::key).filter(key -> key.length() >= SHORTEST_STEM);
    }

    /** Whether the text has a word by which something can be found, or one that stands in nearly every request. */
    public static boolean hasWord(String text) {
        return everyKey(text).findAny().isPresent();
    }

    /** The text in small letters, without punctuation and without the words whose keys are {@code left out}. */
    static String without(Set<String> leftOut, String text) {
        return words(text).stream()
                .filter(word -> !leftOut.contains(key(word)) && !COMMON.contains(key(word)))
                .collect(Collectors.joining(" "));
    }

    /** Runs of letters and digits in small letters; an apostrophe between letters does not end one. */
    private static List<String> words(String text) {
        String plain = Masks.removed(PlainText.of(text)).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= plain.length(); i++) {
            boolean inside = i < plain.length() && (isInside(plain.charAt(i)) || (from >= 0 && joins(plain, i)));
            if (inside && from < 0) {
                from = i;
            } else if (!inside && from >= 0) {
                words.add(plain.substring(from, i));
                from = -1;
            }
        }
        return words;
    }

    private static boolean isInside(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean joins(String text, int i) {
        return Letters.isApostrophe(text.charAt(i)) && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
    }

    static String key(String word) {
        String stem = alternationsAsOne(withoutEnding(Letters.folded(word)));
        return stem.length() <= LONGEST_KEY ? stem : stem.substring(0, LONGEST_KEY);
    }

    private static String withoutEnding(String word) {
        if (word.endsWith("нь") && word.length() > 4 && VOWELS.indexOf(word.charAt(word.length() - 3)) >= 0) {
            return word.substring(0, word.length() - 2);
        }
        for (String ending : ENDINGS) {
            int left = word.length() - ending.length();
            boolean fits = word.endsWith(ending) && left >= Math.max(SHORTEST_STEM, ending.length() - 1);
            if (fits && (!ending.startsWith("нн") || BEFORE_NN.indexOf(word.charAt(left - 1)) >= 0)) {
                boolean iotated = left > SHORTEST_STEM && word.charAt(left - 1) == 'і';
                return word.substring(0, iotated ? left - 1 : left);
            }
        }
        return word;
    }

    private static String alternationsAsOne(String stem) {
        StringBuilder one = new StringBuilder(stem);
        int last = one.length() - 1;
        if (last < 2) {
            return stem;
        }
        if (stem.endsWith("янин")) {
            one.setLength(last - 1);
            return one.toString();
        }
        char end = one.charAt(last);
        one.setCharAt(
                last,
                "гзж".indexOf(end) >= 0 ? 'г' : "кцч".indexOf(end) >= 0 ? 'к' : "хсш".indexOf(end) >= 0 ? 'х' : end);
        boolean fleeting = last > 2
                && "ое".indexOf(one.charAt(last - 1)) >= 0
                && "клнр".indexOf(one.charAt(last)) >= 0
                && VOWELS.indexOf(one.charAt(last - 2)) < 0;
        if (fleeting) {
            one.deleteCharAt(last - 1);
        }
        for (int i = one.length() - 1; i >= 0; i--) {
            if (VOWELS.indexOf(one.charAt(i)) >= 0) {
                if (ALTERNATING.indexOf(one.charAt(i)) >= 0) {
                    one.setCharAt(i, 'о');
                }
                break;
            }
        }
        return one.toString();
    }
}
