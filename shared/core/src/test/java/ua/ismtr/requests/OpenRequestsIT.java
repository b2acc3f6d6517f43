package ua.ismtr.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.testing.DynamoExtension;

class OpenRequestsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("ListsTable");

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void anOldLetterIsOpenAndHasNotWaited() {
        StoredRequest fresh = stored("fresh", Instant.parse("2026-11-10T10:00:00Z"));
        StoredRequest letter = stored("letter", Instant.parse("2022-03-01T10:00:00Z"));
        StoredRequest old = letter.imported("letter 7", letter.step());
        DYNAMO.putAll("ListsTable", List.of(fresh, old).stream().flatMap(one -> ListIndex.entries(one).stream()));
        assertThat(new DynamoOpenRequests(DYNAMO.client(), DYNAMO.table("ListsTable")).all())
                .extracting(OpenRequest::id, one -> one.daysWaited(NOW))
                .contains(tuple(fresh.id(), 10L), tuple(old.id(), 0L));
    }

    @Test
    void whatWaitsForAModeratorIsUnplannedAndIsNotInAPlan() {
        StoredRequest named = stored("named", NOW, "veterans", true);
        StoredRequest doubtful = stored("doubtful", NOW, "land", false);
        StoredRequest noise = stored("noise", NOW, "not-a-request", false);
        DYNAMO.putAll(
                "ListsTable", List.of(named, doubtful, noise).stream().flatMap(one -> ListIndex.entries(one).stream()));
        OpenRequests open = new DynamoOpenRequests(DYNAMO.client(), DYNAMO.table("ListsTable"));
        assertThat(open.unplanned())
                .extracting(OpenRequest::id)
                .contains(named.id(), doubtful.id())
                .doesNotContain(noise.id());
        assertThat(open.all())
                .extracting(OpenRequest::id)
                .contains(named.id())
                .doesNotContain(doubtful.id(), noise.id());
    }

    private static StoredRequest stored(String id, Instant submittedAt) {
        return stored(id, submittedAt, "veterans", true);
    }

    private static StoredRequest stored(String id, Instant submittedAt, String topic, boolean certain) {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook(id),
                submittedAt,
                new RegionId("UA-46"),
                new Center("UA46-0117", "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                "Навчіть говорити з ветеранами",
                Format.ONLINE,
                3,
                Urgency.NORMAL,
                null);
        return StoredRequest.classified(
                request,
                new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), certain, "model:7", Map.of()),
                submittedAt);
    }
}
