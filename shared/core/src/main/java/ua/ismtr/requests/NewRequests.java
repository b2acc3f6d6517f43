package ua.ismtr.requests;

/** Stores new requests. */
public interface NewRequests {
    /**
     * Stores the request, with its places in all lists, unless one of its id is stored already; answers with the one
     * that is stored. Counting is not part of it: that is done for many requests at once.
     */
    StoredRequest putIfAbsent(StoredRequest request);
}
