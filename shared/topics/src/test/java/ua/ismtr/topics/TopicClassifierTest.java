package ua.ismtr.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Doubt;
import ua.ismtr.testing.SmallStack;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "а'", "\u0301", "а\u0301", "<b>", "&lt;", "&#", "(", "1-", "aа", "а-", "ї'я ", "Gh", "паролі ", "\n",
                "?!"
            })
    void classifiesMonstersOnASmallStack(String piece) throws InterruptedException {
        String monster = piece.repeat(4000 / piece.length());
        Classification found = SmallStack.run(() -> classifier.classify(monster));
        assertThat(found.topics()).isNotEmpty();
        assertThat(found.topics()).isEqualTo(classifier.classify(monster).topics());
    }

    @Test
    void hearsNothingInNumbers() {
        String text =
                "Нам треба вчитися: %s людей за %s днів, постанова № %s, 1%s відвідувачів на день, порядок № %s-р";
        Classification first = classifier.classify(text.formatted(5, 20, 55, 7, 108));

        for (int number : List.of(0, 3, 16, 100, 2024, 1_000_000)) {
            Classification next = classifier.classify(text.formatted(number, number, number, number, number));
            assertThat(next.topics()).isEqualTo(first.topics());
            assertThat(next.certain()).isEqualTo(first.certain());
            assertThat(next.reasons().values())
                    .allSatisfy(words -> assertThat(words).noneMatch(word -> word.matches(".*\\d.*")));
        }
    }

    @Test
    void givesNoGreetingsAsReasons() {
        for (String text : List.of(
                "Добрий день, шановні! Будь ласка, навчіть. Дякую, з повагою",
                "Доброго дня! Вітаємо, просимо навчання з фішингу. Дякуємо!",
                "Dear colleagues, good morning, please train us. Thanks and regards")) {
            assertThat(classifier.classify(text).reasons().values())
                    .allSatisfy(words -> assertThat(words)
                            .doesNotContain("Добрий", "день", "Доброго", "дня", "шановні", "ласка", "Дякую", "Дякуємо")
                            .doesNotContain(
                                    "Вітаємо", "повагою", "Dear", "good", "morning", "please", "Thanks", "regards"));
        }
    }

    @Test
    void readsTheWrongKeyboardLayout() {
        String typed = "Gjnhs,ty nhtysyu p rs,th,tpgtrb nf gfhjksd";

        assertThat(best(classifier.classify(typed))).isEqualTo(CYBERSECURITY);
    }

    @Test
    void givesSeveralTopics() {
        assertThat(topics("Потрібне навчання про ветеранів та їхні родини, а ще про облік і довідки переселенців"))
                .containsExactlyInAnyOrder("displaced-persons", "veterans");
        assertThat(topics("Хочемо навчитися заспокоювати агресивних відвідувачів і не вигорати після цього самим"))
                .containsExactlyInAnyOrder("conflict-management", "burnout-wellbeing");
        assertThat(topics("Кадастровий витяг і державна реєстрація речового права на ділянку: навчіть обох послуг"))
                .containsExactlyInAnyOrder("land", "real-estate");
    }

    @Test
    void saysWhyItDoubts() {
        assertThat(classifier.classify("Доброго дня").doubt()).isEqualTo(Doubt.TOO_SHORT);
        assertThat(classifier.classify("?!").doubt()).isEqualTo(Doubt.TOO_SHORT);
        for (String text : List.of(
                "Потрібен тренінг з фішингу та паролів, бо бухгалтерка відкрила дивний файл",
                "Треба щось робити з цим усім, бо далі так жити не можна",
                "Дякую, курс пройшли, усім сподобалося")) {
            Classification found = classifier.classify(text);
            assertThat(found.doubt() == null).as(text).isEqualTo(found.certain());
        }
    }

    @Test
    void leavesATextWithoutWordsToAModerator() {
        for (String text : List.of("", "?!", "🙂", "   ")) {
            assertThat(classifier.classify(text).certain()).isFalse();
            assertThat(classifier.classify(text).topics()).isNotEmpty();
        }
    }

    private List<String> topics(String text) {
        return classifier.classify(text).topics().stream()
                .map(score -> score.topic().value())
                .toList();
    }

    private static TopicId best(Classification found) {
        return found.topics().getFirst().topic();
    }
}
