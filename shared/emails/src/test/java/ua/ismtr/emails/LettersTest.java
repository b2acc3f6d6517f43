package ua.ismtr.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.SubscriptionId;

class LettersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));
    private static final Links LINKS = new Links(
            URI.create("https://dashboard.example/"),
            URI.create("https://api.example"),
            Tokens.of("a-secret-of-at-least-32-characters"));
    private static final SubscriptionId READER = SubscriptionId.of(new EmailAddress("reader@example.gov.ua"));

    private final FiguresOfTests figures = new FiguresOfTests();
    private StoredRequest[] waiting = {};

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
                .doesNotContain("Теми", "Центри", "Найдовше", "Заплановано", "Осіб");
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

    private Summaries summaries() {
        return new Summaries(figures.reader(CLOCK), WaitingOfTests.only(waiting), CLOCK);
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
