package ua.ismtr.counters;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Transactions;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.StoredRequest;

/**
 * Recounts by days. Every change of a figure writes a shard of its day's cell of all requests, and with it the shard's
 * version. So what was read between two looks at these eight versions that are the same is one consistent state, and a
 * transaction on the condition of these versions mends that state and no other.
 */
final class DynamoReconciliation implements Reconciliation {
    /** So many contributions are made right with one transaction, beside the cells of a day. */
    private static final int MOST_CONTRIBUTIONS = 40;

    /** So many figures of a cell are made right with one transaction. */
    private static final int MOST_FIGURES = 150;

    /** So many requests are counted between two looks at the clock. */
    private static final int STEP = 100;

    private final DynamoDbClient dynamo;
    private final RequestList list;
    private final Counters counters;
    private final CounterItems items;
    private final Clock clock;

    DynamoReconciliation(
            DynamoDbClient dynamo,
            RequestList list,
            Counters counters,
            String cells,
            String contributions,
            Clock clock) {
        this.dynamo = dynamo;
        this.list = list;
        this.counters = counters;
        this.items = new CounterItems(dynamo, cells, contributions, clock);
        this.clock = clock;
    }

    /** What some days hold and what they should. */
    private record State(
            List<RequestId> uncounted,
            List<Contribution> wrong,
            Map<CounterKey, Map<String, Long>> counted,
            Map<CounterKey, Map<String, Long>> expected) {

        Map<CounterKey, Map<String, Long>> missing() {
            Map<CounterKey, Map<String, Long>> missing = new HashMap<>();
            CountingRules.merge(missing, expected);
            Map<CounterKey, Map<String, Long>> less = new HashMap<>();
            counted.forEach((cell, figures) -> less.put(
                    cell, figures.entrySet().stream().collect(toMap(Map.Entry::getKey, one -> -one.getValue()))));
            CountingRules.merge(missing, less);
            missing.values().forEach(figures -> figures.values().removeIf(value -> value == 0));
            missing.values().removeIf(Map::isEmpty);
            return missing;
        }

        boolean right() {
            return wrong.isEmpty() && missing().isEmpty();
        }
    }

    @Override
    public Report check(RegionId region, YearMonth month, boolean mend, Instant until) {
        List<StoredRequest> stored = stored(region, month.atDay(1), month.atEndOfMonth());
        State state = state(stored, items.cells(region, month, ""));
        List<RequestId> uncounted = List.copyOf(state.uncounted());
        if (mend && !uncounted.isEmpty()) {
            Counted counted = count(stored, Set.copyOf(uncounted), until);
            if (counted != Counted.ALL) {
                return new Report(stored.size(), uncounted, List.of(), false, counted == Counted.NOT_ALL_CAN_BE);
            }
            state = state(stored, items.cells(region, month, ""));
        }
        Set<LocalDate> days = new TreeSet<>();
        state.missing().keySet().forEach(cell -> days.add(cell.day()));
        state.wrong().forEach(one -> days.add(one.day()));
        List<Difference> differences = new ArrayList<>();
        boolean right = mend || uncounted.isEmpty();
        for (LocalDate day : days) {
            if (mend && !differences.isEmpty() && !clock.instant().isBefore(until)) {
                return new Report(stored.size(), uncounted, differences, false, false);
            }
            right &= day(region, day, mend, differences);
        }
        return new Report(stored.size(), uncounted, differences, right, true);
    }

    /** What became of the requests that were not counted. */
    private enum Counted {
        ALL,
        NOT_ALL_CAN_BE,
        NO_TIME_FOR_ALL
    }

    /** Counts those that are not; one that cannot be counted harms no other. */
    private Counted count(List<StoredRequest> stored, Set<RequestId> uncounted, Instant until) {
        List<Contribution> left = stored.stream()
                .filter(one -> uncounted.contains(one.id()))
                .map(Contribution::of)
                .toList();
        Counted counted = Counted.ALL;
        for (int from = 0; from < left.size(); from += STEP) {
            if (from > 0 && !clock.instant().isBefore(until)) {
                return Counted.NO_TIME_FOR_ALL;
            }
            if (!counters.count(left.subList(from, Math.min(left.size(), from + STEP)))
                    .isEmpty()) {
                counted = Counted.NOT_ALL_CAN_BE;
            }
        }
        return counted;
    }

    /** What was done about a day. */
    private enum Look {
        RIGHT,
        WRONG,
        PARTLY_MENDED
    }

