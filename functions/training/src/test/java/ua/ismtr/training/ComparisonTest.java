package ua.ismtr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
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
    private static final List<LabelledText> TEXTS = Stream.of("land", "veterans", "integrity", "leadership")
            .flatMap(topic -> IntStream.range(0, 50).mapToObj(i -> text(topic + " " + i, topic)))
            .toList();
    private static final Classifier RIGHT = naming(Map.of());

    @Test
    void publishesOneThatIsClearlyBetter() {
        assertThat(objections(naming(wrong("land", 0, 4, "other")), RIGHT)).isEmpty();
    }

    @Test
    void refusesOneThatChangesNothing() {
        assertThat(objections(RIGHT, RIGHT)).singleElement().asString().startsWith("not shown to be better");
    }

    @Test
    void saysWhatWouldLetItPass() {
        Classifier served = naming(wrong("land", 0, 3, "other"));
        Classifier candidate = naming(wrong("veterans", 0, 1, "land"));

        assertThat(objections(served, candidate))
                .singleElement()
                .asString()
                .isEqualTo("not shown to be better: of 200 texts it names 3 better and 1 worse; one that is no better"
                        + " does as well in 31 of 100 cases, and 10 are accepted. With 6 better beside 1 worse it"
                        + " would pass");
        assertThat(objections(naming(wrong("land", 0, 6, "other")), candidate)).isEmpty();
    }

    @Test
    void bearsOneLostRequestBesideManyGains() {
        Classifier served = naming(wrong("land", 0, 20, "other"));

        assertThat(objections(served, naming(wrong("veterans", 0, 1, "not-a-request"))))
                .isEmpty();
    }

    @Test
    void refusesOneThatLosesManyRequests() {
        Classifier served = naming(wrong("land", 0, 30, "other"));
        Map<String, String> lost = wrong("veterans", 0, 3, "not-a-request");
        lost.putAll(wrong("integrity", 0, 3, "not-a-request"));

        assertThat(objections(served, naming(lost)))
                .singleElement()
                .asString()
                .isEqualTo("takes too many real requests for none: 6 of 200, after 0. With at most 4 it would pass");
    }

    @Test
    void refusesOneThatPaysForTheWholeWithOneTopic() {
        Classifier served = naming(wrong("land", 0, 30, "other"));

        assertThat(objections(served, naming(wrong("veterans", 0, 6, "land"))))
                .singleElement()
                .asString()
                .startsWith("loses veterans: 6 of its texts lose it and 0 gain it");
    }

    @Test
    void refusesOneThatOnlyTheNewestCorrectionsSpeakFor() {
        List<LabelledText> frozen = TEXTS.subList(0, 100);
        Classifier served = naming(wrong("leadership", 0, 40, "other"));
        Map<String, String> worse = wrong("land", 0, 3, "other");
        worse.putAll(wrong("veterans", 0, 3, "other"));
        Classifier candidate = naming(worse);

        assertThat(Comparison.objections(Pairing.of(served, candidate, frozen), Pairing.of(served, candidate, TEXTS)))
                .singleElement()
                .asString()
                .startsWith("worse on the frozen texts: of 100 it names 6 worse and 0 better");
    }

    @Test
    void knowsTheChancesOfACoin() {
        assertThat(SignTest.chance(0, 0)).isEqualTo(1);
        assertThat(SignTest.chance(4, 0)).isEqualTo(1 / 16.0, within(1e-12));
        assertThat(SignTest.chance(3, 1)).isEqualTo(5 / 16.0, within(1e-12));
        assertThat(SignTest.chance(0, 5)).isEqualTo(1, within(1e-12));
        assertThat(SignTest.chance(2100, 1900)).isBetween(0.0008, 0.0009);
        assertThat(SignTest.enough(0, 0.10)).isEqualTo(4);
    }

    private static List<String> objections(Classifier served, Classifier candidate) {
        Pairing all = Pairing.of(served, candidate, TEXTS);
        return Comparison.objections(all, all);
    }

    private static Map<String, String> wrong(String topic, int from, int to, String given) {
        Map<String, String> wrong = new HashMap<>();
        IntStream.range(from, to).forEach(i -> wrong.put(topic + " " + i, given));
        return wrong;
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
