package ua.ismtr.files;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Files that are too large for an answer, kept for a day. */
public interface FileStore {
    /**
     * Stores the file, in place of one of the same name.
     *
     * @param disposition how a browser is to take it, as the header {@code Content-Disposition} says it
     */
    void put(String name, Path file, String mediaType, String disposition);

    /**
     * A link by which anybody who has it reads the file of this name.
     *
     * @param holds how long the link is good for
     */
    URI link(String name, Duration holds);
}
