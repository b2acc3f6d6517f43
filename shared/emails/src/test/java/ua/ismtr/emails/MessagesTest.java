package ua.ismtr.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.ismtr.emails.Summary.Centers;
import ua.ismtr.emails.Summary.Growth;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;

class MessagesTest {
    private final Messages uk = Messages.of(Language.UKRAINIAN);
    private final Messages en = Messages.of(Language.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "0,запитів", "1,запит", "2,запити", "4,запити", "5,запитів", "11,запитів", "12,запитів", "14,запитів",
        "20,запитів", "21,запит", "22,запити", "25,запитів", "101,запит", "111,запитів", "112,запитів", "121,запит",
        "1001,запит", "1011,запитів"
    })
    void countsInUkrainianAsCldrDoes(long number, String noun) {
        assertThat(uk.fresh(new Growth(new TopicId("veterans"), number, 0, 1))).endsWith("\u00a0" + noun);
    }

    @Test
    void countsInEnglish() {
        assertThat(en.fresh(new Growth(new TopicId("veterans"), 1, 0, 1))).isEqualTo("1 request");
        assertThat(en.fresh(new Growth(new TopicId("veterans"), 21, 0, 1))).isEqualTo("21 requests");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-16|16–22 листопада 2026|16–22 November 2026",
                "2026-11-30|30 листопада – 6 грудня 2026|30 November – 6 December 2026",
                "2026-12-28|28 грудня 2026 – 3 січня 2027|28 December 2026 – 3 January 2027"
            })
    void tellsDaysAsShortAsTheyCanBeTold(LocalDate monday, String ukrainian, String english) {
        assertThat(uk.days(new Week(monday)).replace('\u00a0', ' ')).isEqualTo(ukrainian);
        assertThat(en.days(new Week(monday))).isEqualTo(english);
    }

    @Test
    void givesMeansToTheQuarter() {
        assertThat(uk.meanOfFour(0)).isEqualTo("0");
        assertThat(uk.meanOfFour(25)).isEqualTo("6,25");
        assertThat(uk.meanOfFour(26)).isEqualTo("6,5");
        assertThat(en.meanOfFour(27)).isEqualTo("6.75");
        assertThat(en.meanOfFour(48_000)).isEqualTo("12,000");
        assertThat(uk.meanOfFour(48_000)).isEqualTo("12\u00a0000");
    }

    @Test
    void neverRoundsAShareToNothingOrToAll() {
        assertThat(uk.centers(new Centers(1, 1000))).isEqualTo("1 з 1000\u00a0відомих центрів (1\u00a0%).");
        assertThat(uk.centers(new Centers(3, 21))).isEqualTo("3 з 21\u00a0відомого центру (14\u00a0%).");
        assertThat(uk.centers(new Centers(999, 1000))).contains("99\u00a0%");
        assertThat(en.centers(new Centers(3, 3))).isEqualTo("3 centres of the 3 known (100%).");
    }
}
