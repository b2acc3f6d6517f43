package ua.ismtr.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Kind;

class TypicalRequestsTest {
    private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");

    private static StoredRequest request(String topic) {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook("typical-" + topic),
                NOW,
                new RegionId("UA-46"),
                new Center("0001", "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                "Потрібне навчання",
                Format.ONLINE,
                5,
                Urgency.NORMAL,
                null);
        return StoredRequest.classified(
                request,
                new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), true, "model:7", Map.of()),
                NOW);
    }

    @ParameterizedTest
    @CsvSource({"land", ","})
    void onlyWhatWasCountedStandsForAWarning(@Nullable String topic) {
        RequestFilter typical = Watching.requestsOf(new Finding(
                Kind.JUMP,
                null,
                topic == null ? null : new TopicId(topic),
                null,
                LocalDate.parse("2026-11-16"),
                List.of("2026-W47"),
                12,
                4,
                7,
                0.001,
                List.of("0001")));
        StoredRequest counted = request("land");

        assertThat(List.of(
                        counted,
                        request("not-a-request"),
                        counted.next(Status.WITHDRAWN, "platform", null, NOW),
                        counted.withMergedInto(RequestId.ofWebhook("another"))))
                .filteredOn(typical::matches)
                .containsExactly(counted);
    }
}
