package ua.ismtr.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.emulators.Service;

final class BuildServersIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void endWithTheBuildThatIsKilled() throws Exception {
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Build.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("build.log").toFile())
                .start();
        try {
            Eventually.within(
                    Duration.ofMinutes(2),
                    () -> assertThat(Files.exists(folder.resolve("started")))
                            .as(Files.readString(folder.resolve("build.log")))
                            .isTrue());
            EmulatedService dynamoDb =
                    BuildServers.running(Service.DYNAMODB, folder).orElseThrow();
            assertThat(BuildServers.running(Service.SQS, folder)).isPresent();
            assertThat(BuildServers.running(Service.S3, folder)).isPresent();

            build.destroyForcibly().waitFor();

            Eventually.within(
                    Duration.ofSeconds(30), () -> assertThat(dynamoDb.isUp()).isFalse());
            assertThat(BuildServers.running(Service.DYNAMODB, folder)).isEmpty();
        } finally {
            build.destroyForcibly();
        }
    }

    /** A build that has started the servers and does not end. */
    static final class Build {
        private Build() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            int exit = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            BuildServers.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit == 0) {
                Files.createFile(folder.resolve("started"));
            }
            Thread.sleep(Duration.ofMinutes(5));
        }
    }
}
