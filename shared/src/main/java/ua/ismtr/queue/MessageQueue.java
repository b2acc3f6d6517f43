package ua.ismtr.queue;

/** Where a function puts what another one is to do. */
public interface MessageQueue {
    /** Puts the value, as JSON, in the queue; when this returns it is stored durably. */
    void send(Object value);
}
