package ua.ismtr.courses;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.ismtr.aws.Clients;

/** The courses that are alike, and what was decided about them. */
public interface Overlaps {
    /** Those in the table of courses. */
    static Overlaps in(Clients clients, String coursesTable) {
        return new DynamoOverlaps(clients.dynamo(), coursesTable);
    }

    /** Those that were found last, the most alike first. */
    List<Overlap> all();

    /** The one with this id, if it was found last. */
    Optional<Overlap> find(String overlapId);

    /** Makes these, by id, the ones that were found last; decisions stay. Repeating it writes nothing. */
    void found(Map<String, Overlap.Pair> pairs);

    /**
     * Keeps a decision, if the overlap is still of this version.
     *
     * @return the overlap with it; empty if it is of another version
     */
    Optional<Overlap> decide(Overlap overlap, OverlapDecision decision);
}
