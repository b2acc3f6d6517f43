package ua.ismtr.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    @ParameterizedTest
    @EnumSource
    void isTakenOutOfATextAndNeverFoundByAWord(Label label) {
        String text = "Звертатись: " + label.written() + ", див. [1]";
        assertThat(Label.removed(text)).isEqualTo("Звертатись:  , див. [1]");
        assertThat(Stemmer.keys(text)).isEqualTo(Stemmer.keys("Звертатись див 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[прізвище]", "[особа 1]", "[місто]", "[персональні дані]", "[телефон-2]", "[ім’я]"})
    void aLabelThatAPersonPutInIsNeverFoundByAWordEither(String label) {
        assertThat(Masks.removed("Звертатись: " + label + ", див. [1]")).isEqualTo("Звертатись:  , див. [1]");
        assertThat(Stemmer.keys("Звертатись до " + label + " вчасно")).isEqualTo(Stemmer.keys("Звертатись до вчасно"));
    }

    @Test
    void readsLabelsBesideEachOtherAndBracketsThatAreNone() {
        assertThat(Label.removed("[ім'я][телефон][ [так]")).isEqualTo("  [ [так]");
    }
}
