package ua.ismtr.local.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import ua.ismtr.local.emulators.GuardedJvm;

/**
 * What makes the processes of a function start faster: a file in which a process that has set itself up leaves its loaded classes to
 * those that come after it. A JVM that cannot use the file starts without it.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
final class StartCache {
    private final Path file;
    private final boolean possible;

    private StartCache(Path file, boolean possible) {
        this.file = file;
        this.possible = possible;
    }

    /** The cache of the program in the folder. Another program, class path or JVM has another one; theirs are deleted. */
    static StartCache of(Path folder, GuardedJvm program) {
        List<String> jars = program.wholeClassPath();
        // The JVM makes no cache of classes that are not in jars.
        boolean possible = jars.stream().allMatch(jar -> jar.endsWith(".jar"));
        try {
            return new StartCache(folder.resolve("app-" + key(program, jars) + ".aot"), possible);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the folder " + folder, e);
        }
    }

    boolean exists() {
        return Files.isReadable(file);
    }

    /** Whether there is none yet and one can be made. */
    boolean isWanted() {
        return possible && !exists();
    }

    /** The JVM's options by which a process uses the cache. */
    List<String> use() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** A file of its own for the process that is to leave a cache; another system may make the same cache at this moment. */
    Path attempt() {
        return file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
    }

    /** The JVM's options by which a process leaves a cache when it ends by {@code SIGTERM}. */
    static List<String> leave(Path attempt) {
        return List.of("-XX:AOTCacheOutput=" + attempt);
    }

    /** Takes what the process has left, if anything. */
    void take(Path attempt) {
        try {
            if (Files.exists(attempt) && Files.size(attempt) > 0) {
                Files.move(attempt, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + file, e);
        }
    }

    private static String key(GuardedJvm program, List<String> jars) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(System.getProperty("java.vm.version")).append(System.getProperty("java.home"));
        text.append(program.options()).append(program.mainClass());
        for (String jar : jars) {
            Path path = Path.of(jar);
            text.append(jar).append(Files.size(path)).append(Files.getLastModifiedTime(path));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
