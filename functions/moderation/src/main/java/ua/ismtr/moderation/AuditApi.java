package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.AuditLog.Entry;
import ua.ismtr.authorization.AuditLog.Wanted;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.Csv;
import ua.ismtr.http.Cursor;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.QueryFields;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Period;
import ua.ismtr.requests.RequestId;

/** Reads the audit log by person, request, action and period. */
final class AuditApi {
    private static final int USUAL_DAYS = 30;
    private static final int LIMIT = 100;

    /** So many pages of all actions are read for a page of one. */
    private static final int MOST_PAGES = 20;

    /** So many entries, and so many characters of them, a file has at most: an answer of Lambda holds 6 MB. */
    private static final int MOST_ROWS = 10_000;

    private static final int MOST_CHARACTERS = 2_000_000;

    /** So many entries of all actions are read for a file of one. */
    private static final int MOST_READ = 50_000;

    private static final int FILE_PAGE = 1_000;
    private static final List<String> COLUMNS =
            List.of("at", "person", "action", "outcome", "request", "before", "after");

    private static final int LONGEST_PERSON = 256;
    private static final Pattern POSITION = Pattern.compile("\\d{13}#[0-9a-f-]{0,36}");

    private final AuditLog audit;
    private final Clock clock;

    AuditApi(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    private record Items(
            List<ShownEntry> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    private record ShownEntry(
            Instant at,
            String person,
            String action,
            String outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String requestId,

            Map<String, Object> before,
            Map<String, Object> after) {
        static ShownEntry of(Entry entry) {
            return new ShownEntry(
                    entry.at(),
                    entry.person(),
                    AuditApi.name(entry.action()),
                    AuditApi.outcome(entry),
                    entry.subject(),
                    entry.before(),
                    entry.after());
        }
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Period period = query.period(Kyiv.day(clock.instant()), USUAL_DAYS);
        String cursor = query.cursor(AuditApi::position).orElse(null);
        Wanted wanted = wanted(query, period, cursor, LIMIT);
        Optional<Action> action = action(query);
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        AuditLog.Page page = action.map(one -> find(wanted, one)).orElseGet(() -> audit.find(wanted));
        note(caller, Action.READ, wanted.subject(), read(period, page.entries().size()));
        Items items = new Items(
                page.entries().stream().map(ShownEntry::of).toList(),
                page.cursor().map(Cursor::encode).orElse(null));
        return HttpResponse.json(200, items);
    }

    /** All that is found, as a file; 422 where that is too much for one. */
    HttpResponse csv(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Period period = query.period(Kyiv.day(clock.instant()), USUAL_DAYS);
        Wanted wanted = wanted(query, period, null, FILE_PAGE);
        Optional<Action> action = action(query);
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        StringBuilder file = new StringBuilder(Csv.BYTE_ORDER_MARK).append(Csv.line(COLUMNS));
        int rows = 0;
        int entries = 0;
        Optional<Wanted> rest = Optional.of(wanted);
        while (rest.isPresent()) {
            AuditLog.Page page = audit.find(rest.get());
            entries += page.entries().size();
            for (Entry entry : page.entries()) {
                if (action.isEmpty() || action.get() == entry.action()) {
                    file.append(row(entry));
                    rows++;
                }
            }
            if (rows > MOST_ROWS || file.length() > MOST_CHARACTERS || entries > MOST_READ) {
                query.refuse("from", "must be later or to earlier: a file has at most 10,000 entries");
                return query.broken().response();
            }
            rest = page.cursor().map(end -> wanted.after(end, FILE_PAGE));
        }
        note(caller, Action.EXPORT, wanted.subject(), read(period, rows));
        return Csv.response("audit.csv", file.toString());
    }

    private static String row(Entry entry) {
        return Csv.line(List.of(
                entry.at().toString(),
                entry.person(),
                name(entry.action()),
                outcome(entry),
                Optional.ofNullable(entry.subject()).orElse(""),
                Json.text(entry.before()),
                Json.text(entry.after())));
    }

    /** Nothing is later than today, so a later end is the end of today. */
    private Wanted wanted(QueryFields query, Period period, @Nullable String cursor, int limit) {
        LocalDate today = Kyiv.day(clock.instant());
        LocalDate last = period.to().isAfter(today) ? today : period.to();
        return new Wanted(
                query.text("person", LONGEST_PERSON).orElse(null),
                query.value("request", RequestId::parse, "the id of a request")
                        .map(RequestId::value)
                        .orElse(null),
                period.from().atStartOfDay(Kyiv.ZONE).toInstant(),
                last.plusDays(1).atStartOfDay(Kyiv.ZONE).toInstant(),
                cursor,
                limit);
    }

    private static Optional<Action> action(QueryFields query) {
        return query.value("action", AuditApi::action, "an action, such as look");
    }

    private static Map<String, Object> read(Period period, int entries) {
        return Map.of("from", period.from(), "to", period.to(), "entries", entries);
    }

    private static String name(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static String outcome(Entry entry) {
        return entry.action() == Action.REFUSE ? "refused" : "done";
    }

    private void note(Caller caller, Action action, @Nullable String subject, Map<String, Object> what) {
        audit.add(Entry.of(clock.instant(), caller.sub(), action, subject, Map.of(), what));
    }

    /** What is found of one action; fewer than a page where there are few among many others. */
    private AuditLog.Page find(Wanted wanted, Action action) {
        List<Entry> found = new ArrayList<>();
        Wanted rest = wanted;
        for (int i = 0; i < MOST_PAGES; i++) {
            AuditLog.Page page = audit.find(rest);
            page.entries().stream().filter(entry -> entry.action() == action).forEach(found::add);
            if (page.cursor().isEmpty() || found.size() >= LIMIT / 2) {
                return new AuditLog.Page(found, page.cursor());
            }
            rest = wanted.after(page.cursor().get(), LIMIT / 2);
        }
        return new AuditLog.Page(found, Optional.ofNullable(rest.cursor()));
    }

    private static Optional<Action> action(String name) {
        return Arrays.stream(Action.values())
                .filter(action -> name(action).equals(name))
                .findAny();
    }

    private static Optional<String> position(String cursor) {
        return Cursor.decode(cursor)
                .filter(position -> POSITION.matcher(position).matches());
    }
}
