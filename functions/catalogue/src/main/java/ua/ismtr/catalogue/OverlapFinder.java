package ua.ismtr.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import ua.ismtr.catalogue.CatalogueWords.Profile;
import ua.ismtr.courses.OverlapKind;

/**
 * Finds the courses of a catalogue that teach the same, by the words of their titles, outcomes and descriptions and by how well each topic fits
 * them. The cosine of rarity-weighted words says how much two have in common as they are written; the cosine of what topics fit one more or less
 * than other courses, how much they have in common whatever words they choose. The containment of each in the other says which of
 * them has more. All pairs are compared exactly: below some 50,000 courses nothing cheaper is needed.
 */
final class OverlapFinder {
    /** How much the cosine of words counts beside that of topics. */
    private static final double WORDS = 1.4;

    /** Two are alike from this share of the most that two can have in common. */
    private static final double ALIKE = 0.33;

    private static final double SAME = 0.45;

    /** Two of which one names the other as what comes before it need not have as much in common. */
    private static final double SEQUEL = 0.15;

    /** How many courses the usual score of a topic counts for. */
    private static final double LEANING = 30;

    /** One that has so much more of the other than the other of it is the larger. */
    private static final double LARGER = 1.6;

    private static final double SAME_TITLE = 0.6;
    private static final int MOST_WORDS = 12;
    private static final int MOST_PAIRS = 10;

    private final List<CourseText> texts;
    private final CatalogueWords words;
    private final double[] rarities;
    private final double[] lengths;
    private final double[] masses;
    private final double[][] matters;
    private final List<Sequence> sequences;

    OverlapFinder(List<CourseText> texts) {
        this.texts = texts;
        this.words = new CatalogueWords(texts);
        this.rarities =
                IntStream.range(0, words.size()).mapToDouble(words::rarity).toArray();
        this.lengths = new double[texts.size()];
        this.masses = new double[texts.size()];
        this.matters = matters(texts);
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

    /**
     * What topics fit each course more or less than all of them, as a vector of length one. The mean leans towards a score that is the same for all
     * topics, so that it means something in a catalogue of two.
     */
    private static double[][] matters(List<CourseText> texts) {
        int topics = texts.isEmpty() ? 0 : texts.getFirst().fit().length;
        double[] sums = new double[topics];
        for (CourseText text : texts) {
            for (int topic = 0; topic < topics; topic++) {
                sums[topic] += text.fit()[topic];
            }
        }
        double usual = Arrays.stream(sums).sum() / Math.max(1, topics * texts.size());
        double[][] matters = new double[texts.size()][topics];
        for (int course = 0; course < matters.length; course++) {
            double square = 0;
            for (int topic = 0; topic < topics; topic++) {
                double mean = (sums[topic] + LEANING * usual) / (texts.size() + LEANING);
                matters[course][topic] = texts.get(course).fit()[topic] - mean;
                square += matters[course][topic] * matters[course][topic];
            }
            for (int topic = 0; topic < topics; topic++) {
                matters[course][topic] /= Math.sqrt(Math.max(square, Double.MIN_NORMAL));
            }
        }
        return matters;
    }

    private record Pair(int first, int second, OverlapKind kind, double score) {}

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
                judge(other, course, postings.common[other], postings.shared[other])
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingDouble(Pair::score)
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
        double words = common == 0 ? 0 : common / Math.sqrt(lengths[first] * lengths[second]);
        double score = Math.max(0, WORDS * words + matter(first, second)) / (WORDS + 1);
        double inSecond = common == 0 ? 0 : shared / masses[first];
        double inFirst = common == 0 ? 0 : shared / masses[second];
        return kind(first, second, score, inSecond, inFirst).map(kind -> new Pair(first, second, kind, score));
    }

    private double matter(int first, int second) {
        double cosine = 0;
        for (int topic = 0; topic < matters[first].length; topic++) {
            cosine += matters[first][topic] * matters[second][topic];
        }
        return cosine;
    }

    private Optional<OverlapKind> kind(int first, int second, double score, double inSecond, double inFirst) {
        Sequence one = sequences.get(first);
        Sequence other = sequences.get(second);
        boolean sequel = one.differs(other) || one.isPartBeside(other);
        if (sequel && one.titlesAlike(other) >= SAME_TITLE && score >= SEQUEL) {
            return Optional.of(OverlapKind.SEQUEL);
        }
        if (score < ALIKE) {
            return Optional.empty();
        }
        if (sequel) {
            return Optional.of(OverlapKind.SEQUEL);
        }
        double more = Math.max(inSecond, inFirst);
        double less = Math.min(inSecond, inFirst);
        if (more >= LARGER * less && more > 0) {
            return Optional.of(OverlapKind.CONTAINS);
        }
        boolean same = score >= SAME && !texts.get(first).isForOthersThan(texts.get(second));
        return Optional.of(same ? OverlapKind.SAME : OverlapKind.OVERLAPS);
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
                Math.rint(Math.min(1, pair.score()) * 1000) / 1000,
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
