package ua.ismtr.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CountingRules;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

class StoredRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:12:00Z");
    private static final String BY = "moderator:olena";

    @ParameterizedTest
    @EnumSource
    void countsWhereTheCountersCountIt(Status status) {
        for (String topic : List.of("land", "not-a-request", "other")) {
            StoredRequest stored = stored(topic).next(status, BY, null, NOW);
            for (StoredRequest one : List.of(stored, stored.withMergedInto(RequestId.ofWebhook("other")))) {
                boolean counted = CountingRules.figures(Contribution.of(one)).values().stream()
                        .anyMatch(figures -> figures.containsKey("requests"));
                assertThat(one.counts()).as(status + " " + topic).isEqualTo(counted);
            }
        }
    }

    @Test
    void itsReasonIsThatOfItsStatus() {
        StoredRequest declined = stored("land").next(step(Status.DECLINED, "Курс уже є"));
        assertThat(declined.reason()).isEqualTo("Курс уже є");
        StoredRequest noted = declined.next(Status.DECLINED, BY, "Передзвонити", NOW);
        assertThat(noted.reason()).isEqualTo("Курс уже є");
        assertThat(noted.next(HistoryEntry.asking(noted, BY, "Для кого?", NOW)).reason())
                .isEqualTo("Курс уже є");
        assertThat(noted.withMergedInto(RequestId.ofWebhook("other"))
                        .withText("Інший")
                        .reason())
                .isEqualTo("Курс уже є");
        assertThat(noted.next(step(Status.DECLINED, "Курс буде навесні")).reason())
                .isEqualTo("Курс буде навесні");
        assertThat(noted.next(step(Status.CLASSIFIED, null)).reason()).isNull();
        assertThat(Json.read(Json.text(noted), StoredRequest.class)).isEqualTo(noted);
    }

    @Test
    void itsReasonGoesWithTheTextThatItWasGivenFor() {
        StoredRequest declined = stored("land").next(step(Status.DECLINED, "Курс уже є"));
        Classification named = stored("veterans").classification();
        TrainingRequest same = declined.request();
        assertThat(declined.amended(same, named, "platform", NOW).reason()).isEqualTo("Курс уже є");
        assertThat(declined.amended(same.withText("Інше навчання"), named, "platform", NOW)
                        .reason())
                .isNull();
    }

    private static HistoryEntry step(Status status, @Nullable String reason) {
        return new HistoryEntry(NOW, BY, status, List.of(new TopicId("land")), null, reason);
    }

    private static StoredRequest stored(String topic) {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook("msg-1"),
                NOW,
                new RegionId("UA-46"),
                new Center("UA46-0117", "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                "Потрібне навчання",
                Format.ONLINE,
                3,
                Urgency.NORMAL,
                null);
        List<TopicScore> topics = List.of(new TopicScore(new TopicId(topic), 0.9));
        return StoredRequest.classified(request, new Classification(topics, true, "model:7", Map.of()), NOW);
    }
}
