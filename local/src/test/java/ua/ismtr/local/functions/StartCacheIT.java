package ua.ismtr.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.local.template.Template;
import ua.ismtr.local.tried.TriedHandler;
import ua.ismtr.local.tried.TriedPackage;
import ua.ismtr.testing.Eventually;

final class StartCacheIT {
    private static final String TICK = "{\"source\":\"aws.scheduler\"}";
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void isLeftByAProcessThatHasWorkedAndUsedByTheNextOnes() throws Exception {
        try (LocalFunctions functions = new LocalFunctions(folder)) {
            LocalFunction tried = add(functions);
            assertTicks(tried);
            List<Long> first = tried.pids();
            tried.fillCache();

            assertThat(Files.size(cache())).isPositive();
            assertThat(tried.pids()).hasSize(1).doesNotContainAnyElementsOf(first);
            assertThat(commandLine(tried)).contains("-XX:AOTCache=" + cache());
            assertTicks(tried);
        }
        try (LocalFunctions again = new LocalFunctions(folder)) {
            LocalFunction tried = add(again);
            assertTicks(tried);
            assertThat(commandLine(tried)).contains("-XX:AOTCache=" + cache());
        }
    }

    @Test
    void doesNoHarmWhenItIsDamagedOrGone() throws Exception {
        try (LocalFunctions functions = new LocalFunctions(folder)) {
            LocalFunction tried = add(functions);
            assertTicks(tried);
            tried.fillCache();
            byte[] whole = Files.readAllBytes(cache());

            Files.write(cache(), List.of("no cache"));
            killAndAwaitReplacement(tried);
            assertTicks(tried);

            Files.write(cache(), Arrays.copyOf(whole, whole.length / 2));
            killAndAwaitReplacement(tried);
            assertTicks(tried);

            Files.delete(cache());
            killAndAwaitReplacement(tried);
            assertTicks(tried);
        }
    }

    private LocalFunction add(LocalFunctions functions) {
        TriedPackage.write(folder);
        Template.Function function = new Template.Function(
                Path.of("function.zip"),
                TriedHandler.class.getName(),
                128,
                Duration.ofSeconds(20),
                OptionalInt.empty(),
                "TEXT",
                Map.of(),
                List.of());
        functions.add("Tried", function, folder, Map.of("NOTES", folder.resolve("notes").toString()));
        return functions.get("Tried");
    }

    private static void assertTicks(LocalFunction function) throws InterruptedException {
        assertThat(function.invoke(TICK)).isEqualTo(new Outcome.Returned("\"ticked\""));
    }

    private static void killAndAwaitReplacement(LocalFunction function) {
        List<Long> killed = function.pids();
        killed.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        Eventually.within(SOON, () -> assertThat(function.pids()).isNotEmpty().doesNotContainAnyElementsOf(killed));
    }

    private static String commandLine(LocalFunction function) {
        return ProcessHandle.of(function.pids().getFirst())
                .flatMap(process -> process.info().commandLine())
                .orElseThrow();
    }

    private Path cache() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("packages"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).findFirst().orElseThrow();
        }
    }
}
