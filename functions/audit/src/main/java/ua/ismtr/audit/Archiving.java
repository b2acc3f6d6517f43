package ua.ismtr.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Entry;
import ua.ismtr.authorization.AuditLog.Wanted;
import ua.ismtr.json.Json;

/** Writes the entries of each hour that is over as one object, in the order of time. What a run missed, the next one writes. */
final class Archiving {
    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);

    /** Runs may fail for so long before an hour is missed. */
    private static final Duration CATCHES_UP = Duration.ofDays(7);

    /** An entry is written this long after its own time at the latest. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final int PAGE = 500;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd'T'HH'.jsonl'").withZone(ZoneOffset.UTC);

    private final AuditLog log;
    private final S3AuditObjects objects;
    private final Clock clock;

    Archiving(AuditLog log, S3AuditObjects objects, Clock clock) {
        this.log = log;
        this.objects = objects;
        this.clock = clock;
    }

    void run() {
        Instant end = clock.instant().minus(LATE).truncatedTo(ChronoUnit.HOURS);
        Instant hour = end.minus(CATCHES_UP);
        Set<String> written = objects.namesAfter(NAME.format(hour.minus(1, ChronoUnit.HOURS)));
        for (; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
            String name = NAME.format(hour);
            if (!written.contains(name)) {
                archive(name, entries(hour, hour.plus(1, ChronoUnit.HOURS)));
            }
        }
    }

    private void archive(String name, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        String lines = entries.stream().map(Json::text).collect(Collectors.joining("\n", "", "\n"));
        if (objects.write(name, lines.getBytes(StandardCharsets.UTF_8))) {
            LOG.info("{} entries of the audit log are in {}", entries.size(), name);
        }
    }

    private List<Entry> entries(Instant from, Instant to) {
        List<Entry> entries = new ArrayList<>();
        String cursor = null;
        do {
            AuditLog.Page page = log.find(new Wanted(null, null, from, to, cursor, PAGE));
            entries.addAll(page.entries());
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        entries.sort(Comparator.comparing(Entry::at).thenComparing(Entry::id));
        return entries;
    }
}
