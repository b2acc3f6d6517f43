package ua.ismtr.local.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A function's zip, unpacked as AWS Lambda does it: jars in {@code lib/}, everything else beside. */
record FunctionPackage(Path folder) {

    /**
     * Unpacks the zip beside itself, once for each content of it.
     *
     * @throws IllegalStateException if there is no such zip
     */
    static FunctionPackage unpack(String function, Path zip) {
        if (!Files.isRegularFile(zip)) {
            throw new IllegalStateException(
                    "The package of " + function + " is not built: " + zip + " is missing. Build with: mvn package");
        }
        try {
            Path folder = zip.resolveSibling("unpacked").resolve(function + "-" + checksum(zip));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(Objects.requireNonNull(folder.getParent()));
                Path partial = Files.createTempDirectory(folder.getParent(), "partial-");
                extract(zip, partial);
                settle(partial, folder);
            }
            return new FunctionPackage(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + zip, e);
        }
    }

    /** The class path that the managed Java runtime gives: its jars in the order of their names. */
    List<String> classPath() {
        List<String> classPath = new ArrayList<>();
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            jars.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .map(Path::toString)
                    .forEach(classPath::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classPath;
    }

    private static String checksum(Path zip) throws IOException {
        try (InputStream content = Files.newInputStream(zip)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(Path zip, Path folder) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("An entry outside of the package: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(entries, target);
                }
            }
        }
    }

    /** Another system may have unpacked the same zip meanwhile. */
    private static void settle(Path partial, Path folder) throws IOException {
        try {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            delete(partial);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
