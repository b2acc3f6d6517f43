package ua.ismtr.topics.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

class EvaluationTest {
    @Test
    void countsByHand() {
        Evaluation figures = Evaluation.of(List.of(
                judged("land", true, score("land", 0.9)),
                judged("land real-estate", false, score("land", 0.5), score("veterans", 0.4)),
                judged("veterans", true, score("not-a-request", 0.7)),
                judged("not-a-request", false, score("not-a-request", 0.6))));

        assertThat(figures.microF1()).isEqualTo(2.0 * 3 / (5 + 5));
        assertThat(figures.bestRight()).isEqualTo(0.75);
        assertThat(figures.exact()).isEqualTo(0.5);
        assertThat(figures.coverage()).isEqualTo(0.5);
        assertThat(figures.precision()).isEqualTo(0.5);
        assertThat(figures.requestRecall()).isEqualTo(2.0 / 3);
        assertThat(figures.calibrationError()).isEqualTo((0.1 + 0.5 + 0.7 + 0.4) / 4, within(1e-9));
        assertThat(figures.labels())
                .containsEntry(new TopicId("real-estate"), new Evaluation.LabelFigures(0, 0, 1))
                .containsEntry(new TopicId("veterans"), new Evaluation.LabelFigures(0, 1, 1));
    }

    @Test
    void thePackagedModelIsAsGoodAsThePagesSay() {
        List<LabelledText> texts = Data.texts(Data.EVALUATION, "kind", text -> text);
        Evaluation figures = Evaluation.of(Judged.all(new TopicClassifier(TopicModel.packaged()), texts));

        assertSoftly(softly -> {
            softly.assertThat(figures.microF1()).isGreaterThanOrEqualTo(0.90);
            softly.assertThat(figures.macroF1()).isGreaterThanOrEqualTo(0.90);
            softly.assertThat(figures.precision()).isGreaterThanOrEqualTo(0.97);
            softly.assertThat(figures.coverage()).isGreaterThanOrEqualTo(0.78);
            softly.assertThat(figures.calibrationError()).isLessThanOrEqualTo(0.06);
            softly.assertThat(figures.requestRecall()).isGreaterThanOrEqualTo(0.99);
        });
    }

    @Test
    void ofTheDemoYearLessThanAThirdWaitsForAModerator() throws IOException {
        DemoYear year = DemoYear.read(Data.DEMO, new TopicClassifier(TopicModel.packaged()));

        assertThat(year.coverage()).isGreaterThan(2.0 / 3);
    }

    private static Judged judged(String wanted, boolean certain, TopicScore... given) {
        List<TopicId> topics =
                Arrays.stream(wanted.split(" ")).map(TopicId::new).toList();
        return new Judged(new LabelledText("a text", topics, "uk"), List.of(given), certain);
    }

    private static TopicScore score(String topic, double confidence) {
        return new TopicScore(new TopicId(topic), confidence);
    }
}
