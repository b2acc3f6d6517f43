package ua.ismtr.local.tried;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages the tried function as the build packages those of the system. */
public final class TriedPackage {
    private TriedPackage() {}

    /** Writes {@code function.zip} into the folder. */
    public static void write(Path folder) {
        String name = TriedHandler.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(folder.resolve("function.zip"));
                ZipOutputStream zip = new ZipOutputStream(file);
                InputStream code = Objects.requireNonNull(TriedHandler.class.getResourceAsStream("/" + name))) {
            zip.putNextEntry(timeless(new ZipEntry("lib/function.jar")));
            JarOutputStream jar = new JarOutputStream(zip);
            jar.putNextEntry(timeless(new JarEntry(name)));
            code.transferTo(jar);
            jar.finish();
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same function makes the same package each time. */
    private static ZipEntry timeless(ZipEntry entry) {
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }
}
