package ua.ismtr.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what becomes true in time, without sleeping longer than needed. */
public final class Eventually {
    private Eventually() {}

    /** Repeats the assertion until it holds; after the time it fails as the assertion did last. */
    public static void within(Duration time, ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(time)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
