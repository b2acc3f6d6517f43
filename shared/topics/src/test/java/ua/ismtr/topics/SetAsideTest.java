package ua.ismtr.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetAsideTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Англійської не треба. Навчіть оформлювати посвідки на проживання | Навчіть оформлювати посвідки на проживання
        Субсидії знаємо напам'ять. Як ділити роботу в колективі? | Як ділити роботу в колективі?
        Екселю вчити не треба, вчіть правил обробки персональних даних | вчіть правил обробки персональних даних
        Мы это уже прошли. Нужен курс по цифровой подписи | Нужен курс по цифровой подписи
        """)
    void leavesOutWhatNeedNotBeTaught(String text, String kept) {
        assertThat(left(text)).isEqualTo(words(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Не знаємо, як складати кошторис. Допоможіть розібратися з ним",
                "Ми вже проходили кібергігієну, але хочемо ще раз",
                "Слухачі знають закон і вміють складати рішення. Програма на два дні",
                "Хіба ми не проходили цього? Але люди питають щодня",
                "Навчання не потрібне."
            })
    void keepsWhatIsWantedAndWhatIsAllThereIs(String text) {
        assertThat(left(text)).isEqualTo(words(text));
    }

    @Test
    void countsOnlyWordsAsEnough() {
        assertThat(left("Англійської не треба. 1, 2, 3, 4, 5!"))
                .isEqualTo(words("Англійської не треба. 1, 2, 3, 4, 5!"));
    }

    private static String left(String text) {
        return forms(SetAside.removed(Reader.words(text)));
    }

    private static String words(String text) {
        return forms(Reader.words(text));
    }

    private static String forms(List<Word> words) {
        return String.join(" ", words.stream().map(Word::form).toList());
    }
}
