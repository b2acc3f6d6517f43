package ua.ismtr.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void countsDaysBackInKyivAndSubmitsTheOldestFirst() {
        List<Demo.Submission> submissions = Demo.read(
                List.of(
                        "{\"daysAgo\":0,\"time\":\"23:00\",\"body\":{\"type\":\"t\"}}",
                        "{\"daysAgo\":150,\"time\":\"09:14\",\"body\":{\"type\":\"t\"}}"),
                START);

        assertThat(submissions)
                .containsExactly(
                        new Demo.Submission(
                                "demo-2",
                                Instant.parse("2026-06-25T06:14:00Z"),
                                "{\"type\":\"t\",\"timestamp\":\"2026-06-25T06:14:00Z\"}"),
                        new Demo.Submission(
                                "demo-1", START, "{\"type\":\"t\",\"timestamp\":\"2026-11-22T08:00:00Z\"}"));
    }

    @Test
    void countsTheDesiredDayFromTheDayOfSubmissionInKyiv() {
        List<Demo.Submission> submissions = Demo.read(
                List.of("{\"daysAgo\":1,\"time\":\"00:10\",\"desiredInDays\":14,\"body\":{\"data\":{\"text\":\"t\"}}}"),
                START);

        assertThat(submissions)
                .containsExactly(
                        new Demo.Submission(
                                "demo-1",
                                Instant.parse("2026-11-20T22:10:00Z"),
                                "{\"data\":{\"text\":\"t\",\"desiredBy\":\"2026-12-05\"},\"timestamp\":\"2026-11-20T22:10:00Z\"}"));
    }

    @Test
    void namesTheLineThatCannotBeUsed() {
        assertThatThrownBy(() -> Demo.read(List.of("{\"daysAgo\":1}"), START)).hasMessageStartingWith("Line 1");
    }

    @Test
    void isPendingFromTheFirstStartUntilItIsComplete(@TempDir Path home) {
        Demo demo = new Demo(home, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        assertThat(demo.isPending()).isFalse();
        demo.begin(START);
        assertThat(demo.isPending()).isTrue();
    }

    /** The example of the specification, from its reference implementations. */
    @Test
    void signsAsStandardWebhooksSay() {
        assertThat(WebhookSignature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
