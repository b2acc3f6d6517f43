package ua.ismtr.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The folder of the local data, open to its owner alone and held by one running system at a time. The lock is the operating system's:
 * it ends with the process.
 */
final class DataFolder implements AutoCloseable {
    /**
     * The layout of what is stored: keys and attributes of the tables, messages, objects. It is raised by a change after which data
     * stored before would be read wrongly.
     */
    private static final String LAYOUT = "2";

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws StartFailure if another system holds the folder, or the data in it are of another layout */
    static DataFolder open(Path folder) {
        try {
            boolean own = isOwn(folder);
            Files.createDirectories(folder.resolve("logs"));
            if (own) {
                closeToOthers(folder);
            }
            Path file = folder.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartFailure("ISMTR runs already with the data in " + folder
                        + ". Stop it, or choose another folder with ISMTR_HOME.");
            }
            DataFolder opened = new DataFolder(folder, channel);
            opened.checkLayout();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the folder " + folder, e);
        }
    }

    /** Whether nothing else can be in the folder: it is new, empty, or was made by a system before. */
    private static boolean isOwn(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve("lock"))) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void closeToOthers(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Data without the file are older than it. */
    private void checkLayout() throws IOException {
        Path file = folder.resolve("layout");
        if (isEmpty()) {
            Files.writeString(file, LAYOUT);
            return;
        }
        String found = Files.exists(file) ? Files.readString(file).strip() : "1";
        if (!found.equals(LAYOUT)) {
            channel.close();
            throw new StartFailure("The data in " + folder + " were stored by another version of ISMTR (layout " + found
                    + "; this version reads layout " + LAYOUT
                    + "). To keep them, run that version. To begin again, delete "
                    + folder + " or choose another folder with ISMTR_HOME.");
        }
    }

    Path folder() {
        return folder;
    }

    /** Whether no system has kept data here yet. */
    boolean isEmpty() {
        return !Files.exists(data());
    }

    Path data() {
        return folder.resolve("data");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
