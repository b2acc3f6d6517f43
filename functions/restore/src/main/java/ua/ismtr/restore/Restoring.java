package ua.ismtr.restore;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import ua.ismtr.requests.ListRebuild;

/** The two works of a restore, each done by calls that go on where the one before ended. */
final class Restoring {
    private final DynamoTableCopy copy;
    private final ListRebuild lists;

    Restoring(DynamoTableCopy copy, ListRebuild lists) {
        this.copy = copy;
        this.lists = lists;
    }

    /**
     * What came of a call.
     *
     * @param done items copied, or requests put on their lists
     * @param cursor what the next call must be given; empty when the work is done
     */
    record Outcome(long done, Optional<String> cursor) {}

    private interface Work {
        /** Does one page. */
        Outcome page(Optional<String> after);
    }

    Outcome copy(String from, String to, Optional<String> cursor, BooleanSupplier inTime) {
        return pages(
                after -> {
                    DynamoTableCopy.Page page = copy.page(from, to, after);
                    return new Outcome(page.items(), page.next());
                },
                cursor,
                inTime);
    }

    Outcome lists(Optional<String> cursor, BooleanSupplier inTime) {
        return pages(
                after -> {
                    ListRebuild.Page page = lists.page(after);
                    return new Outcome(page.requests(), page.next());
                },
                cursor,
                inTime);
    }

    private static Outcome pages(Work work, Optional<String> cursor, BooleanSupplier inTime) {
        Outcome all = new Outcome(0, cursor);
        do {
            Outcome page = work.page(all.cursor());
            all = new Outcome(all.done() + page.done(), page.cursor());
        } while (all.cursor().isPresent() && inTime.getAsBoolean());
        return all;
    }
}
