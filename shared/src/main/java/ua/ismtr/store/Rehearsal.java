package ua.ismtr.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.domain.Author;
import ua.ismtr.domain.Center;
import ua.ismtr.domain.Classification;
import ua.ismtr.domain.Contribution;
import ua.ismtr.domain.Format;
import ua.ismtr.domain.RegionId;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.Role;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.domain.Submission;
import ua.ismtr.domain.TopicId;
import ua.ismtr.domain.TopicScore;
import ua.ismtr.domain.TrainingRequest;
import ua.ismtr.domain.Urgency;
import ua.ismtr.json.Json;

/**
 * Work on an example before a snapshot of the process is taken, so that what is loaded with the first use is in the
 * snapshot and no request waits for it. Nothing comes of the work: its clients answer from memory.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html">Runtime hooks of SnapStart</a>
 */
public final class Rehearsal implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final String NOWHERE = "ismtr-rehearsal";
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS(NOWHERE));

    /** The context of checkpoints does not keep what is registered with it. */
    private static final Collection<Rehearsal> KEPT = new ConcurrentLinkedQueue<>();

    private final Work work;

    private Rehearsal(Work work) {
        this.work = work;
    }

    /** What is rehearsed. */
    public interface Work {
        /** Works on an example by means of clients that answer from memory. */
        void with(Clients inMemory) throws IOException;
    }

    /** Has the work done before a snapshot of the process is taken; if none is, never. */
    public static void of(Work work) {
        Rehearsal rehearsal = new Rehearsal(work);
        KEPT.add(rehearsal);
        Core.getGlobalContext().register(rehearsal);
    }

    /** The same for what all functions do: reading and writing JSON, and a call over the network. */
    static void ofWhatAllDo() {
        of(inMemory -> {
            readAndWriteJson();
            call(inMemory.dynamo());
            call(Clients.ofNetwork().dynamo());
        });
    }

    /** A request such as intake sends on. */
    public static Submission example() {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook(NOWHERE),
                Instant.EPOCH,
                new RegionId("UA-30"),
                new Center(NOWHERE, NOWHERE, "UA80000000000093317"),
                Role.ADMINISTRATOR,
                "Потрібне навчання з реєстрації місця проживання, прошу набрати +380 00 000 00 00",
                Format.ANY,
                1,
                Urgency.NORMAL,
                null);
        return new Submission(request, new Author(NOWHERE, null), Instant.EPOCH);
    }

    /** The example with its topic. */
    public static StoredRequest classifiedExample() {
        TopicId topic = TopicId.OTHER;
        Classification classification =
                new Classification(List.of(new TopicScore(topic, 1)), true, NOWHERE, Map.of(topic, List.of(NOWHERE)));
        return StoredRequest.classified(example().request(), classification, Instant.EPOCH);
    }

    private static void readAndWriteJson() throws IOException {
        String stored = Json.text(classifiedExample());
        Json.read(stored, StoredRequest.class);
        Json.read(Json.text(classifiedExample().contribution()), Contribution.class);
        Json.MAPPER.writeValueAsBytes(Json.MAPPER.readTree(stored));
    }

    private static void call(DynamoDbClient dynamo) {
        try {
            dynamo.getItem(get -> get.tableName(NOWHERE).key(KEY));
        } catch (SdkException e) {
            // The answer that there is no such table, or that it may not be asked for, is as good as any.
        }
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            work.with(Clients.inMemory());
        } catch (IOException | RuntimeException e) {
            LOG.warn("A rehearsal has failed; the first use will be slower", e);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
