package ua.ismtr.queue;

import java.util.List;

/** Where a function puts what another one is to do. */
public interface MessageQueue {
    /** Puts the value, as JSON, in the queue; when this returns it is stored durably. */
    void send(Object value);

    /** Puts all the values in the queue; when this returns they are stored durably, and some may be if it fails. */
    default void sendAll(List<?> values) {
        values.forEach(this::send);
    }
}
