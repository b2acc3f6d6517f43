package ua.ismtr.counters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.requests.RequestId;

/**
 * What one transaction does: the contributions that it replaces, and what the cells gain by that, folded into one
 * addition for each cell.
 */
public final class CounterTransaction {
    /** One request's contribution, and the one that it replaces. */
    public record Step(Optional<Contribution> before, Contribution after) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<CounterKey, Map<String, Long>> gains = new HashMap<>();

    private CounterTransaction() {}

    /** The replacements as one move. */
    public static CounterTransaction of(List<Contribution> wanted, Map<RequestId, Contribution> counted) {
        return fold(wanted, counted, Integer.MAX_VALUE).getFirst();
    }

    /** The replacements in as few moves as fit into transactions of {@code limit} items. */
    public static List<CounterTransaction> fold(
            List<Contribution> wanted, Map<RequestId, Contribution> counted, int limit) {
        List<CounterTransaction> moves = new ArrayList<>();
        CounterTransaction open = new CounterTransaction();
        for (Contribution after : wanted) {
            Step step = new Step(Optional.ofNullable(counted.get(after.requestId())), after);
            Map<CounterKey, Map<String, Long>> more = CountingRules.difference(step.before(), after);
            if (moves.isEmpty() || open.itemsWith(more) > limit) {
                open = new CounterTransaction();
                moves.add(open);
            }
            open.steps.add(step);
            CountingRules.merge(open.gains, more);
        }
        return moves;
    }

    private int itemsWith(Map<CounterKey, Map<String, Long>> more) {
        long newCells =
                more.keySet().stream().filter(cell -> !gains.containsKey(cell)).count();
        return steps.size() + gains.size() + 1 + (int) newCells;
    }

    public List<Step> steps() {
        return steps;
    }

    public Map<CounterKey, Map<String, Long>> gains() {
        return gains;
    }

    public Set<RequestId> requests() {
        return steps.stream().map(step -> step.after().requestId()).collect(Collectors.toSet());
    }
}
