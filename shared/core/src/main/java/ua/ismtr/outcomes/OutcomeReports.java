package ua.ismtr.outcomes;

import java.util.Optional;
import ua.ismtr.aws.Clients;

/** Keeps the newest report. */
public interface OutcomeReports {
    /** That in this bucket. */
    static OutcomeReports in(Clients clients, String bucket) {
        return new S3OutcomeReports(clients.s3(), bucket);
    }

    /** The report that was kept last. */
    Optional<OutcomeReport> newest();

    /** Keeps a report in place of the one before. */
    void keep(OutcomeReport report);
}
