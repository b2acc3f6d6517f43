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
        Занять із пожежної безпеки не потребуємо. Розкажіть, як описувати архівні справи | Розкажіть, як описувати архівні справи
        Із земельними витягами все гаразд. Покажіть, як реєструвати право на квартиру | Покажіть, як реєструвати право на квартиру
        Виплати переселенцям ми знаємо, а як створити молодіжну раду, навчіть | а як створити молодіжну раду, навчіть
        Обмін прав, номерні знаки, то ми вміємо. Навчіть писати заявки на гранти | Навчіть писати заявки на гранти
        Черги під дверима зранку. Та проблема в іншому: ніхто не вміє відповідати на звернення | Та проблема в іншому: ніхто не вміє відповідати на звернення
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
                "Тренер по розрахунках приїде, щоб ми розібралися з пенсіями, а колеги тим часом чекають",
                "Нам сказали, що з видачею паспортів усе гаразд. Люди так не вважають",
                "Прийом перенесли в іншому районі, а графіка виїздів немає. Як його скласти",
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
