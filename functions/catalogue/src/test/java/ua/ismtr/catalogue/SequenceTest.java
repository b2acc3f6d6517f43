package ua.ismtr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceTest {
    @ParameterizedTest
    @CsvSource({
        "Продовження курсу «Основи цифрової грамотності», 3",
        "Поглиблений курс після базового, 3",
        "Advanced course: beyond the basics, 3",
        "From introduction to intermediate, 2",
        "Основи цифрової грамотності, 1",
        "Цифрова грамотність, 0",
        "Базовий курс: частина 2, 2"
    })
    void aTitleThatNamesSeveralLevelsIsOfTheHighest(String title, int place) {
        assertThat(Sequence.of(title, "").place()).isEqualTo(place);
    }
}
