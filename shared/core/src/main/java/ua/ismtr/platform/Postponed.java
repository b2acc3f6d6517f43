package ua.ismtr.platform;

import java.time.Instant;
import java.util.List;

/** Notifications that are to be sent later. None of them waits in a queue, whose messages may not go round for hours. */
public interface Postponed {
    /** Keeps it until its time; the same again changes nothing. */
    void add(Notification notification);

    /** Those whose time has come, the earliest first, some hundreds at most. */
    List<Notification> due(Instant now);

    /** Notes that it is in the queue of what is sent. */
    void remove(Notification notification);
}
