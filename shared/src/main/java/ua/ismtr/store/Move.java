package ua.ismtr.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.domain.Cell;
import ua.ismtr.domain.Contribution;
import ua.ismtr.domain.Counting;
import ua.ismtr.domain.RequestId;

/**
 * What one transaction does: the contributions that it replaces, and what the cells gain by that, folded into one
 * addition for each cell.
 */
final class Move {
    /** One request's contribution, and the one that it replaces. */
    record Step(Optional<Contribution> before, Contribution after) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<Cell, Map<String, Long>> gains = new HashMap<>();

    private Move() {}

    /** The replacements as one move. */
    static Move of(List<Contribution> wanted, Map<RequestId, Contribution> counted) {
        return fold(wanted, counted, Integer.MAX_VALUE).getFirst();
    }

    /** The replacements in as few moves as fit into transactions of {@code limit} items. */
    static List<Move> fold(List<Contribution> wanted, Map<RequestId, Contribution> counted, int limit) {
        List<Move> moves = new ArrayList<>();
        Move open = new Move();
        for (Contribution after : wanted) {
            Step step = new Step(Optional.ofNullable(counted.get(after.requestId())), after);
            Map<Cell, Map<String, Long>> more = Counting.difference(step.before(), after);
            if (moves.isEmpty() || open.itemsWith(more) > limit) {
                open = new Move();
                moves.add(open);
            }
            open.steps.add(step);
            Counting.merge(open.gains, more);
        }
        return moves;
    }

    private int itemsWith(Map<Cell, Map<String, Long>> more) {
        long newCells =
                more.keySet().stream().filter(cell -> !gains.containsKey(cell)).count();
        return steps.size() + gains.size() + 1 + (int) newCells;
    }

    List<Step> steps() {
        return steps;
    }

    Map<Cell, Map<String, Long>> gains() {
        return gains;
    }

    Set<RequestId> requests() {
        return steps.stream().map(step -> step.after().requestId()).collect(Collectors.toSet());
    }
}
