package ua.ismtr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.training.LabelledText;

class ComparisonTest {
    private static final List<LabelledText> TEXTS = Stream.of("land", "veterans", "integrity")
            .flatMap(topic -> IntStream.range(0, 6).mapToObj(i -> text(topic + " " + i, topic)))
            .toList();
    private static final Classifier RIGHT = naming(Map.of());

    @Test
    void findsNothingAgainstACandidateThatIsAsGood() {
        assertThat(objections(RIGHT, RIGHT)).isEmpty();
    }

    @Test
    void findsNothingAgainstABetterOne() {
        assertThat(objections(naming(Map.of("land 1", "veterans")), RIGHT)).isEmpty();
    }

    @Test
    void refusesOneThatIsWorseOverall() {
        assertThat(objections(RIGHT, naming(Map.of("land 1", "veterans"))))
                .singleElement()
                .asString()
                .startsWith("worse overall");
    }

    @Test
    void refusesOneThatPaysForTheWholeWithOneTopic() {
        Classifier before = naming(Map.of(
                "land 0",
                "other",
                "land 1",
                "other",
                "land 2",
                "other",
                "integrity 0",
                "other",
                "integrity 1",
                "other"));
        Classifier after = naming(Map.of("veterans 0", "land", "veterans 1", "land", "veterans 2", "land"));
        assertThat(objections(before, after)).singleElement().asString().startsWith("much worse on veterans");
    }

    @Test
    void refusesOneThatLosesRequestsAsNoise() {
        assertThat(objections(naming(Map.of("land 0", "other")), naming(Map.of("land 0", "not-a-request"))))
                .singleElement()
                .asString()
                .startsWith("more real requests taken for none: 1 after 0");
    }

    private static List<String> objections(Classifier served, Classifier candidate) {
        return Comparison.objections(Judgement.of(served, TEXTS), Judgement.of(candidate, TEXTS));
    }

    /** Names the first word of the text as its topic, but for the given texts another. */
    private static Classifier naming(Map<String, String> wrong) {
        return text -> {
            String topic = wrong.getOrDefault(text, text.substring(0, text.indexOf(' ')));
            return new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), true, "model:test", Map.of());
        };
    }

    private static LabelledText text(String text, String topic) {
        return new LabelledText(text, List.of(new TopicId(topic)), "uk");
    }
}
