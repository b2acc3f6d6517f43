package ua.ismtr.aws;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Work on an example before a snapshot of the process is taken, so that what is loaded with the first use is in the
 * snapshot and no request waits for it. Nothing comes of the work: its clients answer from memory.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html">Runtime hooks of SnapStart</a>
 */
public final class Priming implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);
    private static final String NOWHERE = "ismtr-priming";
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS(NOWHERE));

    /** The context of checkpoints does not keep what is registered with it. */
    private static final Collection<Priming> KEPT = new ConcurrentLinkedQueue<>();

    private final Work work;

    private Priming(Work work) {
        this.work = work;
    }

    /** What is done to prime. */
    public interface Work {
        /** Works on an example by means of clients that answer from memory. */
        void with(Clients inMemory) throws IOException;
    }

    /** Has the work done before a snapshot of the process is taken; if none is, never. */
    public static void of(Work work) {
        Priming priming = new Priming(work);
        KEPT.add(priming);
        Core.getGlobalContext().register(priming);
    }

    /** The same for what all functions do: a call of DynamoDB. */
    static void ofWhatAllDo() {
        of(inMemory -> {
            inMemory.dynamo().getItem(get -> get.tableName(NOWHERE).key(KEY));
        });
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            work.with(Clients.inMemory());
        } catch (IOException | RuntimeException e) {
            LOG.warn("Priming has failed; the first use will be slower", e);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
