package ua.ismtr.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.exports.ExportJob.State;
import ua.ismtr.files.FileStore;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.requests.RequestQuery;
import ua.ismtr.text.Characters;

/** Takes the wishes for files of any length, and says how far they are. */
final class ExportsByQueue {
    private static final Duration LINK_HOLDS = Duration.ofMinutes(5);
    private static final int LONGEST_FILTER = 200;

    private final DynamoExportJobs jobs;
    private final MessageQueue queue;
    private final FileStore files;
    private final Clock clock;

    /** An export as it is returned. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Shown(
            String exportId,
            String file,
            Map<String, String> filters,
            String status,
            long rows,
            Instant createdAt,
            Instant updatedAt,
            @Nullable String fileName,
            @Nullable Long bytes,
            @Nullable URI link,
            @Nullable Instant linkExpiresAt) {}

    ExportsByQueue(DynamoExportJobs jobs, MessageQueue queue, FileStore files, Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.files = files;
        this.clock = clock;
    }

    /** Begins an export; one that asks for the same as the person's running one is that one. */
    HttpResponse begin(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            FileFormat format = fields.oneOf("/file", FileFormat.class);
            Map<String, String> filters = filters(fields);
            if (!fields.broken().isEmpty()) {
                return Problem.unprocessable(fields.broken().all()).response();
            }
            return switch (RequestQuery.readFile(caller, ExportFiles.query(filters))) {
                case RequestQuery.Broken(var broken) ->
                    Problem.unprocessable(inBody(broken)).response();
                case RequestQuery.Hidden() -> Problem.foreignRegion().response();
                case RequestQuery.Wanted ignored -> begin(caller, format, filters);
            };
        });
    }

    private HttpResponse begin(Caller caller, FileFormat format, Map<String, String> filters) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        ExportJob wished =
                new ExportJob(UUID.randomUUID().toString(), caller, format, filters, State.RUNNING, 0, 0, now, now);
        Optional<ExportJob> running = jobs.begin(wished);
        Optional<ExportJob> other = running.filter(one -> !one.asksForTheSame(wished));
        if (other.isPresent()) {
            return Problem.conflict("Another export of yours is running")
                    .response()
                    .with("location", address(other.get()));
        }
        ExportJob job = running.orElse(wished);
        // Also for one that runs: whoever began it may have been cut off before this. Of two messages the second does
        // nothing.
        queue.send(new ExportFiles.Asked(caller.sub(), job.exportId()));
        return HttpResponse.json(202, shown(job)).with("location", address(job)).with("retry-after", "2");
    }

    /** The export of this id, if it is the person's last one and they may still see all that is in it. */
    HttpResponse status(Caller caller, HttpRequest request) {
        return jobs.find(caller.sub())
                .filter(job -> job.exportId().equals(request.path().get("exportId")))
                .filter(job -> job.isVisibleTo(caller))
                .map(job -> HttpResponse.json(200, shown(job)))
                .orElseGet(() -> Problem.notFound("No such export").response());
    }

    private Shown shown(ExportJob job) {
        Instant now = clock.instant();
        State state = job.stateAt(now);
        boolean done = state == State.DONE;
        return new Shown(
                job.exportId(),
                job.format().id(),
                new TreeMap<>(job.filters()),
                state.id(),
                job.rows(),
                job.createdAt(),
                job.movedAt(),
                done ? job.format().fileName() : null,
                done ? job.bytes() : null,
                done ? files.link(job.path(), LINK_HOLDS) : null,
                done ? now.plus(LINK_HOLDS) : null);
    }

    private static String address(ExportJob job) {
        return "/v1/exports/" + job.exportId();
    }

    private static Map<String, String> filters(JsonFields fields) {
        Map<String, String> filters = new TreeMap<>();
        if (fields.isAbsent("/filters")) {
            return filters;
        }
        JsonNode node = fields.node("/filters");
        if (!node.isObject()) {
            fields.refuse("/filters", "must be an object");
            return filters;
        }
        node.properties().forEach(filter -> {
            if (filter.getValue().isTextual()
                    && Characters.count(filter.getValue().asText()) <= LONGEST_FILTER) {
                filters.put(filter.getKey(), filter.getValue().asText());
            } else {
                fields.refuse(
                        "/filters/" + filter.getKey().replace("~", "~0").replace("/", "~1"),
                        "must be a text of at most " + LONGEST_FILTER + " characters");
            }
        });
        return filters;
    }

    /** The names of parameters as places in the body. */
    private static List<BrokenRule> inBody(List<BrokenRule> broken) {
        return broken.stream()
                .map(rule -> new BrokenRule("/filters/" + rule.pointer(), rule.detail()))
                .toList();
    }
}
