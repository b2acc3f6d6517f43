package ua.ismtr.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.local.emulators.FunctionLoop;
import ua.ismtr.testing.Eventually;

/** The local system as on a machine for which AWS's runtime interface client has no native code. */
final class OwnRuntimeIT {
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void runsTheSamePackages() throws Exception {
        int port = TriedSystem.freePort();
        Path output = folder.resolve("output");
        TriedSystem tried = new TriedSystem(folder, port, TriedSystem.TEMPLATE);
        Process process = tried.start(folder.resolve("home"), output, Map.of("ISMTR_FUNCTION_RUNTIME", "own"));
        try {
            Eventually.within(SOON, () -> assertThat(Files.readString(output)).contains("ISMTR is ready"));

            HttpResponse<String> answer = tried.post("/open/one", "{\"b\":3}");
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(JsonMapper.builder()
                            .build()
                            .readTree(answer.body())
                            .path("body")
                            .asText())
                    .isEqualTo("{\"b\":3}");
            assertThat(tried.post("/local/schedules/Tried", "").body()).isEqualTo("\"ticked\"");
            long pid = Long.parseLong(answer.headers().firstValue("x-pid").orElseThrow());
            assertThat(ProcessHandle.of(pid)
                            .flatMap(handler -> handler.info().commandLine())
                            .orElseThrow())
                    .contains(FunctionLoop.class.getName())
                    .doesNotContain("runtimeapi.NativeClient");
        } finally {
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
