package ua.ismtr.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {
    @ParameterizedTest
    @CsvSource({
        "шлюб, шлюб, 0",
        "субсідія, субсидія, 0.5",
        "шлюп, шлюб, 0.5",
        "знаня, знання, 0.5",
        "здоровя, здоров'я, 0.25",
        "кадсатр, кадастр, 1",
        "дкумент, документ, 1",
        "кнкта, книга, 2"
    })
    void countsWhatPeopleOftenGetWrongLess(String typed, String meant, double edits) {
        assertThat(Edits.between(typed, meant)).isEqualTo(edits);
        assertThat(Edits.between(meant, typed)).isEqualTo(edits);
    }

    @Test
    void aWordThatSoundsAlikeIsNearerThanOneThatLooksAlike() {
        assertThat(Edits.between("пасажіри", "пасажири")).isLessThan(Edits.between("пасажіри", "пасажкри"));
    }
}
