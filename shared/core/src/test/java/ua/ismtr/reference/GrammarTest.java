package ua.ismtr.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
    @Test
    void readsDaysMonthsAndWeeks() {
        assertThat(Days.parse("2027-02-01")).contains(LocalDate.of(2027, 2, 1));
        assertThat(Days.parse("2028-02-29")).contains(LocalDate.of(2028, 2, 29));
        assertThat(Days.parseMonth("2026-11")).contains(YearMonth.of(2026, 11));
        assertThat(Week.parse("2026-W01")).contains(new Week(LocalDate.of(2025, 12, 29)));
        assertThat(Week.parse("2026-W53")).contains(new Week(LocalDate.of(2026, 12, 28)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "+20270-02-01", "-0001-01-01", "0000-01-01", "+999999999-12-31", "-999999999-01-01", "1999-12-31",
                "2101-01-01", "2027-2-1", "2027-02-30", "2027-13-01", "20270201", "2027-02-01 ", " 2027-02-01",
                "2027-02-01T00:00:00Z", "２０２７-02-01", "2027-W05", "٢٠٢٧-٠٢-٠١", "2027-02-0১"
            })
    void refusesWhatOnlySomeParsersTakeForADay(String text) {
        assertThat(Days.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12", "2026-00", "2026-13", "2026-1", "1999-12", "2101-01", "2026"})
    void refusesWhatIsNoMonth(String text) {
        assertThat(Days.parseMonth(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-W00", "2025-W53", "2026-W54", "+2026-W01", "2026-w01", "2026-W1", "1999-W52", "2101-W01"})
    void refusesWhatIsNoWeek(String text) {
        assertThat(Week.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:12:00Z, 2026-11-20T09:12:00Z",
        "2026-11-20t09:12:00z, 2026-11-20T09:12:00Z",
        "2026-11-20T09:12:00.1234567891Z, 2026-11-20T09:12:00.123456789Z",
        "2026-11-20T11:12:00+02:00, 2026-11-20T09:12:00Z",
        "2026-11-20T09:12:00-00:00, 2026-11-20T09:12:00Z",
        "2026-11-21T08:12:00+23:00, 2026-11-20T09:12:00Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2017-01-01T01:59:60+02:00, 2016-12-31T23:59:59Z"
    })
    void readsTimesOfRfc3339(String text, Instant time) {
        assertThat(Rfc3339.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T09:12Z",
                "2026-11-20T09:12:00",
                "2026-11-20 09:12:00Z",
                "2026-11-20T24:00:00Z",
                "2026-11-20T09:12:00.Z",
                "2026-11-20T09:12:00+2",
                "2026-11-20T09:12:00+24:00",
                "2026-11-20",
                "+12026-11-20T09:12:00Z",
                "2026-11-20T09:12:60Z",
                "2026-11-20T23:59:60+02:00",
                "2026-02-30T09:12:00Z",
                "2026-11-20T09:12:00Z[Europe/Kyiv]",
                "1763630000"
            })
    void refusesOtherTimes(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }
}
