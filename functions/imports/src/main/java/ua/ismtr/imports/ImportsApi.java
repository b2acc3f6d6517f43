package ua.ismtr.imports;

import static ua.ismtr.http.Router.MODERATORS;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.ImportedRow;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.http.RejectedRow;
import ua.ismtr.http.Router;
import ua.ismtr.imports.RowsReader.Rows;
import ua.ismtr.imports.RowsReader.Unreadable;
import ua.ismtr.imports.RowsReader.Unsupported;
import ua.ismtr.json.Json;
import ua.ismtr.platform.ImportClaims;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.reference.Hash;
import ua.ismtr.requests.Import;
import ua.ismtr.requests.Incoming;
import ua.ismtr.requests.RequestId;

/**
 * Takes files of old letters. Each row is judged alone, and those that are right are imported; the same file again writes
 * nothing.
 */
final class ImportsApi {
    /** Somewhat less than the 6 MB that a function can be sent in one call, in which a text has its quotes escaped. */
    private static final int LARGEST_TEXT = 5 * 1024 * 1024;

    /** The same for bytes, which the gateway sends in base64. */
    private static final int LARGEST_FILE = 4 * 1024 * 1024;

    private static final int MOST_ROWS = 5_000;

    private final ImportClaims claims;
    private final MessageQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    ImportsApi(ImportClaims claims, MessageQueue queue, AuditLog audit, Clock clock) {
        this.claims = claims;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /** The table of routes: who may call each, and what answers it. */
    Router router(Authorization authorization) {
        return new Router(authorization).route("POST /v1/training-requests/imports", MODERATORS, this::receive);
    }

    private record Answer(int created, int changed, int unchanged, List<RejectedRow> rejected) {}

    /** A row that is right, with the hash that tells whether it is another than the last time. */
    private record Row(Import content, String hash) {
        RequestId id() {
            return content.submission().request().id();
        }
    }

    private HttpResponse receive(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        boolean preview = query.flag("preview");
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        boolean text = request.header("content-type")
                .filter(type -> type.startsWith("text/") || type.startsWith("application/json"))
                .isPresent();
        int most = text ? LARGEST_TEXT : LARGEST_FILE;
        if (request.body().length > most) {
            return Problem.tooLarge(most).response();
        }
        return switch (RowsReader.read(request)) {
            case Unsupported() ->
                Problem.of(415, "Unsupported Media Type", "The body must be application/json, text/csv or an XLSX file")
                        .response();
            case Unreadable(String reason) -> Problem.badRequest(reason).response();
            case Rows(List<ImportedRow> rows) -> {
                BrokenRules broken = new BrokenRules();
                ImportedRow.checkNumber(rows, MOST_ROWS, "/requests", broken);
                yield broken.isEmpty() ? receive(caller, rows, preview) : broken.response();
            }
        };
    }

    private HttpResponse receive(Caller caller, List<ImportedRow> json, boolean preview) {
        List<RejectedRow> rejected = new ArrayList<>();
        List<Row> rows = rows(json, rejected);
        Map<RequestId, String> known = claims.hashes(rows.stream().map(Row::id).toList());
        List<Row> created =
                rows.stream().filter(row -> !known.containsKey(row.id())).toList();
        List<Row> changed = rows.stream()
                .filter(row -> known.containsKey(row.id()) && !row.hash().equals(known.get(row.id())))
                .toList();
        if (!preview) {
            send(created);
            send(changed);
        }
        Answer answer = new Answer(
                created.size(),
                changed.size(),
                rows.size() - created.size() - changed.size(),
                RejectedRow.fitting(rejected, "/requests"));
        if (!preview && !(created.isEmpty() && changed.isEmpty())) {
            note(caller, answer);
        }
        return HttpResponse.json(200, answer);
    }

    private List<Row> rows(List<ImportedRow> json, List<RejectedRow> rejected) {
        Set<RequestId> seen = new HashSet<>();
        Instant now = clock.instant();
        List<Row> rows = new ArrayList<>();
        for (ImportedRow numbered : json) {
            JsonFields fields = new JsonFields(numbered.json(), "/requests/" + numbered.index(), new BrokenRules());
            Import row = ImportFields.read(fields, now);
            if (fields.broken().isEmpty()
                    && !seen.add(row.submission().request().id())) {
                fields.refuse("/externalRef", "must not stand twice in a file");
            }
            if (fields.broken().isEmpty()) {
                rows.add(new Row(row, hash(row)));
            } else {
                rejected.add(new RejectedRow(numbered.index(), fields.broken().all()));
            }
        }
        return rows;
    }

    /**
     * Tells whether a row says something else than the last time, in whichever file and order of columns. Who wrote the letter
     * is no part of it: that alone does not change a request.
     */
    private static String hash(Import row) {
        return Hash.hex(Json.text(
                Arrays.asList(row.externalRef(), row.submission().request(), row.status(), row.statusDate())));
    }

    /** The queue first, the claims second: a death between them leads to a repetition, which changes nothing. */
    private void send(List<Row> rows) {
        queue.sendAll(rows.stream().map(row -> Incoming.of(row.content())).toList());
        Map<RequestId, String> hashes = new LinkedHashMap<>();
        rows.forEach(row -> hashes.put(row.id(), row.hash()));
        claims.put(hashes, clock.instant());
    }

    private void note(Caller caller, Answer answer) {
        audit.add(AuditLog.Entry.of(
                clock.instant(),
                caller.sub(),
                Action.IMPORT,
                null,
                Map.of(),
                Map.of(
                        "created", answer.created(),
                        "changed", answer.changed(),
                        "unchanged", answer.unchanged(),
                        "rejected", answer.rejected().size())));
    }
}
