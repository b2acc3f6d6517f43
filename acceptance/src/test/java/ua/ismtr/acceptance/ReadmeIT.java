package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README shows to be pasted into a shell does what README says, block after block. */
class ReadmeIT {
    private static final String DEVELOPMENT_KEY = "aXNtdHItZGV2ZWxvcG1lbnQtc2VjcmV0LTAwMDE=";

    /** A person reads on while a request is being classified. */
    private static final String UNTIL_CLASSIFIED = """
        until curl -sf "http://127.0.0.1:8080/v1/training-requests/$request" -H "authorization: Bearer $token" > /dev/null; do sleep 0.2; done
        """;

    @RegisterExtension
    static final SharedSystem SHARED = new SharedSystem();

    @TempDir
    Path folder;

    /** Those that have to be there, and those of other people's machines where they are. */
    static Stream<String> shells() {
        String path = Objects.requireNonNull(System.getenv("PATH"));
        return Stream.concat(
                Stream.of("sh", "bash"),
                Stream.of("dash", "zsh")
                        .filter(shell -> Arrays.stream(path.split(File.pathSeparator, -1))
                                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)))));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void itsCurlBlocksWorkInTheirOrderAndThenInAnyOther(String shell) throws IOException, InterruptedException {
        List<String> blocks = Repository.blocks("README.md", "sh")
                .filter(block -> block.contains("curl "))
                .toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(4);
        StringBuilder script = new StringBuilder("set -eu\ncurl() { command curl -f \"$@\"; }\n");
        for (int i = 0; i < blocks.size(); i++) {
            script.append("echo; echo \"block ").append(i).append("\"\n").append(blocks.get(i));
            script.append(i == 1 ? UNTIL_CLASSIFIED : "");
        }
        blocks.reversed()
                .forEach(block -> script.append("echo; echo \"block again\"\n").append(block));
        Path file = Files.writeString(
                folder.resolve("blocks"),
                script.toString()
                        .replace("http://127.0.0.1:8080", SHARED.get().uri("").toString())
                        .replace(DEVELOPMENT_KEY, RunningSystem.SECRET.substring("whsec_".length())));
        Path output = folder.resolve("output");
        Process run = new ProcessBuilder(shell, file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(run.waitFor(3, TimeUnit.MINUTES)).isTrue();

        String printed = Repository.text(output);
        assertThat(run.exitValue()).as(printed).isZero();
        List<String> answers = List.of(printed.split("block (?:\\d+|again)\n"));
        assertThat(answers.get(1)).contains("\"requestId\":", "\"status\":\"accepted\"");
        assertThat(answers.get(2)).contains("\"region\":\"UA-46\"", "\"totals\":");
        assertThat(answers.get(3)).contains("me@example.gov.ua");
        assertThat(answers.get(4)).contains("\"items\":", "200", "\"topic\":\"veterans\"");
        assertThat(answers).hasSize(1 + 2 * blocks.size());
    }
}
