package ua.ismtr.counters;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import ua.ismtr.aws.Items;
import ua.ismtr.requests.RequestId;

/**
 * Counters as DynamoDB items, moved by transactions.
 *
 * <p>What each request contributes now is an item too. A transaction replaces the contributions of some requests, each
 * on the condition that it is still the one that was read, and adds the differences to the cells they touch: all of it
 * happens or nothing does, so no death or repetition can count a request twice or by half. A batch folds into one
 * addition for each cell. Writers that meet in a cell move to other shards of it.
 */
public final class DynamoCounters implements Counters {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoCounters.class);

    /** How many items a transaction may write, and a batch may read (Amazon DynamoDB quotas). */
    private static final int MOST_ITEMS = 100;

    private static final int ATTEMPTS = 12;
    private static final int ATTEMPTS_TOGETHER = 6;

    private final DynamoDbClient dynamo;
    private final CounterItems items;

    public DynamoCounters(DynamoDbClient dynamo, String cells, String contributions, Clock clock) {
        this.dynamo = dynamo;
        this.items = new CounterItems(dynamo, cells, contributions, clock);
    }

    @Override
    public Set<RequestId> count(List<Contribution> wanted) {
        List<Contribution> newest = List.copyOf(wanted.stream()
                .collect(toMap(
                        Contribution::requestId, Function.identity(), (a, b) -> a.version() >= b.version() ? a : b))
                .values());
        Set<RequestId> failed = new HashSet<>();
        for (int from = 0; from < newest.size(); from += MOST_ITEMS) {
            failed.addAll(countSome(newest.subList(from, Math.min(newest.size(), from + MOST_ITEMS))));
        }
        return failed;
    }

    /** Counts together what can be, and one by one what one of them may spoil for the others. */
    private Set<RequestId> countSome(List<Contribution> wanted) {
        try {
            return countTogether(wanted);
        } catch (DynamoDbException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw e;
            }
            if (wanted.size() == 1) {
                LOG.error("Request {} cannot be counted", wanted.getFirst().requestId(), e);
                return Set.of(wanted.getFirst().requestId());
            }
            Set<RequestId> failed = new HashSet<>();
            wanted.forEach(one -> failed.addAll(countSome(List.of(one))));
            return failed;
        }
    }

    private Set<RequestId> countTogether(List<Contribution> wanted) {
        List<Contribution> open = wanted;
        for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
            Items.pauseBefore(attempt);
            Map<RequestId, Contribution> counted =
                    items.read(open.stream().map(Contribution::requestId).toList());
            List<Contribution> newer =
                    open.stream().filter(one -> isNewer(one, counted)).toList();
            Set<RequestId> raced = new HashSet<>();
            for (CounterTransaction move :
                    CounterTransaction.fold(newer, counted, attempt < ATTEMPTS_TOGETHER ? MOST_ITEMS : 1)) {
                if (!done(move, attempt)) {
                    raced.addAll(move.requests());
                }
            }
            open = newer.stream().filter(one -> raced.contains(one.requestId())).toList();
        }
        if (!open.isEmpty()) {
            LOG.warn("{} requests could not be counted yet: too many writers at once", open.size());
        }
        return Set.copyOf(open.stream().map(Contribution::requestId).toList());
    }

    private static boolean isNewer(Contribution one, Map<RequestId, Contribution> counted) {
        Contribution before = counted.get(one.requestId());
        return before == null || before.version() < one.version();
    }

    private boolean done(CounterTransaction move, int attempt) {
        try {
            dynamo.transactWriteItems(write -> write.transactItems(items.items(move, attempt)));
            return true;
        } catch (TransactionCanceledException e) {
            LOG.debug("A transaction met another one: {}", e.cancellationReasons());
            return false;
        }
    }
}
