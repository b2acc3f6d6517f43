package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.testing.Eventually;

/** People sign in through an OpenID provider, by authorization code with PKCE, on the packaged system. */
class SignInIT {
    /** Short enough to wait for its end, long enough not to be renewed at each call. */
    private static final int TOKEN_SECONDS = 40;

    private static final Pattern READY = Pattern.compile("is ready at (http\\S+)");

    @TempDir
    Path home;

    @Test
    void peopleSignInStayInAndAreLetOut() throws Exception {
        int port = RunningSystem.freePort();
        String page = "http://127.0.0.1:" + port;
        Path told = home.resolve("provider.log");
        Process provider = node(told, "test/provider/start.mjs", "0", page, Integer.toString(TOKEN_SECONDS));
        try {
            Eventually.within(
                    Duration.ofMinutes(3),
                    () -> assertThat(Repository.text(told)).containsPattern(READY));
            Matcher ready = READY.matcher(Repository.text(told));
            assertThat(ready.find()).isTrue();
            String issuer = ready.group(1);
            try (RunningSystem system =
                    RunningSystem.start(home.resolve("system"), port, Map.of("ISMTR_ISSUER", issuer))) {
                Path walked = home.resolve("walk.log");
                Process walk =
                        node(walked, "test/sign-in-walk.mjs", system.uri("/").toString());
                boolean ended = walk.waitFor(4, TimeUnit.MINUTES);
                walk.destroyForcibly().waitFor();
                assertThat(ended && walk.exitValue() == 0)
                        .as(Repository.text(walked))
                        .isTrue();
            }
        } finally {
            provider.destroyForcibly().waitFor();
        }
    }

    private static Process node(Path told, String... command) throws IOException {
        String[] whole = new String[command.length + 1];
        whole[0] = "node";
        System.arraycopy(command, 0, whole, 1, command.length);
        return new ProcessBuilder(whole)
                .directory(Repository.ROOT.resolve("dashboard").toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
    }
}
