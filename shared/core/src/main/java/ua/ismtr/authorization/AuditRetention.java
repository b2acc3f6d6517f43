package ua.ismtr.authorization;

import java.time.Duration;
import ua.ismtr.config.Environment;

/** How long entries of the audit log are kept. */
public final class AuditRetention {
    private static final int FIVE_YEARS_OF_DAYS = 1826;

    private AuditRetention() {}

    /** The setting of all functions that write to the log. */
    public static Duration read(Environment environment) {
        return Duration.ofDays(environment.value("AUDIT_RETENTION_DAYS", Integer::parseInt, FIVE_YEARS_OF_DAYS));
    }
}
