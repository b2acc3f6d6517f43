package ua.ismtr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.training.LabelledText;

/**
 * How often chance decides. Candidates are made up by a law that says whether they are truly better: each text that the
 * served model names rightly or wrongly is named rightly by the candidate with a probability that is known. The texts are
 * the frozen ones and as many newest corrections as 300 corrections leave to judge on.
 */
class PublishingByChanceTest {
    private static final List<TopicId> TOPICS =
            Taxonomy.topics().stream().map(Topic::id).toList();
    private static final int CANDIDATES = 50;
    private static final double SERVED_WRONG = 0.12;
    private static final double CORRECTED_WRONG = 0.6;

    private static final List<LabelledText> FROZEN = Packaged.gold();
    private static final List<LabelledText> NEWEST = IntStream.range(0, 60)
            .mapToObj(i -> new LabelledText("correction " + i, List.of(TOPICS.get(i % 12)), "correction"))
            .toList();
    private static final List<LabelledText> UNSEEN =
            Stream.concat(FROZEN.stream(), NEWEST.stream()).toList();

    @Test
    void publishesTrulyBetterOnes() {
        assertThat(published((text, right) -> right ? 0.985 : 0.35)).isGreaterThanOrEqualTo(45);
    }

    @Test
    void publishesThoseThatOnlyLearnedWhatWasCorrected() {
        assertThat(published((text, right) -> right ? 0.99 : isFrozen(text) ? 0.08 : 0.5))
                .isGreaterThanOrEqualTo(45);
    }

    @Test
    void refusesTrulyWorseOnes() {
        assertThat(published((text, right) -> right ? 0.96 : 0.1)).isLessThanOrEqualTo(2);
    }

    @Test
    void refusesThoseThatWrongCorrectionsTaught() {
        assertThat(published((text, right) -> isFrozen(text) ? (right ? 0.93 : 0.1) : 0.95))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void letsFewPassThatAreOnlyOther() {
        assertThat(published((text, right) -> right ? 0.985 : isFrozen(text) ? 0.11 : 0.01))
                .isLessThanOrEqualTo(8);
    }

    private static boolean isFrozen(LabelledText text) {
        return !text.kind().equals("correction");
    }

    /** How many of fifty candidates are published that name a text rightly with this probability. */
    private static int published(BiFunction<LabelledText, Boolean, Double> rightly) {
        int published = 0;
        for (int number = 0; number < CANDIDATES; number++) {
            Random random = new Random(number);
            Map<String, Boolean> before = new HashMap<>();
            Map<String, Boolean> after = new HashMap<>();
            for (LabelledText text : UNSEEN) {
                boolean right = random.nextDouble() >= (isFrozen(text) ? SERVED_WRONG : CORRECTED_WRONG);
                before.put(text.text(), right);
                after.put(text.text(), random.nextDouble() < rightly.apply(text, right));
            }
            Classifier served = naming(before);
            Classifier candidate = naming(after);
            boolean refused = !Comparison.objections(
                            Pairing.of(served, candidate, FROZEN), Pairing.of(served, candidate, UNSEEN))
                    .isEmpty();
            published += refused ? 0 : 1;
        }
        return published;
    }

    /** Names what is wanted, or else a neighbour of it. */
    private static Classifier naming(Map<String, Boolean> rightly) {
        Map<String, List<TopicId>> wanted = new HashMap<>();
        UNSEEN.forEach(text -> wanted.put(text.text(), text.topics()));
        return text -> {
            List<TopicId> topics = wanted.getOrDefault(text, List.of());
            List<TopicId> given = rightly.getOrDefault(text, false) ? topics : List.of(neighbour(topics.getFirst()));
            return new Classification(
                    given.stream().map(topic -> new TopicScore(topic, 0.9)).toList(), true, "model:made-up", Map.of());
        };
    }

    private static TopicId neighbour(TopicId topic) {
        return TOPICS.get((TOPICS.indexOf(topic) + 1) % TOPICS.size());
    }
}
