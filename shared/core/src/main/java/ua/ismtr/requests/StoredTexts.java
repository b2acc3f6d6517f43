package ua.ismtr.requests;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ua.ismtr.aws.Clients;

/** The texts of all requests, page by page, for work that is done on each of them and may be stopped and go on. */
public interface StoredTexts {
    /** Those of the requests in this table, whose steps are in that one. */
    static StoredTexts of(Clients clients, String requestsTable, String listsTable) {
        return new DynamoStoredTexts(clients.dynamo(), requestsTable, listsTable);
    }

    /** Some requests; {@code next} is where the following page begins, if there is one. */
    record Page(List<StoredRequest> requests, Optional<String> next) {}

    /**
     * How far a work has come that goes through all texts once for each version.
     *
     * @param after the last request that it was done on; null where it has not begun, and where it is done
     */
    record Progress(int version, @Nullable String after, boolean done) {
        /** Nothing is done yet. */
        public static Progress begun(int version) {
            return new Progress(version, null, false);
        }
    }

    /** What was kept last of this work; empty if nothing ever was. */
    Optional<Progress> progress(String work);

    /** Keeps how far the work has come, and whether it did: not if a newer version is at work already. */
    boolean keep(String work, Progress progress);

    /** At most so many requests, as they are now. A request that comes in the meantime may be on no page. */
    Page page(Optional<String> after, int limit);

    /** Puts other words in the steps of a request; a step that somebody else changes at the same moment stays theirs. */
    void rewordSteps(RequestId id, UnaryOperator<String> words);
}
