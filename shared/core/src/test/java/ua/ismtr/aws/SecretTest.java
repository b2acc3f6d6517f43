package ua.ismtr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class SecretTest {
    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final AtomicInteger reads = new AtomicInteger();
    private String stored = "1";
    private final Secret<Integer> secret = new Secret<>("arn", arn -> read(), Integer::parseInt, () -> now);

    private String read() {
        reads.incrementAndGet();
        if (stored.isEmpty()) {
            throw SdkClientException.create("cannot be read");
        }
        return stored;
    }

    @Test
    void isReadOnceAMinute() {
        assertThat(secret.get()).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(59));
        assertThat(secret.get()).isEqualTo(1);
        assertThat(reads).hasValue(1);
        stored = "2";
        now = now.plus(Duration.ofSeconds(1));
        assertThat(secret.get()).isEqualTo(2);
    }

    @Test
    void theLastGoodOneStaysWhileThereIsNoBetter() {
        secret.get();
        for (String bad : new String[] {"", "no number"}) {
            stored = bad;
            now = now.plus(Duration.ofMinutes(2));
            assertThat(secret.get()).isEqualTo(1);
            int before = reads.get();
            assertThat(secret.get()).isEqualTo(1);
            assertThat(reads).as("not asked for at each use").hasValue(before);
        }
        stored = "3";
        now = now.plus(Duration.ofSeconds(10));
        assertThat(secret.get()).isEqualTo(3);
    }

    @Test
    void oneThatWasNeverHadIsOutOfReachAndNotShown() {
        stored = "whsec_very-secret";
        assertThatThrownBy(secret::get)
                .isInstanceOf(SdkClientException.class)
                .hasMessage("Secret arn makes no sense")
                .hasNoCause();
        assertThat(secret).hasToString("Secret[arn]");
        stored = "4";
        assertThat(secret.get()).isEqualTo(4);
    }

    @Test
    void isReadAgainAfterASnapshotWasRestored() {
        secret.get();
        stored = "5";
        secret.afterRestore(NO_CONTEXT);
        assertThat(secret.get()).isEqualTo(5);
    }

    private static final Context<Resource> NO_CONTEXT = new Context<>() {
        @Override
        public void register(Resource resource) {}

        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {}

        @Override
        public void afterRestore(Context<? extends Resource> context) {}
    };
}
