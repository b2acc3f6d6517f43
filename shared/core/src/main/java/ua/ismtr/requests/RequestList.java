package ua.ismtr.requests;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The requests in the order in which people read them. */
public interface RequestList {
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
     * shorter than asked for, even empty, before the list ends: reading it never costs more than some queries.
     *
     * @param after where the page before ended
     * @param limit 1 to 100
     */
    Page page(RequestFilter query, Optional<String> after, int limit);

    /** Shows all of the list to {@code action}, one request after the other, with some hundreds in memory at a time. */
    void each(RequestFilter query, Consumer<StoredRequest> action);
}
