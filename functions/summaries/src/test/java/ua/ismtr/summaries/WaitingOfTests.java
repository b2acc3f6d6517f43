package ua.ismtr.summaries;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ua.ismtr.domain.Center;
import ua.ismtr.domain.Classification;
import ua.ismtr.domain.Format;
import ua.ismtr.domain.RegionId;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.Role;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.domain.TopicId;
import ua.ismtr.domain.TopicScore;
import ua.ismtr.domain.TrainingRequest;
import ua.ismtr.domain.Urgency;
import ua.ismtr.store.WaitingRequests;

/** Some requests that wait. */
public final class WaitingOfTests {
    private WaitingOfTests() {}

    /** These and no others wait. */
    public static WaitingRequests only(StoredRequest... requests) {
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
                new RequestId(UUID.nameUUIDFromBytes(new byte[] {1}).toString()),
                at,
                new RegionId(region),
                new Center(region + "-0001", center, "UA46060250010015970"),
                Role.HEAD,
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
