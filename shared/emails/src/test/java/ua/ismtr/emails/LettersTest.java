package ua.ismtr.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.SeatBook;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.outcomes.OutcomeReport.Figure;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Kind;
import ua.ismtr.surveillance.Warning;

class LettersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));
    private static final Links LINKS = new Links(
            URI.create("https://dashboard.example/"),
            URI.create("https://api.example"),
            Tokens.of("a-secret-of-at-least-32-characters"),
            "help@example.gov.ua");
    private static final SubscriptionId READER = SubscriptionId.of(new EmailAddress("reader@example.gov.ua"));

    private final FiguresOfTests figures = new FiguresOfTests();
    private StoredRequest[] waiting = {};
    private Listings listings = ListingsOfTests.none();

    @ParameterizedTest
    @EnumSource(Language.class)
    void isSmallEvenForTheWholeCountry(Language language) {
        figures.addYear(WEEK.sunday(), 20_000, 1);

        Content content = country(language);

        assertThat(content.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
        assertThat(content.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isSmallForTheMostRegionsThatHaveAPartEach(Language language) {
        figures.addYear(WEEK.sunday(), 20_000, 1);

        Content content = letter(Set.of("UA-46", "UA-51", "UA-05", "UA-07", "UA-12"), language);

        assertThat(content.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void loadsNothingAndTracksNobody(Language language) {
        figures.addYear(WEEK.sunday(), 2000, 1);

        String html = country(language).html();

        assertThat(html).doesNotContainIgnoringCase("<img", "<script", "@import", "url(", "src=", "<link");
    }

    @Test
    void showsNamesWithHtmlInThemAsTheyAre() {
        waiting = new StoredRequest[] {
            WaitingOfTests.request(
                    "2026-01-05T10:00:00Z", "UA-46", "<script>alert(\"1\")</script> & ЦНАП \"Прозорий\"", "land")
        };

        Content content = letter(Set.of("UA-46"), Language.UKRAINIAN);

        assertThat(content.html())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(\"1\")&lt;/script&gt; &amp; ЦНАП \"Прозорий\"");
        assertThat(content.text()).contains("<script>alert(\"1\")</script> & ЦНАП \"Прозорий\"");
    }

    @Test
    void saysInOneLineThatNobodyAskedAndLeavesOutWhatHasNothingToSay() {
        Content content = letter(Set.of("UA-46"), Language.UKRAINIAN);

        assertThat(content.text())
                .contains("За тиждень запитів не було, як і за попередній.")
                .doesNotContain("Теми", "Центри", "Найдовше", "Заплановано", "Скільки");
        assertThat(content.html()).doesNotContain("Теми", "Центри, які", "Найдовше", "Заплановано");
    }

    @Test
    void leadsToTheDashboardOfExactlyTheRegionAndWeek() {
        assertThat(letter(Set.of("UA-46"), Language.UKRAINIAN).text())
                .contains("https://dashboard.example/?region=UA-46&from=2026-11-16&to=2026-11-22\n");
        assertThat(letter(Set.of("UA-46"), Language.UKRAINIAN).html())
                .contains("\"https://dashboard.example/?region=UA-46&amp;from=2026-11-16&amp;to=2026-11-22\"");
        assertThat(letter(Set.of(), Language.ENGLISH).text())
                .contains("https://dashboard.example/?lang=en&from=2026-11-16&to=2026-11-22\n");
    }

    @Test
    void saysInBothFormsTheSameFigures() {
        figures.addYear(WEEK.sunday(), 9000, 3);
        for (Language language : Language.values()) {
            Content content = letter(Set.of("UA-46"), language);
            Messages messages = Messages.of(language);
            Summary.Part part =
                    summaries().of(WEEK, regions(Set.of("UA-46"))).parts().getFirst();
            for (Summary.Growth growth : part.growing()) {
                assertThat(content.text()).contains(messages.topic(growth.topic()) + ": " + messages.growth(growth));
                assertThat(content.html()).contains(messages.topic(growth.topic()), messages.growth(growth));
            }
            for (String text : List.of(
                    messages.number(part.requests().now()),
                    messages.meanOfFour(part.requests().fourWeeks()),
                    messages.number(part.participants().before()),
                    messages.centers(part.centers()),
                    messages.yearProgress(part.year()))) {
                assertThat(content.text()).contains(text);
                assertThat(content.html()).contains(text);
            }
        }
    }

    @Test
    void hasALinkToUnsubscribeThatHoldsNoAddress() {
        Content content = letter(Set.of("UA-46"), Language.UKRAINIAN);

        String link = LINKS.unsubscribe(READER).toString();
        assertThat(content.text()).contains(link);
        assertThat(content.html()).contains("\"" + link + "\"");
        assertThat(link).doesNotContain("reader", "example.gov.ua", "@");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theCountryHasItsIndicatorsUnlessTheyAreOld(Language language) {
        indicators("2026-11-23T03:30:00Z");

        boolean uk = language == Language.UKRAINIAN;
        for (String form : List.of(country(language).text(), country(language).html())) {
            assertThat(form.replace("&nbsp;", "\u00a0"))
                    .contains(
                            uk
                                    ? List.of(
                                            "Показники за рік, станом на 23\u00a0листопада 2026",
                                            "41\u00a0день (найімовірніше від 33 до 50)",
                                            "34\u00a0% (найімовірніше від 30 до 38\u00a0%)",
                                            "1\u00a0%")
                                    : List.of(
                                            "Indicators of the year to 23 November 2026",
                                            "41 days (most likely 33 to 50)",
                                            "34% (most likely 30 to 38%)",
                                            "1%"));
        }
        assertThat(letter(Set.of("UA-46"), language).text()).doesNotContain("41");
        indicators("2026-11-12T03:30:00Z");
        assertThat(country(language).text()).doesNotContain("41");
    }

    private void indicators(String asOf) {
        OutcomeReport report = new OutcomeReport(
                Instant.parse(asOf),
                LocalDate.of(2025, 11, 24),
                LocalDate.of(2026, 11, 23),
                List.of(
                        new Figure(
                                "time-to-planned", "days", Map.of("uk", "Від запиту", "en", "From"), 40.6, 33.2, 49.9),
                        new Figure("coverage", "share", Map.of("uk", "Охоплення", "en", "Coverage"), 0.34, 0.301, 0.38),
                        new Figure(
                                "fairness", "share", Map.of("uk", "Рівність", "en", "Fairness"), 0.001, null, null)));
        listings = new ListingsOfTests(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.of(report));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void namesNoCentreBesideASensitiveTopic(Language language) {
        StoredRequest request =
                WaitingOfTests.request("2026-11-18T10:00:00Z", "UA-46", "ЦНАП міста Буськ", "burnout-wellbeing");
        listings = new ListingsOfTests(
                List.of(request), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
        figures.add(LocalDate.of(2026, 11, 18), "UA-46", "a", "burnout-wellbeing", 12, Status.CLASSIFIED);

        Content content = letter(Set.of("UA-46"), language);

        String unnamed = language == Language.UKRAINIAN ? "центр не названо" : "centre not named";
        assertThat(content.text()).contains(unnamed).doesNotContain("Буськ");
        assertThat(content.html()).contains(unnamed).doesNotContain("Буськ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void listsWhatIsFewWithALinkToEachRequest(Language language) {
        StoredRequest request = WaitingOfTests.request("2026-11-18T10:00:00Z", "UA-46", "ЦНАП міста Буськ", "veterans");
        listings = new ListingsOfTests(
                List.of(request),
                List.of(request),
                List.of(3L, 31L),
                List.of(warning(Kind.JUMP, null)),
                List.of(warning(Kind.SILENCE, "UA46-0117")),
                List.of(event()),
                Optional.empty());
        figures.add(LocalDate.of(2026, 11, 18), "UA-46", "a", "veterans", 12, Status.CLASSIFIED);

        Content content = letter(Set.of("UA-46"), language);

        boolean uk = language == Language.UKRAINIAN;
        String link = "https://dashboard.example/?view=requests&" + (uk ? "" : "lang=en&") + "request="
                + request.request().id();
        assertThat(content.text())
                .contains(link, "https://dashboard.example/mails.html", "https://events.example/1")
                .contains(
                        uk
                                ? List.of(
                                        "Запити тижня",
                                        "ЦНАП міста Буськ\n  12\u00a0людей · будь-який формат",
                                        "Без навчання: 2\u00a0запити, з них за останні сім днів — 1.",
                                        "За цей час минуло 30 днів очікування: 1\u00a0запит.",
                                        "запитів значно більше, ніж зазвичай: 14\u00a0запитів, очікувалося 4",
                                        "ЦНАП UA46-0117: запитів немає з 5\u00a0жовтня 2026",
                                        "Права ветеранів\n"
                                                + "  1\u00a0грудня 2026 · очно · Бібліотека · 21\u00a0вільне місце")
                                : List.of(
                                        "Requests of the week",
                                        "ЦНАП міста Буськ\n  12 people · any format",
                                        "Without a training: 2 requests, 1 of them from the last seven days.",
                                        "In this time 30 days of waiting have passed for 1 request.",
                                        "many more requests than expected: 14 requests, expected 4",
                                        "ЦНАП UA46-0117: no requests since 5 October 2026",
                                        "Veterans' rights\n"
                                                + "  1 December 2026 · in person · Бібліотека · 21 seats left"));
        assertThat(content.html())
                .contains(
                        "\"" + link.replace("&", "&amp;") + "\"",
                        "\"https://events.example/1\"",
                        "mailto:help@example.gov.ua");
        assertThat(content.text()).contains(Messages.of(language).reply() + ": mailto:help@example.gov.ua\n");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void listsWhatIsWishedSoonUnderItsHeading(Language language) {
        StoredRequest request = WaitingOfTests.request("2026-11-18T10:00:00Z", "UA-46", "ЦНАП міста Буськ", "veterans");
        listings = new ListingsOfTests(
                List.of(), List.of(request), List.of(), List.of(), List.of(), List.of(), Optional.empty());
        figures.add(LocalDate.of(2026, 11, 18), "UA-46", "a", "veterans", 12, Status.CLASSIFIED);

        Content content = letter(Set.of("UA-46"), language);

        String heading = Messages.of(language).wishedTitle();
        String topic = language == Language.UKRAINIAN ? "етеран" : "eteran";
        for (String form : List.of(content.text(), content.html())) {
            assertThat(form).contains(heading);
            assertThat(form.substring(form.indexOf(heading)))
                    .contains("ЦНАП міста Буськ", topic, request.id().value());
        }
    }

    @Test
    void namesFiguresInUkrainianAsThePageDoes() {
        figures.addYear(WEEK.sunday(), 9000, 3);

        Content content = letter(Set.of("UA-46"), Language.UKRAINIAN);

        for (String form : List.of(content.text(), content.html())) {
            assertThat(form)
                    .contains("Скільки людей навчити", "Переглянути показники")
                    .doesNotContain("Осіб до навчання", "Кого навчати", "дашборд", "це 27", "За попередній<");
            assertThat(form.replace('\u00a0', ' ').replace("&nbsp;", " ")).contains("відомих центрів (");
        }
        assertThat(content.html()).contains("За попередній тиждень");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void fitsAPhoneWithThreeFiguresBesideEachOtherAtMostAndNoWidthInPixels(Language language) {
        figures.addYear(WEEK.sunday(), 20_000, 20);

        String html = country(language).html();

        assertThat(html).doesNotContainPattern("[^-]width:\\d+px|width=\"\\d+\"|min-width|white-space:\\s*nowrap");
        List<Long> cells = Pattern.compile("<tr>\\s*((?:<t[hd][^>]*>[^<]*</t[hd]>\\s*)+)</tr>")
                .matcher(html)
                .results()
                .map(row -> Pattern.compile("<t[hd]")
                        .matcher(row.group(1))
                        .results()
                        .count())
                .toList();
        assertThat(cells).contains(3L).allMatch(count -> count <= 3);
    }

    private static Warning warning(Kind kind, @Nullable String center) {
        return Warning.of(
                new Finding(
                        kind,
                        new RegionId("UA-46"),
                        center == null ? new TopicId("veterans") : null,
                        center,
                        LocalDate.of(2026, 10, 5),
                        List.of("2026-W41"),
                        14,
                        4.2,
                        8,
                        0.0001,
                        List.of()),
                List.of(),
                Instant.EPOCH);
    }

    private static StoredEvent event() {
        EventDetails details = new EventDetails(
                new EventDetails.Title("Права ветеранів", "Veterans' rights"),
                List.of(new TopicId("veterans")),
                Format.OFFLINE,
                new RegionId("UA-46"),
                new EventDetails.Place("Бібліотека", null),
                "https://events.example/1",
                21,
                5,
                null,
                List.of(new EventDetails.Session(
                        Instant.parse("2026-12-01T08:00:00Z"), Instant.parse("2026-12-01T12:00:00Z"))),
                List.of(),
                null,
                null);
        return new StoredEvent(
                TrainingEvent.drafted(
                        new EventId("00000000-0000-8000-8000-000000000001"), details, "moderator:m", Instant.EPOCH),
                SeatBook.closed(21).opened(),
                1,
                List.of());
    }

    private Summaries summaries() {
        return new Summaries(figures.reader(CLOCK), WaitingOfTests.only(waiting), listings, CLOCK);
    }

    private Content letter(Set<String> regions, Language language) {
        return new Letters(LINKS).summary(summaries().of(WEEK, regions(regions)), language, Optional.of(READER));
    }

    private Content country(Language language) {
        return letter(Set.of(), language);
    }

    private static Set<RegionId> regions(Set<String> ids) {
        return Set.copyOf(ids.stream().map(RegionId::new).toList());
    }
}
