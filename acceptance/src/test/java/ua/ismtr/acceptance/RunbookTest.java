package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the commands of the guides for people who deploy and operate to what a shell can read and what the stack has. */
class RunbookTest {
    private static final Pattern RESOURCE = Pattern.compile("\\$\\(table (\\w+)\\)|LogicalResourceId!='(\\w+)'");

    @TestFactory
    Stream<DynamicTest> everyBlockIsShell() {
        return Stream.of("docs/operations.md", "docs/deployment.md")
                .flatMap(page -> Repository.blocks(page, "sh")
                        .map(block -> DynamicTest.dynamicTest(
                                page + ": " + block.lines().findFirst().orElse(""), () -> parse(block))));
    }

    private static void parse(String block) throws Exception {
        Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
        try (OutputStream input = shell.getOutputStream()) {
            input.write(block.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Restore",
                "Requests that are not counted",
                "A model that was refused",
                "An outage",
                "Roll back",
                "Nobody is administrator any more",
                "Change a secret"
            })
    void whatCanGoWrongHasAChapterWithItsCommandsOrLeadsToThem(String chapter) {
        String page = Repository.text(Repository.ROOT.resolve("docs/operations.md"));
        assertThat(page).contains("\n## " + chapter + "\n");
        String text = page.substring(page.indexOf("\n## " + chapter + "\n") + 1);
        int end = text.indexOf("\n## ");
        assertThat(end < 0 ? text : text.substring(0, end)).containsPattern("```sh\n|\\]\\((#|deployment\\.md#)");
    }

    @Test
    void everyResourceThatACommandNamesIsInTheTemplate() {
        JsonNode resources = Repository.yaml("template.yaml").path("Resources");
        assertThat(RESOURCE.matcher(Repository.text(Repository.ROOT.resolve("docs/operations.md")))
                        .results()
                        .map(name -> name.group(1) == null ? name.group(2) : name.group(1)))
                .isNotEmpty()
                .allMatch(resources::has);
    }
}
