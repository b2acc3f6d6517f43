package ua.ismtr.store;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads attributes of items that must have them, and paces repetitions. */
final class Items {
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private Items() {}

    static String text(Map<String, AttributeValue> item, String name) {
        return value(item, name).s();
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(value(item, name).n());
    }

    static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "An item has no " + name);
    }

    /** Waits before another attempt, longer and longer and by chance, so that writers who met do not meet again. */
    static void pauseBefore(int attempt) {
        if (attempt == 0) {
            return;
        }
        long most = Math.min(LONGEST_PAUSE.toMillis(), 10L << attempt);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for other writers", e);
        }
    }
}
