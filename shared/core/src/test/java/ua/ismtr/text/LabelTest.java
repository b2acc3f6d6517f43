package ua.ismtr.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelTest {
    @ParameterizedTest
    @EnumSource
    void isTakenOutOfATextAndNeverFoundByAWord(Label label) {
        String text = "Звертатись: " + label.written() + ", див. [1]";
        assertThat(Label.removed(text)).isEqualTo("Звертатись:  , див. [1]");
        assertThat(Stemmer.keys(text)).isEqualTo(Stemmer.keys("Звертатись див 1"));
    }

    @Test
    void readsLabelsBesideEachOtherAndBracketsThatAreNone() {
        assertThat(Label.removed("[ім'я][телефон][ [так]")).isEqualTo("  [ [так]");
    }
}
