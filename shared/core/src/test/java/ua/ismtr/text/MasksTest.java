package ua.ismtr.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
    private static final String TEXT = "Пише Олена з Бучі, тел. [телефон], просить курс";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Пише Олена з Бучі, тел. [телефон], просить курс | true",
                "Пише [ім'я] з Бучі, тел. [телефон], просить курс | true",
                "Пише [ім'я] з [приховано], тел. [телефон], просить курс | true",
                "Пише [особа 1] з [місто 12], тел. [телефон], просить курс | true",
                "Пише [телефон 0671] з Бучі, тел. [телефон], просить курс | false",
                "[приховано] | true",
                "[приховано], тел. [телефон], просить [приховано] | true",
                "Пише [ім'я], просить курс | true",
                "Пише [ім'я] просить курс | true",
                "Пише [ім'я]ена з Бучі, тел. [телефон], просить курс | false",
                "Пише Ол[ім'я] з Бучі, тел. [телефон], просить курс | false",
                "Пише [067 1] з Бучі, тел. [телефон], просить курс | false",
                "Пише [ім'я] з Бучі, тел. [телефон], просить курси | false",
                "Пишуть [ім'я] з Бучі, тел. [телефон], просить курс | false",
                "Пише [ім'я] з Бучі, тел. [телефон], просить | false",
                "Пише з Бучі, тел. [телефон], просить курс | false",
                "Пише [ім'я] Олена з Бучі, тел. [телефон], просить курс | false"
            })
    void onlyWholeWordsAreMaskedAndNothingElseIsChanged(String masked, boolean mask) {
        assertThat(Masks.isMaskOf(masked, TEXT)).isEqualTo(mask);
    }

    @Test
    void anApostropheIsWithinAWord() {
        assertThat(Masks.isMaskOf("про комп'[приховано]", "про комп'ютер")).isFalse();
        assertThat(Masks.isMaskOf("[приховано]’ютер", "комп’ютер")).isFalse();
        assertThat(Masks.isMaskOf("про [приховано]", "про комп'ютер")).isTrue();
        assertThat(Masks.isMaskOf("з '[приховано]'", "з 'Олена'")).isTrue();
    }
}
