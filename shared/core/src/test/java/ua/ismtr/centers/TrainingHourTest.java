package ua.ismtr.centers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingHourTest {
    @ParameterizedTest
    @CsvSource({
        "wednesday 14:00, 2026-11-27T10:00:00Z, 2026-12-02T12:00:00Z",
        "friday 12:00, 2026-11-27T10:00:00Z, 2026-11-27T10:00:00Z",
        "friday 11:59, 2026-11-27T10:00:00Z, 2026-12-04T09:59:00Z",
        "wednesday 14:00, 2027-03-26T10:00:00Z, 2027-03-31T11:00:00Z"
    })
    void beginsNextByTheClocksInKyiv(String hour, Instant from, Instant next) {
        assertThat(TrainingHour.parse(hour).orElseThrow().next(from)).isEqualTo(next);
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(TrainingHour.parse("monday 09:30").orElseThrow()).hasToString("monday 09:30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wednesday",
                "Wednesday 14:00",
                "wed 14:00",
                "wednesday 24:00",
                "wednesday 9:00",
                "wednesday  14:00"
            })
    void othersAreNone(String text) {
        assertThat(TrainingHour.parse(text)).isEmpty();
    }
}
