package ua.ismtr.local.emulators;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Class paths that the build has resolved, each from a module of its own. */
final class ResolvedClassPath {
    private ResolvedClassPath() {}

    /** The jars of the module with this name under {@code servers}. */
    static List<String> of(String module) {
        String name = module + "/classpath";
        try (InputStream resource = ResolvedClassPath.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("The class path of " + module + " was not built: resource " + name);
            }
            return List.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
