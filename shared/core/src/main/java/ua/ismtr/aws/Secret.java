package ua.ismtr.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A value of AWS Secrets Manager as it is now: one that was replaced there is in use a minute later. It is read while
 * a function starts, or after its snapshot was restored, and again by the first use when that was a minute ago. While
 * it cannot be read, or what is read makes no sense, the last good one stays in use.
 */
public final class Secret<T> implements Supplier<T>, Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Secret.class);
    private static final Duration AGE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final String arn;
    private final Function<String, String> source;
    private final Function<String, T> parse;
    private final InstantSource clock;
    private @Nullable T value;
    private Instant readAgain = Instant.MIN;

    /**
     * A secret that nothing was read of yet.
     *
     * @param source reads it, or throws {@link SdkClientException}
     * @param parse throws {@link IllegalArgumentException} if the text makes no sense
     */
    Secret(String arn, Function<String, String> source, Function<String, T> parse, InstantSource clock) {
        this.arn = arn;
        this.source = source;
        this.parse = parse;
        this.clock = clock;
    }

    /** Begins to read beside the other work of a start. Before a snapshot nothing is read, so that none is in it. */
    Secret<T> begin(boolean beforeSnapshot) {
        Core.getGlobalContext().register(this);
        if (!beforeSnapshot) {
            readAside();
        }
        return this;
    }

    private void readAside() {
        Thread.ofPlatform().daemon().name("secret").start(() -> {
            try {
                get();
            } catch (SdkClientException e) {
                LOG.warn("{}; it is read again when it is needed", e.getMessage());
            }
        });
    }

    /** @throws SdkClientException if no value of it was ever had */
    @Override
    public synchronized T get() {
        Instant now = clock.instant();
        T known = value;
        if (known != null && now.isBefore(readAgain)) {
            return known;
        }
        try {
            T read = parse.apply(source.apply(arn));
            value = read;
            readAgain = now.plus(AGE);
            return read;
        } catch (SdkClientException | IllegalArgumentException e) {
            if (known == null) {
                throw SdkClientException.create(reason(e));
            }
            LOG.warn("{}; the last good one stays in use", reason(e));
            readAgain = now.plus(PAUSE);
            return known;
        }
    }

    /** A message of parsing may hold a part of what was parsed. */
    private String reason(RuntimeException e) {
        return e instanceof SdkClientException ? String.valueOf(e.getMessage()) : "Secret " + arn + " makes no sense";
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        synchronized (this) {
            value = null;
        }
        readAside();
    }

    @Override
    public String toString() {
        return "Secret[" + arn + "]";
    }
}
