package ua.ismtr.topics;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The bytes of the model beside these classes. Read from their folder or jar at once: a class loader would look for it
 * in all the modules of the platform first, which takes a cold virtual machine some 25 ms.
 */
final class PackagedModel {
    private static final String PATH = "ua/ismtr/topics/topics.model";

    private PackagedModel() {}

    static byte[] bytes() {
        try {
            File place = new File(PackagedModel.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return place.isDirectory() ? inFolder(place) : inJar(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The topic model has no place", e);
        }
    }

    private static byte[] inFolder(File folder) throws IOException {
        try (InputStream in = new FileInputStream(new File(folder, PATH))) {
            return in.readAllBytes();
        }
    }

    private static byte[] inJar(File file) throws IOException {
        try (ZipFile jar = new ZipFile(file)) {
            ZipEntry entry = jar.getEntry(PATH);
            if (entry == null) {
                throw new IOException("There is no topic model in ".concat(file.getPath()));
            }
            byte[] bytes = new byte[(int) entry.getSize()];
            try (InputStream in = jar.getInputStream(entry)) {
                in.readNBytes(bytes, 0, bytes.length);
            }
            return bytes;
        }
    }
}
