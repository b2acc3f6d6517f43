package ua.ismtr.counters;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.requests.RequestId;

/**
 * Counters as DynamoDB items, moved by transactions.
 *
 * <p>What each request contributes now is an item too. A transaction replaces the contributions of some requests, each
 * on the condition that it is still the one that was read, and adds the differences to the cells they touch: all of it
 * happens or nothing does, so no death or repetition can count a request twice or by half. A batch folds into one
 * addition for each cell. Writers that meet in a cell move to other shards of it; where a table takes no more, the rest is
 * handed back; and a request that can never be counted fails alone.
 */
public final class DynamoCounters implements Counters {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoCounters.class);

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
        for (int from = 0; from < newest.size(); from += Items.BATCH) {
            failed.addAll(countSome(newest.subList(from, Math.min(newest.size(), from + Items.BATCH))));
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
            return countAlone(wanted, e);
        } catch (IllegalArgumentException | NullPointerException e) {
            return countAlone(wanted, e);
        }
    }

    private Set<RequestId> countAlone(List<Contribution> wanted, RuntimeException fault) {
        if (wanted.size() == 1) {
            LOG.error("Request {} cannot be counted", wanted.getFirst().requestId(), fault);
            return Set.of(wanted.getFirst().requestId());
        }
        Set<RequestId> failed = new HashSet<>();
        wanted.forEach(one -> failed.addAll(countSome(List.of(one))));
        return failed;
    }

    private Set<RequestId> countTogether(List<Contribution> wanted) {
        Batch batch = new Batch(wanted);
        if (Transactions.attempts(batch::tried).isEmpty()) {
            LOG.warn("{} requests could not be counted yet: too many writers at once", batch.open.size());
        }
        return Set.copyOf(batch.open.stream().map(Contribution::requestId).toList());
    }

    /** What ended the work on a batch. */
    private enum End {
        COUNTED,
        THROTTLED
    }

    /** Contributions that are counted together. */
    private final class Batch {
        private List<Contribution> open;

        Batch(List<Contribution> wanted) {
            this.open = wanted;
        }

        /** Counts what is open, except where others are in the way; with each attempt in more shards of the cells. */
        Optional<End> tried(int attempt) {
            Map<RequestId, Contribution> counted =
                    items.read(open.stream().map(Contribution::requestId).toList());
            List<Contribution> newer =
                    open.stream().filter(one -> isNewer(one, counted)).toList();
            Set<RequestId> left = new HashSet<>();
            boolean throttled = false;
            for (CounterTransaction move : CounterTransaction.fold(newer, counted, Transactions.MOST_ITEMS)) {
                boolean written = false;
                if (!throttled) {
                    Transactions.Outcome outcome = Transactions.write(dynamo, items.items(move, attempt));
                    written = outcome instanceof Transactions.Written;
                    throttled = outcome instanceof Transactions.Throttled;
                }
                if (!written) {
                    left.addAll(move.requests());
                }
            }
            open = newer.stream().filter(one -> left.contains(one.requestId())).toList();
            if (throttled) {
                LOG.warn("{} requests could not be counted yet: a table takes no more for now", open.size());
                return Optional.of(End.THROTTLED);
            }
            return open.isEmpty() ? Optional.of(End.COUNTED) : Optional.empty();
        }
    }

    private static boolean isNewer(Contribution one, Map<RequestId, Contribution> counted) {
        Contribution before = counted.get(one.requestId());
        return before == null || before.version() < one.version();
    }
}
