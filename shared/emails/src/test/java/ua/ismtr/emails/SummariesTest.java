package ua.ismtr.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ua.ismtr.emails.Summary.Centers;
import ua.ismtr.emails.Summary.Compared;
import ua.ismtr.emails.Summary.Growth;
import ua.ismtr.emails.Summary.Part;
import ua.ismtr.emails.Summary.Progress;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

class SummariesTest {
    private static final Set<RegionId> LVIV = Set.of(new RegionId("UA-46"));
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));

    private final FiguresOfTests figures = new FiguresOfTests();

    @Test
    void comparesTheWeekWithTheOneBeforeAndWithTheFourBefore() {
        add("2026-11-15", "veterans", 100)
                .add(LocalDate.of(2026, 11, 16), "UA-46", "a", "veterans", 3, Status.CLASSIFIED);
        add("2026-11-22", "veterans", 4);
        add("2026-11-23", "veterans", 500);
        add("2026-10-19", "veterans", 20);
        add("2026-10-18", "veterans", 700);

        Part part = lviv();

        assertThat(part.requests()).isEqualTo(new Compared(2, 1, 2));
        assertThat(part.participants()).isEqualTo(new Compared(7, 100, 120));
    }

    @Test
    void tellsTopicsThatGrowFromThoseThatAreNew() {
        add("2026-11-17", "veterans", 1);
        add("2026-11-18", "veterans", 1);
        add("2026-11-19", "veterans", 1);
        add("2026-11-10", "veterans", 1);
        add("2026-11-18", "land", 1);
        add("2025-11-17", "land", 1);
        add("2026-11-19", "ai-tools", 1);
        add("2025-11-16", "ai-tools", 1);
        add("2026-11-20", "other", 1);
        add("2026-11-12", "real-estate", 1);

        Part part = lviv();

        assertThat(part.growing())
                .as("one request after none is no growth")
                .containsExactly(new Growth(new TopicId("veterans"), 3, 1, 100));
        assertThat(part.fresh()).containsExactly(new Growth(new TopicId("ai-tools"), 1, 0, 100));
    }

    @Test
    void countsTheCentresThatWroteAmongThoseOfAYear() {
        figures.add(LocalDate.of(2026, 11, 16), "UA-46", "a", "land", 1, Status.CLASSIFIED)
                .add(LocalDate.of(2026, 11, 17), "UA-46", "a", "land", 1, Status.CLASSIFIED)
                .add(LocalDate.of(2025, 11, 23), "UA-46", "b", "land", 1, Status.CLASSIFIED)
                .add(LocalDate.of(2025, 11, 22), "UA-46", "c", "land", 1, Status.CLASSIFIED);

        assertThat(lviv().centers()).isEqualTo(new Centers(1, 2));
    }

    @Test
    void tellsWhatWasPlannedAndDelivered() {
        figures.add(LocalDate.of(2026, 11, 16), "UA-46", "a", "land", 1, Status.PLANNED)
                .add(LocalDate.of(2026, 2, 16), "UA-46", "a", "land", 1, Status.PLANNED)
                .add(LocalDate.of(2026, 2, 16), "UA-46", "a", "land", 1, Status.DELIVERED);

        assertThat(lviv().week()).isEqualTo(new Progress(1, 0));
        assertThat(lviv().year()).isEqualTo(new Progress(2, 1));
    }

    @Test
    void aDayOfTheClockChangeBelongsToItsWeekInKyiv() {
        // Clocks go forward on 29 March 2026 at 3:00 and back on 25 October 2026 at 4:00, both Sundays.
        for (String lastMinute : List.of("2026-03-29T20:59:00Z", "2026-10-25T21:59:00Z")) {
            Instant inTheWeek = Instant.parse(lastMinute);
            Instant afterIt = inTheWeek.plusSeconds(60);
            assertThat(Week.of(Kyiv.day(inTheWeek)).plus(1)).isEqualTo(Week.of(Kyiv.day(afterIt)));
        }
        assertThat(Week.lastEnded(Instant.parse("2026-03-30T05:00:00Z"))).hasToString("2026-W13");
        assertThat(Week.lastEnded(Instant.parse("2026-10-26T06:00:00Z"))).hasToString("2026-W43");
    }

    @Test
    void aWeekOverNewYearIsOneWeek() {
        figures.add(LocalDate.of(2026, 12, 31), "UA-46", "a", "land", 2, Status.CLASSIFIED)
                .add(LocalDate.of(2027, 1, 3), "UA-46", "a", "land", 3, Status.CLASSIFIED)
                .add(LocalDate.of(2027, 1, 4), "UA-46", "a", "land", 5, Status.CLASSIFIED);
        Week week = Week.lastEnded(Instant.parse("2027-01-04T06:00:00Z"));

        Part part = summaries().of(week, LVIV).parts().getFirst();

        assertThat(week).hasToString("2026-W53");
        assertThat(part.requests().now()).isEqualTo(2);
        assertThat(part.participants().now()).isEqualTo(5);
    }

    @Test
    void someRegionsHaveAPartEachAndManyShareOne() {
        Set<RegionId> five = regions("UA-46", "UA-51", "UA-05", "UA-07", "UA-12");
        Set<RegionId> six = regions("UA-46", "UA-51", "UA-05", "UA-07", "UA-12", "UA-14");
        figures.add(LocalDate.of(2026, 11, 16), "UA-14", "a", "land", 1, Status.CLASSIFIED);

        assertThat(summaries().of(WEEK, five).parts())
                .hasSize(5)
                .allMatch(part -> part.regions().size() == 1);
        assertThat(summaries().of(WEEK, six).parts()).singleElement().satisfies(part -> {
            assertThat(part.requests().now()).isEqualTo(1);
            assertThat(part.byRegion()).hasSize(1);
        });
        assertThat(summaries().of(WEEK, Set.of()).parts())
                .singleElement()
                .satisfies(part -> assertThat(part.requests().now()).isEqualTo(1));
    }

    @Test
    void namesTheOldestFiveThatWait() {
        Summaries summaries = new Summaries(
                figures.reader(CLOCK),
                WaitingOfTests.only(
                        WaitingOfTests.request("2026-11-20T21:30:00Z", "UA-46", "F", "land"),
                        WaitingOfTests.request("2026-11-20T22:30:00Z", "UA-46", "G", "land"),
                        WaitingOfTests.request("2026-01-05T10:00:00Z", "UA-46", "A", "land"),
                        WaitingOfTests.request("2026-01-06T10:00:00Z", "UA-51", "elsewhere", "land"),
                        WaitingOfTests.request("2026-02-05T10:00:00Z", "UA-46", "B", "land"),
                        WaitingOfTests.request("2026-03-05T10:00:00Z", "UA-46", "C", "land"),
                        WaitingOfTests.request("2026-04-05T10:00:00Z", "UA-46", "D", "land")),
                ListingsOfTests.none(),
                CLOCK);

        Part part = summaries.of(WEEK, LVIV).parts().getFirst();

        assertThat(part.waiting()).extracting(Summary.Waiting::center).containsExactly("A", "B", "C", "D", "F");
        assertThat(part.waiting().getLast().days()).isEqualTo(3);
    }

    @Test
    void namesNoCentreByASensitiveTopicUnlessThreeOfItsRequestsAreListed() {
        StoredRequest[] waiting = {
            WaitingOfTests.request("2026-01-05T10:00:00Z", "UA-46", "A", "burnout-wellbeing"),
            WaitingOfTests.request("2026-01-06T10:00:00Z", "UA-46", "A", "land"),
            WaitingOfTests.request("2026-01-07T10:00:00Z", "UA-46", "A", "burnout-wellbeing")
        };
        List<StoredRequest> submitted = List.of(
                WaitingOfTests.request("2026-11-20T10:00:00Z", "UA-46", "A", "integrity"),
                WaitingOfTests.request("2026-11-20T11:00:00Z", "UA-46", "A", "integrity"),
                WaitingOfTests.request("2026-11-20T12:00:00Z", "UA-46", "A", "integrity"));
        Listings listings = new ListingsOfTests(
                submitted, submitted.subList(0, 2), List.of(), List.of(), List.of(), List.of(), Optional.empty());

        Part part = new Summaries(figures.reader(CLOCK), WaitingOfTests.only(waiting), listings, CLOCK)
                .of(WEEK, LVIV)
                .parts()
                .getFirst();

        assertThat(part.waiting()).extracting(Summary.Waiting::center).containsExactly(null, "A", null);
        assertThat(part.lists().submitted()).extracting(Summary.Listed::center).containsExactly("A", "A", "A");
        assertThat(part.lists().wished()).extracting(Summary.Listed::center).containsExactly(null, null);
    }

    @Test
    void countsTheWaitsOfAnEarlierWeekToItsEnd() {
        Summaries summaries = new Summaries(
                figures.reader(CLOCK),
                WaitingOfTests.only(
                        WaitingOfTests.request("2026-09-01T10:00:00Z", "UA-46", "A", "land"),
                        WaitingOfTests.request("2026-10-11T20:30:00Z", "UA-46", "B", "land"),
                        WaitingOfTests.request("2026-10-11T21:30:00Z", "UA-46", "later", "land")),
                ListingsOfTests.none(),
                CLOCK);

        Part part =
                summaries.of(new Week(LocalDate.of(2026, 10, 5)), LVIV).parts().getFirst();

        assertThat(part.waiting()).extracting(Summary.Waiting::center).containsExactly("A", "B");
        assertThat(part.waiting()).extracting(Summary.Waiting::days).containsExactly(41L, 1L);
    }

    @Test
    void theLastWeekHasTheSameWaitsWheneverItsSummaryIsMade() {
        for (String made : List.of("2026-11-23T06:00:00Z", "2026-11-26T06:00:00Z", "2026-12-20T06:00:00Z")) {
            Clock clock = Clock.fixed(Instant.parse(made), ZoneOffset.UTC);
            Part part = new Summaries(
                            figures.reader(clock),
                            WaitingOfTests.only(
                                    WaitingOfTests.request("2026-11-10T10:00:00Z", "UA-46", "A", "land"),
                                    WaitingOfTests.request("2026-11-22T22:30:00Z", "UA-46", "later", "land")),
                            ListingsOfTests.none(),
                            clock)
                    .of(WEEK, LVIV)
                    .parts()
                    .getFirst();
            assertThat(part.waiting()).extracting(Summary.Waiting::center).containsExactly("A");
            assertThat(part.waiting()).extracting(Summary.Waiting::days).containsExactly(13L);
        }
    }

    @Test
    void tellsWhatChangedAmongThoseThatWait() {
        Listings listings = new ListingsOfTests(
                List.of(),
                List.of(),
                List.of(0L, 6L, 7L, 29L, 30L, 36L, 37L, 90L, 180L, 186L, 187L, 400L),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());

        Part part = new Summaries(figures.reader(CLOCK), WaitingOfTests.only(), listings, CLOCK)
                .of(WEEK, LVIV)
                .parts()
                .getFirst();

        assertThat(part.lists().queue()).isEqualTo(new Summary.Queue(12, 2, 2, 1, 2));
    }

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);

    private Summaries summaries() {
        return new Summaries(figures.reader(CLOCK), WaitingOfTests.only(), ListingsOfTests.none(), CLOCK);
    }

    private Part lviv() {
        return summaries().of(WEEK, LVIV).parts().getFirst();
    }

    private FiguresOfTests add(String day, String topic, int participants) {
        return figures.add(LocalDate.parse(day), "UA-46", "a", topic, participants, Status.CLASSIFIED);
    }

    private static Set<RegionId> regions(String... ids) {
        return Set.copyOf(List.of(ids).stream().map(RegionId::new).toList());
    }
}
