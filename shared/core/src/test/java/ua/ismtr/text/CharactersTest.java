package ua.ismtr.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u200b",
                "\ufeff",
                "\u2060",
                "\u2800",
                "\u3164",
                "\u0000\n\t",
                "\u0301",
                "\ud834\udd59",
                "\ud80d\udc41"
            })
    void seesNothing(String text) {
        assertThat(Characters.nothingVisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"а", "👍", ".", "\u200bх", "<br>"})
    void seesSomething(String text) {
        assertThat(Characters.nothingVisible(text)).isFalse();
    }

    @Test
    void trimsSpacesOfAllKinds() {
        assertThat(Characters.trimmed("\ufeff \u00a0\n\u2003а б\u00a0\u3000")).isEqualTo("а б");
        assertThat(Characters.trimmed("\u00a0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ЦНАП\n\nhttp://evil.example", "а\u202eб", "а\u2028б", "а\u0085б", "а\u2066б", "а\tб"})
    void findsWhatIsMoreThanALine(String text) {
        assertThat(Characters.oneLine(text)).isFalse();
    }

    @Test
    void aNameIsALine() {
        assertThat(Characters.oneLine("ЦНАП «Центр» Кам’янець-Подільської міської ради №1"))
                .isTrue();
    }

    @Test
    void countsCharactersAndKnowsHalves() {
        assertThat(Characters.count("👍👍")).isEqualTo(2);
        assertThat(Characters.wellFormed("👍")).isTrue();
        assertThat(Characters.wellFormed("\ud83d")).isFalse();
    }
}
