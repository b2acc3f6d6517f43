package ua.ismtr.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ua.ismtr.domain.Classification;
import ua.ismtr.domain.TopicId;

class TopicClassifierTest {
    private final TopicClassifier classifier = new TopicClassifier(TopicModel.packaged());

    @Test
    void namesTheTopicAndTheWordsThatDecided() {
        Classification found = classifier.classify("Потрібен тренінг з фішингу та паролів, бо бухгалтерка відкрила дивний файл");

        TopicId topic = found.topics().getFirst().topic();
        assertThat(topic).isEqualTo(new TopicId("cybersecurity"));
        assertThat(found.reasons().get(topic)).contains("фішингу", "паролів");
        assertThat(found.classifiedBy()).matches("model:[0-9a-f]{10}");
    }

    @Test
    void leavesATextWithoutWordsToAModerator() {
        assertThat(classifier.classify("?!").certain()).isFalse();
        assertThat(classifier.classify("").topics()).isNotEmpty();
    }
}
