package ua.ismtr.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-16,2026-W47",
        "2026-11-22,2026-W47",
        "2026-01-01,2026-W01",
        "2026-12-31,2026-W53",
        "2027-01-03,2026-W53",
        "2027-01-04,2027-W01",
        "2024-12-30,2025-W01"
    })
    void isNamedByIso8601(LocalDate day, String name) {
        assertThat(Week.of(day)).hasToString(name);
        assertThat(Week.parse(name)).contains(Week.of(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026", "2026-W00", "2026-W54", "2025-W53", "2026-W1", "W47", "2026-W47-2", "2026-11-16"})
    void isReadFromNothingElse(String text) {
        assertThat(Week.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Sunday 23:59 and Monday 00:00 in Kyiv, in winter and in summer, and where the clocks change.
        "2026-11-22T21:59:59Z,2026-W46", "2026-11-22T22:00:00Z,2026-W47",
        "2026-07-05T20:59:59Z,2026-W26", "2026-07-05T21:00:00Z,2026-W27",
        "2026-03-29T20:59:59Z,2026-W12", "2026-03-29T21:00:00Z,2026-W13",
        "2026-10-25T21:59:59Z,2026-W42", "2026-10-25T22:00:00Z,2026-W43"
    })
    void isOverWhenSundayIsInKyiv(Instant now, String last) {
        assertThat(Week.lastEnded(now)).hasToString(last);
    }

    @Test
    void beginsOnMonday() {
        assertThatThrownBy(() -> new Week(LocalDate.of(2026, 11, 17))).isInstanceOf(IllegalArgumentException.class);
    }
}
