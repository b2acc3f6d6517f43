package ua.ismtr.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;

class TopicClassifierTest {
    private static final TopicId CYBERSECURITY = new TopicId("cybersecurity");

    private final TopicClassifier classifier = new TopicClassifier(TopicModel.packaged());

    @Test
    void namesTheTopicAndTheWordsThatDecided() {
        Classification found =
                classifier.classify("Потрібен тренінг з фішингу та паролів, бо бухгалтерка відкрила дивний файл");

        assertThat(best(found)).isEqualTo(CYBERSECURITY);
        assertThat(found.reasons().get(CYBERSECURITY)).contains("фішингу", "паролів");
        assertThat(found.classifiedBy()).matches("model:[0-9a-f]{10}");
    }

    @Test
    void givesReasonsInTheSpellingOfTheText() {
        Classification found = classifier.classify("навчiть розпiзнавати фiшинг i берегти пароллі");

        assertThat(best(found)).isEqualTo(CYBERSECURITY);
        assertThat(found.reasons().get(CYBERSECURITY)).contains("фiшинг", "пароллі");
    }

    @Test
    void readsTheWrongKeyboardLayout() {
        String typed = "Gjnhs,ty nhtysyu p rs,th,tpgtrb nf gfhjksd";

        assertThat(best(classifier.classify(typed))).isEqualTo(CYBERSECURITY);
    }

    @Test
    void givesSeveralTopics() {
        Classification found = classifier.classify(
                "Навчіть нас державних закупівель у Prozorro і, окремо, надання домедичної допомоги");

        assertThat(found.topics().stream().map(score -> score.topic().value()))
                .contains("finance-procurement", "safety-first-aid");
    }

    @Test
    void leavesATextWithoutWordsToAModerator() {
        for (String text : List.of("", "?!", "🙂", "   ")) {
            assertThat(classifier.classify(text).certain()).isFalse();
            assertThat(classifier.classify(text).topics()).isNotEmpty();
        }
    }

    private static TopicId best(Classification found) {
        return found.topics().getFirst().topic();
    }
}