    /** Looks at the day until it is seen as it is at one moment, and mends it if wanted; whether it is right then. */
    private boolean day(RegionId region, LocalDate day, boolean mend, List<Difference> differences) {
        Optional<Look> look;
        do {
            look = Transactions.attempts(attempt -> look(region, day, mend, differences));
        } while (look.equals(Optional.of(Look.PARTLY_MENDED)));
        return look.equals(Optional.of(Look.RIGHT));
    }

    /** None if somebody changed the day meanwhile. */
    private Optional<Look> look(RegionId region, LocalDate day, boolean mend, List<Difference> differences) {
        Map<Integer, Long> versions = items.versions(region, day);
        State state = state(stored(region, day, day), items.cells(region, YearMonth.from(day), day.toString()));
        if (!items.versions(region, day).equals(versions)) {
            return Optional.empty();
        }
        if (state.right()) {
            return Optional.of(Look.RIGHT);
        }
        Map<CounterKey, Map<String, Long>> missing = state.missing();
        if (!mend) {
            differences.addAll(differences(state, missing));
            return Optional.of(Look.WRONG);
        }
        Map<CounterKey, Map<String, Long>> part = part(missing);
        List<Contribution> wrong =
                state.wrong().subList(0, Math.min(state.wrong().size(), MOST_CONTRIBUTIONS));
        List<TransactWriteItem> mending = new ArrayList<>(items.additions(region, day, part, versions));
        wrong.forEach(one -> mending.add(items.correction(one)));
        if (!(Transactions.write(dynamo, mending) instanceof Transactions.Written)) {
            return Optional.empty();
        }
        differences.addAll(differences(state, part));
        boolean all = part.equals(missing) && wrong.size() == state.wrong().size();
        return Optional.of(all ? Look.RIGHT : Look.PARTLY_MENDED);
    }

    /** As much of it as one transaction can add: DynamoDB takes update expressions of 4 KB. */
    private static Map<CounterKey, Map<String, Long>> part(Map<CounterKey, Map<String, Long>> missing) {
        Map<CounterKey, Map<String, Long>> part = new HashMap<>();
        missing.forEach((cell, figures) -> part.put(
                cell,
                figures.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .limit(MOST_FIGURES)
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue))));
        return part;
    }

    /**
     * What should be counted is what the contributions say, and where a contribution is not what its request's version
     * adds, what that does.
     */
    private State state(List<StoredRequest> stored, Map<CounterKey, Map<String, Long>> counted) {
        Map<RequestId, Contribution> contributions =
                items.read(stored.stream().map(StoredRequest::id).toList());
        List<RequestId> uncounted = new ArrayList<>();
        List<Contribution> wrong = new ArrayList<>();
        Map<CounterKey, Map<String, Long>> expected = new HashMap<>();
        for (StoredRequest one : stored) {
            Contribution right = Contribution.of(one);
            Optional<Contribution> present = Optional.ofNullable(contributions.get(one.id()));
            if (present.isEmpty() || present.get().version() < right.version()) {
                uncounted.add(one.id());
                present.ifPresent(earlier -> CountingRules.merge(expected, CountingRules.figures(earlier)));
            } else if (present.get().version() > right.version()) {
                // It was changed after it was read: a later look will see it.
                CountingRules.merge(expected, CountingRules.figures(present.get()));
            } else {
                CountingRules.merge(expected, CountingRules.figures(right));
                present.filter(other -> !other.equals(right)).ifPresent(other -> wrong.add(right));
            }
        }
        return new State(uncounted, wrong, counted, expected);
    }

    private List<StoredRequest> stored(RegionId region, LocalDate from, LocalDate to) {
        List<StoredRequest> stored = new ArrayList<>();
        list.each(new RequestFilter(Set.of(region), null, null, null, null, from, to, Set.of()), stored::add);
        return stored;
    }

    private static List<Difference> differences(State state, Map<CounterKey, Map<String, Long>> missing) {
        return missing.entrySet().stream()
                .flatMap(entry -> entry.getValue().keySet().stream()
                        .sorted()
                        .flatMap(figure -> Stream.of(difference(state, entry.getKey(), figure))))
                .toList();
    }

    private static Difference difference(State state, CounterKey cell, String figure) {
        return new Difference(
                cell.region(),
                cell.day(),
                cell.topic(),
                figure,
                state.counted().getOrDefault(cell, Map.of()).getOrDefault(figure, 0L),
                state.expected().getOrDefault(cell, Map.of()).getOrDefault(figure, 0L));
    }
}
