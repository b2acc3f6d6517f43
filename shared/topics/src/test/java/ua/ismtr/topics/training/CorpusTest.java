package ua.ismtr.topics.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;

class CorpusTest {
    private static final double NEAR_DUPLICATE = 0.5;
    private static final Corpus CORPUS = Corpus.read(Data.CORPUS);

    @Test
    void teachesEveryTopicWithManyTexts() {
        Map<TopicId, Long> counts = CORPUS.texts().stream()
                .flatMap(text -> text.topics().stream())
                .collect(Collectors.groupingBy(topic -> topic, Collectors.counting()));

        assertSoftly(softly -> {
            Taxonomy.topics()
                    .forEach(topic -> softly.assertThat(counts.get(topic.id()))
                            .as(topic.id().value())
                            .isGreaterThanOrEqualTo(80));
            softly.assertThat(counts.get(TopicId.NOT_A_REQUEST)).isGreaterThanOrEqualTo(300);
            softly.assertThat(counts.get(TopicId.OTHER)).isGreaterThanOrEqualTo(200);
            softly.assertThat(CORPUS.texts().stream()
                            .filter(text -> text.topics().size() > 1)
                            .count())
                    .isGreaterThanOrEqualTo(400);
        });
    }

    @Test
    void isLabelledWell() {
        assertThat(CORPUS.texts()).allSatisfy(text -> {
            assertThat(text.topics()).hasSizeBetween(1, 3).doesNotHaveDuplicates();
            assertThat(text.kind()).isIn("uk", "surzhyk", "ru", "en");
            boolean special =
                    text.topics().contains(TopicId.OTHER) || text.topics().contains(TopicId.NOT_A_REQUEST);
            assertThat(special && text.topics().size() > 1).isFalse();
        });
    }

    @Test
    void isOftenInAnotherTongue() {
        long other = CORPUS.texts().stream()
                .filter(text -> !text.kind().equals("uk"))
                .count();

        assertThat((double) other / CORPUS.texts().size()).isBetween(0.1, 0.2);
    }

    @Test
    void knowsEveryTopic() {
        assertThat(CORPUS.knowledge().stream().flatMap(text -> text.topics().stream()))
                .containsAll(Taxonomy.topics().stream().map(topic -> topic.id()).toList());
    }

    @Test
    void repeatsNothing() {
        assertThat(nearDuplicates(texts(CORPUS.texts()), List.of())).isEmpty();
    }

    @Test
    void holdsNothingOfTheEvaluation() {
        List<String> evaluation = texts(Corpus.texts(Data.EVALUATION, "kind"));

        assertThat(nearDuplicates(evaluation, texts(CORPUS.texts()))).isEmpty();
        assertThat(nearDuplicates(evaluation, texts(CORPUS.knowledge()))).isEmpty();
    }

    private static List<String> texts(List<LabelledText> texts) {
        return texts.stream().map(LabelledText::text).toList();
    }

    /** Pairs of texts that share half of all their runs of four characters: among the first if there are no others, else between both. */
    private static List<String> nearDuplicates(List<String> first, List<String> others) {
        List<String> all = Stream.concat(first.stream(), others.stream()).toList();
        List<String> pairs = new ArrayList<>();
        Map<String, List<Integer>> holders = new HashMap<>();
        int[] sizes = new int[all.size()];
        for (int number = 0; number < all.size(); number++) {
            List<String> runs = runs(all.get(number));
            sizes[number] = runs.size();
            int[] shared = new int[number];
            for (String run : runs) {
                holders.computeIfAbsent(run, key -> new ArrayList<>()).forEach(holder -> shared[holder]++);
            }
            for (int holder = 0; holder < number; holder++) {
                double union = sizes[holder] + sizes[number] - shared[holder];
                if (shared[holder] >= NEAR_DUPLICATE * union) {
                    pairs.add(all.get(holder) + " ~ " + all.get(number));
                }
            }
            if (others.isEmpty() || number < first.size()) {
                for (String run : runs) {
                    holders.computeIfAbsent(run, key -> new ArrayList<>()).add(number);
                }
            }
        }
        return pairs;
    }

    private static List<String> runs(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String[] runs = new String[Math.max(1, plain.length() - 3)];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = plain.substring(i, Math.min(plain.length(), i + 4));
        }
        return Arrays.stream(runs).distinct().toList();
    }
}
