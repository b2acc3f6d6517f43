package ua.ismtr.subscribing;

import java.util.List;
import java.util.Optional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.Problem.BrokenRule;

/** How much of a list is wanted. */
final class Paging {
    private static final int USUAL = 100;
    private static final int MOST = 500;

    private Paging() {}

    /** The limit that is asked for, or the usual one; one that is no number from 1 to 500 breaks a rule. */
    static int limit(HttpRequest request, List<BrokenRule> broken) {
        Optional<String> limit = request.parameter("limit");
        if (limit.isEmpty()) {
            return USUAL;
        }
        int number = limit.get().matches("\\d{1,4}") ? Integer.parseInt(limit.get()) : 0;
        if (number < 1 || number > MOST) {
            broken.add(new BrokenRule("limit", "must be a number from 1 to " + MOST));
            return USUAL;
        }
        return number;
    }
}
