package ua.ismtr.changes;

import java.time.Instant;
import java.util.List;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.StoredRequest;

/** Stores new requests. */
public interface NewRequests {
    /**
     * What is stored in one moment.
     *
     * @param request the request in its first version, without personal data
     * @param original who wrote it, and in which words
     * @param acceptedAt when it was accepted; from then on the original is kept for its retention time
     * @param told what the platform is to be told
     */
    record Arrival(StoredRequest request, Original original, Instant acceptedAt, List<PlatformMessage> told) {}

    /**
     * Stores the request with its places in all lists, its original and its outbox entries, unless one of its id is
     * stored already: then nothing is written, and the answer is the one that is stored. Counting is not part of it:
     * that is done for many requests at once.
     */
    StoredRequest insert(Arrival arrival);
}
