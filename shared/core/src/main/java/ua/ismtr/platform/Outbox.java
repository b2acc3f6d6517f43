package ua.ismtr.platform;

import java.util.List;
import ua.ismtr.changes.RequestChanges;

/** What the platform is yet to be told. Promises are made with the change itself, see {@link RequestChanges}. */
public interface Outbox {
    /** Promises that are not kept yet, oldest first, some hundreds at most. */
    List<PlatformMessage> open();

    /** Notes that the promise is in the queue of what is sent; noting it again changes nothing. */
    void kept(PlatformMessage message);
}
