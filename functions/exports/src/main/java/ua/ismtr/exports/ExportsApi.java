package ua.ismtr.exports;

import static ua.ismtr.http.Router.ADMINS;
import static ua.ismtr.http.Router.ALL;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.Router;
import ua.ismtr.json.Json;
import ua.ismtr.models.Correction;
import ua.ismtr.models.Corrections;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.RequestQuery;
import ua.ismtr.requests.RequestQuery.Broken;
import ua.ismtr.requests.RequestQuery.Hidden;
import ua.ismtr.requests.RequestQuery.Wanted;

/** Gives lists as files. Each export is in the audit log before it is given. */
final class ExportsApi {
    private static final Set<String> FILTERS =
            Set.of("status", "region", "topic", "format", "urgency", "from", "to", "center", "role", "area", "counted");

    private final RequestList list;
    private final Corrections corrections;
    private final AuditLog audit;
    private final Delivery delivery;
    private final ExportsByQueue byQueue;
    private final Clock clock;

    ExportsApi(
            RequestList list,
            Corrections corrections,
            AuditLog audit,
            Delivery delivery,
            ExportsByQueue byQueue,
            Clock clock) {
        this.list = list;
        this.corrections = corrections;
        this.audit = audit;
        this.delivery = delivery;
        this.byQueue = byQueue;
        this.clock = clock;
    }

    /** The table of routes: who may call each, and what answers it. */
    Router router(Authorization authorization) {
        return new Router(authorization)
                .route(
                        "GET /v1/training-requests.csv",
                        ALL,
                        (caller, request) -> requests(caller, request, FileFormat.CSV))
                .route(
                        "GET /v1/training-requests.xlsx",
                        ALL,
                        (caller, request) -> requests(caller, request, FileFormat.XLSX))
                .bare("POST /v1/exports", ALL, byQueue::begin)
                .bare("GET /v1/exports/{exportId}", ALL, byQueue::status)
                .bare("GET /v1/corrections.jsonl", ADMINS, (caller, request) -> corrections(caller));
    }

    private HttpResponse requests(Caller caller, HttpRequest request, FileFormat format) {
        return switch (RequestQuery.readFile(caller, request)) {
            case Broken(var brokenRules) -> Problem.unprocessable(brokenRules).response();
            case Hidden() -> Problem.foreignRegion().response();
            case Wanted wanted -> {
                AtomicLong rows = new AtomicLong();
                HttpResponse answer = delivery.answer(
                        format.fileName(),
                        format.mediaType(),
                        target -> format.write(target, row -> {
                            row.accept(Columns.HEADER);
                            list.each(wanted.query(), stored -> {
                                row.accept(Columns.of(stored, caller.moderates()));
                                rows.incrementAndGet();
                            });
                        }));
                note(caller, format.fileName(), filters(request.query()), rows.get());
                yield answer;
            }
        };
    }

    /** What the audit log keeps of a query: its filters, and of a search that there was one, since its words may be a name. */
    static Map<String, Object> filters(Map<String, String> query) {
        Map<String, Object> filters = new LinkedHashMap<>();
        query.forEach((name, value) -> {
            if (FILTERS.contains(name)) {
                filters.put(name, value);
            }
        });
        if (query.containsKey("q")) {
            filters.put("q", true);
        }
        return filters;
    }

    private HttpResponse corrections(Caller caller) {
        AtomicLong rows = new AtomicLong();
        HttpResponse answer = delivery.answer("corrections.jsonl", "application/jsonl; charset=utf-8", target -> {
            try (Writer lines = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8))) {
                write(lines, rows);
            }
        });
        note(caller, "corrections.jsonl", new LinkedHashMap<>(), rows.get());
        return answer;
    }

    private void write(Writer lines, AtomicLong rows) throws IOException {
        Iterator<Correction> all = corrections.all().iterator();
        while (all.hasNext()) {
            lines.write(Json.text(all.next()));
            lines.write('\n');
            rows.incrementAndGet();
        }
    }

    private void note(Caller caller, String file, Map<String, Object> filters, long rows) {
        Map<String, Object> given = new LinkedHashMap<>(filters);
        given.put("file", file);
        given.put("rows", rows);
        audit.add(AuditLog.Entry.of(clock.instant(), caller.sub(), Action.EXPORT, null, Map.of(), given));
    }
}
