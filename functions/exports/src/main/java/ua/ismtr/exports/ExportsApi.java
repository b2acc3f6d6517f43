package ua.ismtr.exports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
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
    private final Authorization access;
    private final RequestList list;
    private final Corrections corrections;
    private final AuditLog audit;
    private final Delivery delivery;
    private final Clock clock;

    ExportsApi(
            Authorization access,
            RequestList list,
            Corrections corrections,
            AuditLog audit,
            Delivery delivery,
            Clock clock) {
        this.access = access;
        this.list = list;
        this.corrections = corrections;
        this.audit = audit;
        this.delivery = delivery;
        this.clock = clock;
    }

    HttpResponse answer(HttpRequest request) {
        Optional<Caller> caller = access.caller(request.claims());
        if (caller.isEmpty()) {
            return Problem.forbidden("The access token names no role or region that may see anything here")
                    .response();
        }
        return switch (request.route()) {
            case "GET /v1/training-requests.csv" -> requests(caller.get(), request, FileFormat.CSV);
            case "GET /v1/training-requests.xlsx" -> requests(caller.get(), request, FileFormat.XLSX);
            case "GET /v1/corrections.jsonl" -> corrections(caller.get());
            default -> throw new IllegalArgumentException("No route of exports: " + request.route());
        };
    }

    private HttpResponse requests(Caller caller, HttpRequest request, FileFormat format) {
        return switch (RequestQuery.read(caller, request)) {
            case Broken(var brokenRules) -> Problem.unprocessable(brokenRules).response();
            case Hidden() -> Problem.forbidden("This region is not among yours").response();
            case Wanted wanted -> {
                AtomicLong rows = new AtomicLong();
                HttpResponse answer = delivery.answer(
                        format.fileName(),
                        format.mediaType(),
                        target -> format.write(target, row -> {
                            row.accept(Columns.HEADER);
                            list.each(wanted.query(), stored -> {
                                row.accept(Columns.of(stored));
                                rows.incrementAndGet();
                            });
                        }));
                note(caller, format.fileName(), new LinkedHashMap<>(request.query()), rows.get());
                yield answer;
            }
        };
    }

    private HttpResponse corrections(Caller caller) {
        if (caller.role() != Role.ADMIN) {
            return Problem.forbidden("Your role does not allow this").response();
        }
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
