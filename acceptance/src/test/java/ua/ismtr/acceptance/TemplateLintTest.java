package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** AWS's linter has nothing to say about the templates. Where it is not installed, the build says so and goes on. */
class TemplateLintTest {
    @Test
    void cfnLintFindsNothing() throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cfn-lint")));
        if (!installed) {
            System.out.println(
                    "cfn-lint is not installed: template.yaml and edge.yaml were not linted. Install it by: pip"
                            + " install cfn-lint");
            return;
        }
        Process lint = new ProcessBuilder("cfn-lint", "template.yaml", "edge.yaml")
                .directory(Repository.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String findings = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(lint.waitFor()).as(findings).isZero();
    }
}
