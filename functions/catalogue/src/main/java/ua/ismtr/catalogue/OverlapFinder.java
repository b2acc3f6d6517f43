package ua.ismtr.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import ua.ismtr.catalogue.CatalogueWords.Profile;
import ua.ismtr.courses.OverlapKind;

/**
 * Finds the courses of a catalogue that teach the same, by the words of their titles, outcomes and descriptions: the cosine of rarity-weighted
 * words says how much two have in common, the containment of each in the other which of them has more. All pairs are
 * compared exactly: below some 50,000 courses nothing cheaper is needed.
 */
final class OverlapFinder {
    /** Two with a topic in common are alike from here; two without need to have more in common. */
    private static final double ALIKE = 0.1;

    private static final double ALIKE_ELSEWHERE = 0.32;

    /** Or one has so much of the other. */
    private static final double CONTAINED = 0.45;

    private static final double SAME = 0.2;

    /** One that has so much more of the other than the other of it is the larger. */
    private static final double LARGER = 1.6;

    private static final double SAME_TITLE = 0.6;
    private static final double SEQUEL = 0.08;
    private static final int MOST_WORDS = 12;
    private static final int MOST_PAIRS = 10;

    private final List<CourseText> texts;
    private final CatalogueWords words;
    private final double[] rarities;
    private final double[] lengths;
    private final double[] masses;
    private final List<Sequence> sequences;

    OverlapFinder(List<CourseText> texts) {
        this.texts = texts;
        this.words = new CatalogueWords(texts);
        this.rarities =
                IntStream.range(0, words.size()).mapToDouble(words::rarity).toArray();
        this.lengths = new double[texts.size()];
        this.masses = new double[texts.size()];
        this.sequences = texts.stream()
                .map(text -> Sequence.of(text.title(), text.about()))
                .toList();
        for (int course = 0; course < texts.size(); course++) {
            Profile profile = words.profile(course);
            for (int i = 0; i < profile.numbers().length; i++) {
                double weight = profile.weights()[i] * rarities[profile.numbers()[i]];
                lengths[course] += weight * weight;
                masses[course] += rarities[profile.numbers()[i]];
            }
        }
    }

    private record Pair(int first, int second, OverlapKind kind, double cosine) {}

    /** The pairs that are alike, the most alike first, with at most {@value #MOST_PAIRS} of a course. */
    List<Found> all() {
        int[] pairsOf = new int[texts.size()];
        List<Found> found = new ArrayList<>();
        for (Pair pair : pairs(0)) {
            if (pairsOf[pair.first()] < MOST_PAIRS && pairsOf[pair.second()] < MOST_PAIRS) {
                pairsOf[pair.first()]++;
                pairsOf[pair.second()]++;
                found.add(found(pair));
            }
        }
        return found;
    }

    /** The pairs of the courses from this one on with those before each. */
    private List<Pair> pairs(int from) {
        List<Pair> found = new ArrayList<>();
        Postings postings = new Postings(words, texts.size());
        for (int course = 0; course < texts.size(); course++) {
            postings.meet(course, rarities);
            for (int other = 0; course >= from && other < course; other++) {
                if (postings.common[other] > 0) {
                    judge(other, course, postings.common[other], postings.shared[other])
                            .ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparingDouble(Pair::cosine)
                .reversed()
                .thenComparing(pair -> texts.get(pair.first()).id())
                .thenComparing(pair -> texts.get(pair.second()).id()));
        return found;
    }

    /** Those that are like the last course of the catalogue, the most alike first. */
    List<Found> likeTheLast() {
        return pairs(texts.size() - 1).stream()
                .limit(MOST_PAIRS)
                .map(this::found)
                .toList();
    }

    private record Place(int course, double weight) {}

    /** What two courses have in common, summed up over the words that both have, while courses are added one after the other. */
    private static final class Postings {
        private final CatalogueWords words;
        /** Of each word the courses that have it, one after the other with the word's weight there. */
        private final List<List<Place>> places;

        private final double[] common;
        private final double[] shared;

        Postings(CatalogueWords words, int courses) {
            this.words = words;
            this.places = IntStream.range(0, words.size())
                    .<List<Place>>mapToObj(word -> new ArrayList<>())
                    .toList();
            this.common = new double[courses];
            this.shared = new double[courses];
        }

        /** Sums up for each course before this one, and adds this one. */
        void meet(int course, double[] rarities) {
            Arrays.fill(common, 0);
            Arrays.fill(shared, 0);
            Profile profile = words.profile(course);
            for (int i = 0; i < profile.numbers().length; i++) {
                int word = profile.numbers()[i];
                double rarity = rarities[word];
                double own = profile.weights()[i] * rarity;
                for (Place place : places.get(word)) {
                    common[place.course()] += own * place.weight();
                    shared[place.course()] += rarity;
                }
                places.get(word).add(new Place(course, own));
            }
        }
    }

    private Optional<Pair> judge(int first, int second, double common, double shared) {
        double cosine = common / Math.sqrt(lengths[first] * lengths[second]);
        double inSecond = shared / masses[first];
        double inFirst = shared / masses[second];
        return kind(first, second, cosine, inSecond, inFirst).map(kind -> new Pair(first, second, kind, cosine));
    }

    private Optional<OverlapKind> kind(int first, int second, double cosine, double inSecond, double inFirst) {
        Sequence one = sequences.get(first);
        Sequence other = sequences.get(second);
        boolean sequel = one.differs(other);
        if (sequel && one.titlesAlike(other) >= SAME_TITLE && cosine >= SEQUEL) {
            return Optional.of(OverlapKind.SEQUEL);
        }
        boolean related = !Collections.disjoint(
                texts.get(first).topics(), texts.get(second).topics());
        double more = Math.max(inSecond, inFirst);
        double less = Math.min(inSecond, inFirst);
        if (cosine < (related ? ALIKE : ALIKE_ELSEWHERE) && !(related && more >= CONTAINED)) {
            return Optional.empty();
        }
        if (more >= LARGER * less) {
            return Optional.of(OverlapKind.CONTAINS);
        }
        return Optional.of(cosine >= SAME && !sequel ? OverlapKind.SAME : OverlapKind.OVERLAPS);
    }

    private Found found(Pair pair) {
        Profile one = words.profile(pair.first());
        Profile other = words.profile(pair.second());
        Set<Integer> both = numbers(one);
        both.retainAll(numbers(other));
        return new Found(
                texts.get(pair.first()),
                texts.get(pair.second()),
                pair.kind(),
                Math.rint(Math.min(1, pair.cosine()) * 1000) / 1000,
                telling(one, both, true),
                telling(one, both, false),
                telling(other, both, false));
    }

    private static Set<Integer> numbers(Profile profile) {
        Set<Integer> numbers = new HashSet<>();
        for (int number : profile.numbers()) {
            numbers.add(number);
        }
        return numbers;
    }

    /** The words of the course that are, or are not, among these; those that weigh the most first. */
    private List<String> telling(Profile profile, Set<Integer> among, boolean wanted) {
        return IntStream.range(0, profile.numbers().length)
                .filter(i -> among.contains(profile.numbers()[i]) == wanted)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -profile.weights()[i] * rarities[profile.numbers()[i]]))
                .limit(MOST_WORDS)
                .map(profile.spelled()::get)
                .toList();
    }
}
