package ua.ismtr.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The requests in the order in which people read them. */
public interface RequestList {
    /** So many requests can be read to put them in an order in which no list is kept. */
    int MOST_ORDERED = 5_000;

    /**
     * Some of the list.
     *
     * @param next where the next page begins; empty at the end of the list
     */
    record Page(List<StoredRequest> requests, Optional<String> next) {}

    /**
     * The requests that are wanted, newest first; those that need review in the order in which they are to be
     * reviewed, the most urgent first and among them the oldest. Pages that follow each other show each request that
     * was stored before the first of them, and stays where it is, exactly once, whatever is written meanwhile. A page may be
     * shorter than asked for, even empty, before the list ends: reading it never costs more than some queries. Newest
     * or oldest first where the filter says so.
     *
     * @param after where the page before ended
     * @param limit 1 to 100
     */
    Page page(RequestFilter query, Optional<String> after, int limit);

    /**
     * Some of the list in the order that the filter names and no list is kept in: all of it is read. Empty where more
     * than {@link #MOST_ORDERED} would have to be.
     */
    Optional<Page> made(RequestFilter query, Optional<String> after, int limit);

    /**
     * All requests that are wanted, in their order.
     *
     * @param most of the requests on the list that is read for it; empty where there are more
     */
    Optional<List<StoredRequest>> all(RequestFilter query, int most);

    /**
     * How many are wanted.
     *
     * @param most of the requests that may have to be read to know; empty where there are more
     */
    OptionalInt count(RequestFilter query, int most);

    /**
     * The requests whose text, region, topics or standing for themselves were changed at this time or later, as they
     * are now.
     *
     * @param known versions that have been read: of such a request only a later one is wanted
     */
    List<StoredRequest> changedSince(Instant time, Map<RequestId, Long> known);

    /** Shows all of the list to {@code action}, one request after the other, with some hundreds in memory at a time. */
    void each(RequestFilter query, Consumer<StoredRequest> action);
}
