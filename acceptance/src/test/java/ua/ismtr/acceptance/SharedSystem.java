package ua.ismtr.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One running system for all test classes that register it, empty when the first of them begins. Figures are compared with what they
 * were before, and what a class sends has ids of its own; {@code @Order} of a class says when it must come early or late. A class
 * that stops or breaks the system starts its own.
 *
 * <pre>{@code @RegisterExtension static final SharedSystem SHARED = new SharedSystem();}</pre>
 */
final class SharedSystem implements BeforeAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedSystem.class);

    private @Nullable RunningSystem system;

    RunningSystem get() {
        return Objects.requireNonNull(system, "register the extension as a static field");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        system = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("system", ignored -> Started.start(), Started.class)
                .system();
    }

    private record Started(RunningSystem system, Path home) implements AutoCloseable {
        static Started start() {
            try {
                Path home = Files.createTempDirectory("ismtr-");
                return new Started(RunningSystem.start(home), home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            system.close();
            try (Stream<Path> all = Files.walk(home)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
