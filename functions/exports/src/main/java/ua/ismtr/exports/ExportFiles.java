package ua.ismtr.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.exports.ExportJob.State;
import ua.ismtr.files.FileStore;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.RequestQuery;
import ua.ismtr.requests.RequestQuery.Wanted;

/**
 * Makes the files of exports. A file that was begun and not finished is made again from its first row, under the same name; two never
 * make the same one at once.
 */
final class ExportFiles {
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(2);

    /** The file is still to be stored when its last row is written. */
    private static final Duration TO_STORE = Duration.ofSeconds(40);

    private final RequestList list;
    private final DynamoExportJobs jobs;
    private final FileStore files;
    private final AuditLog audit;
    private final Clock clock;

    /** What is in the queue. */
    record Asked(String sub, String exportId) {}

    /** The list goes on, but there is no time or no row left for it. */
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Another makes this file, or it is no longer wanted. */
    private static final class NotMine extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    ExportFiles(RequestList list, DynamoExportJobs jobs, FileStore files, AuditLog audit, Clock clock) {
        this.list = list;
        this.jobs = jobs;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes the file that was asked for, unless it is there already or no longer wanted.
     *
     * @param time until the function is cut off
     */
    void make(Asked asked, Duration time) {
        Optional<ExportJob> found = jobs.find(asked.sub())
                .filter(job -> job.exportId().equals(asked.exportId()))
                .filter(job -> job.state() == State.RUNNING);
        String worker = UUID.randomUUID().toString();
        if (found.isPresent() && jobs.take(found.get(), worker)) {
            make(found.get(), worker, clock.instant().plus(time).minus(TO_STORE));
        }
    }

    private void make(ExportJob job, String worker, Instant deadline) {
        Rows rows = new Rows(job, worker, deadline);
        try {
            Path file = Files.createTempFile("export", ".tmp");
            try {
                job.format().write(Files.newOutputStream(file), row -> {
                    row.accept(Columns.HEADER);
                    list.each(wanted(job), stored -> {
                        rows.next();
                        row.accept(Columns.of(stored, job.owner().moderates()));
                    });
                });
                rows.note();
                String disposition = Delivery.disposition(job.format().fileName());
                files.put(job.path(), file, job.format().mediaType(), disposition);
                note(job, rows.written);
                jobs.end(job, worker, State.DONE, rows.written, Files.size(file));
            } finally {
                Files.delete(file);
            }
        } catch (TooLarge e) {
            jobs.end(job, worker, State.TOO_LARGE, rows.written, 0);
        } catch (NotMine e) {
            // The other one ends it.
        } catch (IOException e) {
            throw new UncheckedIOException("The file of export " + job.exportId() + " could not be written", e);
        }
    }

    /** The list as its owner could see it when they asked. */
    private static RequestFilter wanted(ExportJob job) {
        return switch (RequestQuery.readFile(job.owner(), query(job.filters()))) {
            case Wanted wanted -> wanted.query();
            case RequestQuery.Broken ignored -> throw new IllegalStateException("Stored filters break a rule: " + job);
            case RequestQuery.Hidden() ->
                throw new IllegalStateException("Stored filters name a hidden region: " + job);
        };
    }

    /** The filters as the list's own route would get them. */
    static HttpRequest query(Map<String, String> filters) {
        return new HttpRequest("POST /v1/exports", Map.of(), Map.of(), filters, new byte[0], Map.of());
    }

    private void note(ExportJob job, long rows) {
        Map<String, Object> given = new LinkedHashMap<>(ExportsApi.filters(job.filters()));
        given.put("file", job.format().fileName());
        given.put("rows", rows);
        audit.add(AuditLog.Entry.of(clock.instant(), job.owner().sub(), Action.EXPORT, null, Map.of(), given));
    }

    /** Counts the rows, and notes from time to time how many there are. */
    private final class Rows {
        private final ExportJob job;
        private final String worker;
        private final Instant deadline;
        private Instant notedAt;
        private long written;

        Rows(ExportJob job, String worker, Instant deadline) {
            this.job = job;
            this.worker = worker;
            this.deadline = deadline;
            this.notedAt = clock.instant();
        }

        void next() {
            Instant now = clock.instant();
            if (now.isAfter(deadline) || written == job.format().mostRows()) {
                throw new TooLarge();
            }
            written++;
            if (notedAt.plus(BETWEEN_NOTES).isBefore(now)) {
                note();
            }
        }

        void note() {
            notedAt = clock.instant();
            if (!jobs.progress(job, worker, written)) {
                throw new NotMine();
            }
        }
    }
}
