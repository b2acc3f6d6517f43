package ua.ismtr.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReaderTest {
    @Test
    void readsLettersOfTwoAlphabetsAsOne() {
        assertThat(forms("Робoта з вiтанням ЦHАП")).isEqualTo(forms("робота з вітанням цнап"));
    }

    @Test
    void readsDigitsAmongLetters() {
        assertThat(forms("п0тр3ба в з4млі")).isEqualTo(forms("потрзба в зчмлі"));
    }

    @Test
    void readsEveryNumberAlike() {
        assertThat(forms("нас 5, справ 10 200, 3-й рік")).isEqualTo(forms("нас 108, справ 7, 21-й рік"));
        assertThat(forms("100грн")).isEqualTo(forms("105грн"));
    }

    @Test
    void readsLostApostrophesAndStress() {
        assertThat(forms("п'ять об’єктів за\u0301мок")).isEqualTo(forms("пять обєктів замок"));
    }

    @Test
    void readsTheWrongKeyboardLayout() {
        assertThat(forms("gjnhs,yt yfdxfyyz")).isEqualTo(forms("потрібне навчання"));
    }

    @Test
    void keepsEnglish() {
        assertThat(forms("training in cyber security")).isEqualTo("training in cyber security");
    }

    @Test
    void readsUkrainianInLatinLetters() {
        assertThat(forms("prosymo navchannya po subsydiyam")).isEqualTo(forms("просимо навчання по субсидіям"));
        assertThat(forms("jak zakhystyty reiestr, shchob ne zlamaly"))
                .isEqualTo(forms("як захистити реєстр, щоб не зламали"));
    }

    @Test
    void keepsNamesInLatinLetters() {
        assertThat(forms("Excel, Prozorro")).isEqualTo("excel , prozorro");
        assertThat(forms("навчіть Excel і Power BI")).isEqualTo("навчит excel и power bi");
    }

    @Test
    void leavesOutMarkup() {
        assertThat(forms("<p>Курс&nbsp;з <b>&laquo;Дії&raquo;</b></p><script>x()</script>"))
                .isEqualTo(forms("курс з Дії"));
    }

    @Test
    void bringsUkrainianAndRussianNearer() {
        assertThat(forms("реєстрація")).isEqualTo("реестрация");
        assertThat(forms("объект")).isEqualTo("обект");
    }

    private static String forms(String text) {
        return String.join(" ", Reader.words(text).stream().map(Word::form).toList());
    }
}
