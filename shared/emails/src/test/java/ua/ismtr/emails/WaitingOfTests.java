package ua.ismtr.emails;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.UnplannedRequests;
import ua.ismtr.requests.Urgency;

/** Some requests that wait. */
public final class WaitingOfTests {
    private WaitingOfTests() {}

    /** These and no others wait. */
    public static UnplannedRequests only(StoredRequest... requests) {
        return (Set<RegionId> regions, int count) -> List.of(requests).stream()
                .filter(one -> regions.contains(one.request().region()))
                .sorted(Comparator.comparing(one -> one.request().submittedAt()))
                .limit(count)
                .toList();
    }

    /** A request that waits since then. */
    public static StoredRequest request(String submittedAt, String region, String center, String topic) {
        Instant at = Instant.parse(submittedAt);
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook(submittedAt + center),
                at,
                new RegionId(region),
                new Center(region + "-0001", center, "UA46060250010015970"),
                JobTitle.HEAD,
                "Потрібне навчання",
                Format.ANY,
                12,
                Urgency.NORMAL,
                null);
        Classification classification =
                new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), true, "model:test", Map.of());
        return StoredRequest.classified(request, classification, at);
    }
}
