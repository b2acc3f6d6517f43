package ua.ismtr.regional;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.reference.Quarter;

/** The regional centres and their plans. Each change is one transaction with its entry in the audit log. */
public interface RegionalCenters {
    /** Those in this table. */
    static RegionalCenters in(Clients clients, String table, String auditTable, Duration auditRetention) {
        return new DynamoRegionalCenters(clients.dynamo(), table, auditTable, auditRetention);
    }

    /** What came of storing a centre. */
    enum Stored {
        DONE,
        /** Another version is stored by now. */
        OUTDATED,
        /** Another centre serves one of the regions. */
        REGION_TAKEN
    }

    /** The centre as it is now. */
    Optional<RegionalCenter> find(String centerId);

    /** All, by their ids; as each serves a region of its own, there are no more than regions. */
    List<RegionalCenter> all();

    Stored create(RegionalCenter center, AuditLog.Entry entry);

    /** Puts the next version in the place of the one that was read. */
    Stored replace(RegionalCenter before, RegionalCenter after, AuditLog.Entry entry);

    /** A centre's plan for a quarter as it is now. */
    Optional<RegionalPlan> plan(String centerId, Quarter quarter);

    /** All plans of a centre, the earliest quarter first. */
    List<RegionalPlan> plans(String centerId);

    /** The plans of these centres for a quarter, by the ids of the centres. */
    List<RegionalPlan> plans(List<RegionalCenter> centers, Quarter quarter);

    /**
     * Stores a plan's first version, or the next one in the place of the one before.
     *
     * @return whether that happened: it does not if somebody else was faster
     */
    boolean store(RegionalPlan next, AuditLog.Entry entry);
}
