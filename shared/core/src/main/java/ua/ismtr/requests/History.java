package ua.ismtr.requests;

import java.util.List;

/** The steps of requests. They are written with the request; here they are read. */
public interface History {
    /** All steps of the request, oldest first. */
    List<HistoryEntry> of(RequestId id);
}
