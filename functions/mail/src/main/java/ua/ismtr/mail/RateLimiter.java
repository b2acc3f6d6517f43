package ua.ismtr.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps the rate of the sending service: each turn comes at least so long after the one before. */
final class RateLimiter {
    /** Waits. */
    interface Pause {
        void of(Duration time);

        /** Waiting as it is: the thread sleeps. */
        static void sleep(Duration time) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a turn", e);
            }
        }
    }

    private final Duration between;
    private final Clock clock;
    private final Pause pause;
    private Instant next = Instant.EPOCH;

    /** So many turns a second. */
    RateLimiter(double perSecond, Clock clock, Pause pause) {
        this.between = Duration.ofNanos((long) (Duration.ofSeconds(1).toNanos() / perSecond));
        this.clock = clock;
        this.pause = pause;
    }

    /** Returns when it is the caller's turn. */
    void await() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            pause.of(Duration.between(now, next));
            now = next;
        }
        next = now.plus(between);
    }

    /** Waits because the service asked for less; the next turn comes after it. */
    void backOff(Duration time) {
        pause.of(time);
    }
}
