package ua.ismtr.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.RequestId;

class DomainTest {
    @Test
    void aDayBeginsAtMidnightInKyiv() {
        assertThat(Kyiv.day(Instant.parse("2026-12-31T21:59:00Z"))).isEqualTo("2026-12-31");
        assertThat(Kyiv.day(Instant.parse("2026-12-31T22:01:00Z"))).isEqualTo("2027-01-01");
    }

    @Test
    void aDayIsRightOnBothClockChanges() {
        LocalDate spring = LocalDate.of(2026, 3, 29);
        assertThat(Kyiv.day(Instant.parse("2026-03-28T22:00:00Z"))).isEqualTo(spring);
        assertThat(Kyiv.day(Instant.parse("2026-03-29T20:59:59Z"))).isEqualTo(spring);
        assertThat(Kyiv.day(Instant.parse("2026-03-29T21:00:00Z"))).isEqualTo(spring.plusDays(1));
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        assertThat(Kyiv.day(Instant.parse("2026-10-24T21:00:00Z"))).isEqualTo(autumn);
        assertThat(Kyiv.day(Instant.parse("2026-10-25T21:59:59Z"))).isEqualTo(autumn);
        assertThat(Kyiv.day(Instant.parse("2026-10-25T22:00:00Z"))).isEqualTo(autumn.plusDays(1));
    }

    @Test
    void aWebhookAlwaysHasTheSameRequestId() {
        RequestId id = RequestId.ofWebhook("msg_p5jXN8AQM9LWM0D4loKWxJek");
        assertThat(id).isEqualTo(RequestId.ofWebhook("msg_p5jXN8AQM9LWM0D4loKWxJek"));
        assertThat(id).isNotEqualTo(RequestId.ofWebhook("msg_p5jXN8AQM9LWM0D4loKWxJel"));
        assertThat(id.value()).matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(RequestId.parse(id.value())).contains(id);
        assertThat(RequestId.parse("../" + id.value())).isEmpty();
    }

    @Test
    void knowsAllRegionsAndTopics() {
        assertThat(Regions.all()).hasSize(27);
        assertThat(Taxonomy.topics()).hasSize(37);
        assertThat(Taxonomy.areas()).hasSize(6);
        assertThat(Taxonomy.topics())
                .allSatisfy(topic ->
                        assertThat(Taxonomy.areas()).extracting(Area::id).contains(topic.area()));
    }

    @Test
    void aCommunityLiesInTheRegionOfItsCode() {
        assertThat(Regions.ofCommunity("UA46060250010015970").orElseThrow().id())
                .hasToString("UA-46");
        assertThat(Regions.ofCommunity("UA44000000000000000").orElseThrow().id())
                .hasToString("UA-09");
        assertThat(Regions.ofCommunity("UA99000000000000000")).isEmpty();
        assertThat(Regions.ofCommunity("UA")).isEmpty();
    }

    @Test
    void personalDataDoesNotPrintItself() {
        assertThat(new Author("Ім'я Прізвище", "someone@example.org")).hasToString("Author[hidden]");
    }
}
