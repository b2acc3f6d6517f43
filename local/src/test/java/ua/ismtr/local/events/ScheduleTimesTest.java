package ua.ismtr.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTimesTest {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    @ParameterizedTest
    @CsvSource({
        "rate(1 minute), 2026-11-20T10:00:30Z, 2026-11-20T10:01:30Z",
        "rate(2 hours), 2026-11-20T10:00:30Z, 2026-11-20T12:00:30Z",
        // Eight in Kyiv is six in winter's UTC and five in summer's.
        "cron(0 8 ? * MON *), 2026-11-20T10:00:00Z, 2026-11-23T06:00:00Z",
        "cron(0 8 ? * MON *), 2026-03-23T06:00:00Z, 2026-03-30T05:00:00Z",
        "cron(0 8 ? * MON *), 2026-10-19T05:00:00Z, 2026-10-26T06:00:00Z",
        "cron(0 8 * * ? *), 2026-07-01T10:00:00Z, 2026-07-02T05:00:00Z",
        "cron(30 4 L * ? *), 2026-02-01T00:00:00Z, 2026-02-28T02:30:00Z",
        "cron(0/15 * * * ? *), 2026-11-20T10:14:59Z, 2026-11-20T10:15:00Z",
        "'cron(40 4 ? * TUE,SAT *)', 2026-11-24T03:00:00Z, 2026-11-28T02:40:00Z",
    })
    void isDue(String expression, Instant now, Instant next) {
        assertThat(ScheduleTimes.of(expression, KYIV).after(now)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(0 minutes)", "rate(5 weeks)", "cron(0 8 * *)", "at(2026-11-20T10:00:00)", "hourly"})
    void refusesWhatItDoesNotUnderstand(String expression) {
        assertThatThrownBy(() -> ScheduleTimes.of(expression, KYIV)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void startsRatesAtOnceAndTimesOfDayWhenTheyCome() {
        assertThat(ScheduleTimes.of("rate(1 minute)", KYIV).atOnce()).isTrue();
        assertThat(ScheduleTimes.of("cron(0 8 * * ? *)", KYIV).atOnce()).isFalse();
    }
}
