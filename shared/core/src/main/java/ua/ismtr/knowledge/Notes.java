package ua.ismtr.knowledge;

import java.util.List;
import java.util.Optional;
import ua.ismtr.aws.Clients;

/** The notes with all their versions. */
public interface Notes {
    /** Those in this table. */
    static Notes in(Clients clients, String table) {
        return new DynamoNotes(clients.dynamo(), table);
    }

    /** The newest version of each note, withdrawn ones too, by topic and then by id. */
    List<Note> all();

    /** The newest version of a note. */
    Optional<Note> find(String noteId);

    /** All the versions of a note, oldest first. */
    List<Note> versions(String noteId);

    /**
     * Keeps a version.
     *
     * @return false, and nothing is kept, if the version before it is not the newest one any more; for a first version, if
     *     there is such a note already
     */
    boolean put(Note next);
}
