package ua.ismtr.queue;

import java.time.Duration;

/** Where a function puts what is to be done later. */
public interface DelayedQueue {
    /** Puts the value in the queue, to be received after the delay or after 15 minutes, whichever is less. */
    void send(Object value, Duration delay);
}
