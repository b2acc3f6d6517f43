package ua.ismtr.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.text.Letters;
import ua.ismtr.text.Stemmer;

/**
 * The words of the courses of a catalogue with their weights. A word is the more telling the fewer courses have it, so what all
 * providers write («підвищення кваліфікації») hardly counts, and a sentence that several courses share word for word does not count at all.
 * Derived words are one: their stems are cut to five letters.
 */
final class CatalogueWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:" + Letters.ANY_APOSTROPHE + "[\\p{L}]+)*");
    private static final int STEM = 5;
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.!?])\\s+");

    /** A sentence that so many courses share says nothing of any of them. */
    private static final int SHARED_BY_MANY = 3;

    /** What providers write of any course: two that have nothing else in common are not alike. */
    private static final Set<String> OF_ANY_COURSE =
            Stemmer.keys("""
                програма курс навчання навчальний тренінг семінар вебінар лекція практикум заняття модуль підвищення кваліфікації
                професійний розвиток учасники учасниця слухачі слухачка працівники фахівці сертифікат тестування матеріали
                тривалість викладач викладачка тренер знання навички вміння компетентності години онлайн завершення
                кредит єктс дистанційно очно хвилини вправи практика запитання приклади
                course training programme participants webinar workshop certificate skills hours online
                """).stream().map(CatalogueWords::cut).collect(Collectors.toSet());

    private static final double TITLE = 3;
    private static final double OUTCOMES = 2;
    private static final double ABOUT = 1;

    private final Map<String, Optional<String>> stems = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> sentences = new HashMap<>();
    private final List<Integer> courses = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();

    /**
     * The words of one course.
     *
     * @param numbers of its words in the catalogue
     * @param weights of the same words, without regard to how telling they are
     * @param spelled the same words as the course spells them
     */
    record Profile(int[] numbers, double[] weights, List<String> spelled) {}

    CatalogueWords(List<CourseText> texts) {
        for (CourseText text : texts) {
            Stream.of(text.about(), text.outcomes())
                    .flatMap(CatalogueWords::sentences)
                    .distinct()
                    .forEach(sentence -> sentences.merge(sentence, 1, Integer::sum));
        }
        for (CourseText text : texts) {
            Profile profile = read(text);
            profiles.add(profile);
            for (int number : profile.numbers()) {
                courses.set(number, courses.get(number) + 1);
            }
        }
    }

    Profile profile(int course) {
        return profiles.get(course);
    }

    /** How many different words there are. */
    int size() {
        return courses.size();
    }

    /** How telling a word is. */
    double rarity(int number) {
        return Math.log((profiles.size() + 1.0) / courses.get(number));
    }

    private Profile read(CourseText text) {
        Map<String, Double> weights = new LinkedHashMap<>();
        Map<String, String> spelled = new HashMap<>();
        add(text.title(), TITLE, weights, spelled);
        add(own(text.outcomes()), OUTCOMES, weights, spelled);
        add(own(text.about()), ABOUT, weights, spelled);
        int[] own = new int[weights.size()];
        double[] ownWeights = new double[weights.size()];
        List<String> spellings = new ArrayList<>(weights.size());
        for (Map.Entry<String, Double> word : weights.entrySet()) {
            int next = spellings.size();
            own[next] = number(word.getKey());
            ownWeights[next] = Math.sqrt(word.getValue());
            spellings.add(spelled.getOrDefault(word.getKey(), word.getKey()));
        }
        return new Profile(own, ownWeights, spellings);
    }

    private static Stream<String> sentences(String field) {
        return END_OF_SENTENCE.splitAsStream(field.strip());
    }

    /** The field without the sentences that many courses share. */
    private String own(String field) {
        return sentences(field)
                .filter(sentence -> sentences.getOrDefault(sentence, 0) < SHARED_BY_MANY)
                .collect(Collectors.joining(" "));
    }

    private int number(String word) {
        return numbers.computeIfAbsent(word, any -> {
            courses.add(0);
            return courses.size() - 1;
        });
    }

    /** Each word of a field adds the field's weight once. */
    private void add(String field, double weight, Map<String, Double> weights, Map<String, String> spelled) {
        Map<String, String> words = new LinkedHashMap<>();
        WORD.matcher(field.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(word -> stems.computeIfAbsent(word, CatalogueWords::stem)
                        .ifPresent(stem -> words.putIfAbsent(stem, word)));
        words.forEach((key, word) -> {
            weights.merge(key, weight, Double::sum);
            spelled.putIfAbsent(key, word);
        });
    }

    /** What the forms of the word and those derived of it have in common; nothing for words that say nothing. */
    private static Optional<String> stem(String word) {
        return Stemmer.keys(word).stream()
                .findFirst()
                .map(CatalogueWords::cut)
                .filter(stem -> !OF_ANY_COURSE.contains(stem));
    }

    private static String cut(String key) {
        return key.substring(0, Math.min(STEM, key.length()));
    }
}
