package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.testing.Eventually;

/** The packaged system when everything ends at once. */
class PowerCutIT {
    private static final Duration COUNTED = Duration.ofMinutes(8);

    @TempDir
    Path home;

    @Test
    void whatWasAcceptedBeforeEverythingWasKilledIsCountedAfterwards() {
        try (RunningSystem system = RunningSystem.start(home)) {
            Instant now = Instant.now();
            int accepted = 0;
            for (int i = 0; i < 40; i++) {
                if (system.submit("cut-" + i, Requests.body("UA18", i, now)).statusCode() == 202) {
                    accepted++;
                }
            }
            system.killAll();
            system.start();
            for (int i = 0; i < 40; i++) {
                assertThat(system.submit("cut-" + i, Requests.body("UA18", i, now))
                                .statusCode())
                        .isEqualTo(202);
            }
            assertThat(accepted).isPositive();
            Eventually.within(COUNTED, () -> assertThat(requests(system)).isEqualTo(40));
            // Late repetitions would show in the figures while the queues are being emptied.
            system.send(HttpRequest.newBuilder(system.uri("/local/schedules/SnapshotsFunction"))
                    .POST(BodyPublishers.noBody()));
            assertThat(requests(system)).isEqualTo(40);
        }
    }

    private static int requests(RunningSystem system) {
        return system.dashboard(system.token("moderator"), "?region=UA-18")
                .at("/totals/requests")
                .asInt();
    }
}
