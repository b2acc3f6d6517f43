package ua.ismtr.http;

import java.util.ArrayList;
import java.util.List;
import ua.ismtr.http.Problem.BrokenRule;

/**
 * A row of an import that was not taken.
 *
 * @param index its place in the file, from 0
 * @param errors the rules that it breaks
 */
public record RejectedRow(int index, List<BrokenRule> errors) {
    /** How many errors an answer has room for: some two megabytes of the six that Lambda lets through. */
    private static final int MOST_ERRORS = 10_000;

    /**
     * All of these rows, so that an answer has room for them: where they break too many rules, each shows its first ones and
     * how many more there are.
     *
     * @param list the pointer of the list that they stand in
     */
    public static List<RejectedRow> fitting(List<RejectedRow> rows, String list) {
        int errors = rows.stream().mapToInt(row -> row.errors().size()).sum();
        if (errors <= MOST_ERRORS) {
            return rows;
        }
        int most = Math.max(1, MOST_ERRORS / rows.size() - 1);
        return rows.stream().map(row -> row.shortened(most, list)).toList();
    }

    private RejectedRow shortened(int most, String list) {
        int more = errors.size() - most;
        if (more <= 1) {
            return this;
        }
        List<BrokenRule> shown = new ArrayList<>(errors.subList(0, most));
        shown.add(new BrokenRule(list + "/" + index, "and " + more + " more rules are broken"));
        return new RejectedRow(index, shown);
    }
}
