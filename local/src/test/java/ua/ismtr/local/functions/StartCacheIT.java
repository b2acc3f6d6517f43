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
import ua.ismtr.local.emulators.LambdaRuntime;
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
    void isMadeOnceForABuildAndUsedByEveryProcess() throws Exception {
        try (LocalFunctions functions = new LocalFunctions(folder, LambdaRuntime.ofThisMachine())) {
            LocalFunction tried = add(functions);
            assertThat(functions.lackStartCaches()).isTrue();
            functions.makeStartCaches();

            assertThat(functions.lackStartCaches()).isFalse();
            assertThat(tried.pids()).isEmpty();
            assertTicks(tried);
            assertThat(commandLine(tried)).contains("-XX:AOTCache=" + cache());
        }
        try (LocalFunctions again = new LocalFunctions(folder.resolve("another-home"), LambdaRuntime.ofThisMachine())) {
            LocalFunction tried = add(again);
            assertThat(again.lackStartCaches()).isFalse();
            assertTicks(tried);
            assertThat(commandLine(tried)).contains("-XX:AOTCache=" + cache());
        }
    }

    @Test
    void doesNoHarmWhenItIsDamagedOrGone() throws Exception {
        try (LocalFunctions functions = new LocalFunctions(folder, LambdaRuntime.ofThisMachine())) {
            LocalFunction tried = add(functions);
            functions.makeStartCaches();
            byte[] whole = Files.readAllBytes(cache());

            Files.write(cache(), List.of("no cache"));
            assertTicks(tried);
            kill(tried);

            Files.write(cache(), Arrays.copyOf(whole, whole.length / 2));
            assertTicks(tried);
            kill(tried);

            Files.delete(cache());
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
        functions.add(
                "Tried",
                function,
                folder,
                Map.of("NOTES", folder.resolve("notes").toString()));
        return functions.get("Tried");
    }

    private static void assertTicks(LocalFunction function) throws InterruptedException {
        assertThat(function.invoke(TICK)).isEqualTo(new Outcome.Returned("\"ticked\""));
    }

    private static void kill(LocalFunction function) {
        function.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        Eventually.within(SOON, () -> assertThat(function.pids()).isEmpty());
    }

    private static String commandLine(LocalFunction function) {
        return ProcessHandle.of(function.pids().getFirst())
                .flatMap(process -> process.info().commandLine())
                .orElseThrow();
    }

    private Path cache() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("unpacked"))) {
            return files.filter(file -> file.toString().endsWith(".aot"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
