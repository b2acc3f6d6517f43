package ua.ismtr.events.api;

import java.util.List;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.http.Problem.BrokenRule;

/** What came of a call about an event. */
sealed interface Outcome {
    /** The event is as wanted. */
    record Done(StoredEvent now) implements Outcome {}

    /** There is no such event that the caller may know of. */
    record Unknown() implements Outcome {}

    /** The caller's role or regions do not allow it; nothing happened. */
    record Forbidden(String reason) implements Outcome {}

    /** It was changed by another since the caller saw it; nothing happened. */
    record Outdated(StoredEvent now) implements Outcome {}

    /** It does not go together with what there is; nothing happened. */
    record Conflict(String reason) implements Outcome {}

    /** It breaks rules; nothing happened. */
    record Refused(List<BrokenRule> brokenRules) implements Outcome {
        static Refused of(String pointer, String detail) {
            return new Refused(List.of(new BrokenRule(pointer, detail)));
        }
    }
}
