package ua.ismtr.models;

import java.util.stream.Stream;
import ua.ismtr.changes.RequestChanges;

/** What moderators said the texts ask for. Corrections are stored with the change that they are, see {@link RequestChanges}. */
public interface Corrections {
    /** All corrections, oldest first, read as the stream is; a text that was corrected twice is in it twice. */
    Stream<Correction> all();
}
