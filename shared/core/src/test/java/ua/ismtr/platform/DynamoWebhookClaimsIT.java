package ua.ismtr.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.platform.WebhookClaims.Claim;
import ua.ismtr.requests.RequestId;
import ua.ismtr.testing.DynamoExtension;

class DynamoWebhookClaimsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("ClaimsTable");

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final WebhookClaims claims = new DynamoWebhookClaims(DYNAMO.client(), DYNAMO.table("ClaimsTable"));
    private final RequestId id = RequestId.ofWebhook(UUID.randomUUID().toString());

    @Test
    void aNewWebhookIsToBeQueued() {
        assertThat(claims.claim(id, "body", NOW)).isEqualTo(Claim.TO_BE_QUEUED);
        assertThat(claims.queuedAt(id)).isEmpty();
    }

    @Test
    void aRepetitionFinishesWhatWasLeftHalfDone() {
        claims.claim(id, "body", NOW);
        assertThat(claims.claim(id, "body", NOW)).isEqualTo(Claim.TO_BE_QUEUED);
        claims.queued(id, id, NOW);
        assertThat(claims.claim(id, "body", NOW)).isEqualTo(Claim.QUEUED);
        assertThat(claims.queuedAt(id)).contains(NOW);
    }

    @Test
    void aWebhookAboutAnEarlierRequestIsNoRequest() {
        RequestId earlier = RequestId.ofWebhook(UUID.randomUUID().toString());
        claims.claim(id, "body", NOW);
        claims.queued(id, earlier, NOW);
        assertThat(claims.claim(id, "body", NOW)).isEqualTo(Claim.QUEUED);
        assertThat(claims.queuedAt(id)).isEmpty();
    }

    @Test
    void anotherBodyIsAConflict() {
        claims.claim(id, "body", NOW);
        claims.queued(id, id, NOW);
        assertThat(claims.claim(id, "other", NOW.plusSeconds(3600))).isEqualTo(Claim.CONFLICT);
    }

    /** The first may be in the queue although the note that it is was lost. */
    @Test
    void anotherBodyIsAConflictAlsoWhenTheFirstIsNotNotedAsQueued() {
        claims.claim(id, "body", NOW);
        assertThat(claims.claim(id, "other", NOW.plusSeconds(3600))).isEqualTo(Claim.CONFLICT);
        assertThat(claims.claim(id, "body", NOW.plusSeconds(3600))).isEqualTo(Claim.TO_BE_QUEUED);
    }

    @Test
    void anExpiredClaimIsNoneEvenBeforeItIsDeleted() {
        claims.claim(id, "body", NOW);
        claims.queued(id, id, NOW);
        assertThat(claims.claim(id, "other", NOW.plusSeconds(31L * 24 * 3600))).isEqualTo(Claim.TO_BE_QUEUED);
    }

    @Test
    void ofTwoBodiesAtTheSameMomentOneWins() throws Exception {
        List<Claim> outcomes = atTheSameMoment(20);
        assertThat(outcomes).contains(Claim.TO_BE_QUEUED, Claim.CONFLICT);
        assertThat(outcomes.stream().filter(Claim.CONFLICT::equals)).hasSize(10);
    }

    private List<Claim> atTheSameMoment(int callers) throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Claim>> futures = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                String body = "body " + caller % 2;
                futures.add(threads.submit(() -> claims.claim(id, body, NOW)));
            }
            List<Claim> outcomes = new ArrayList<>();
            for (Future<Claim> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
