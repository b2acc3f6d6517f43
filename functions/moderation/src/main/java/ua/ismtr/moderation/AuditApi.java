package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
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
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Period;
import ua.ismtr.requests.RequestId;

/** Reads the audit log by person, request, action and period. */
final class AuditApi {
    private static final int USUAL_DAYS = 30;
    private static final int LIMIT = 100;

    /** So many pages of all actions are read for a page of one. */
    private static final int MOST_PAGES = 20;

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

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String requestId,

            Map<String, Object> before,
            Map<String, Object> after) {
        static ShownEntry of(Entry entry) {
            return new ShownEntry(
                    entry.at(),
                    entry.person(),
                    entry.action().name().toLowerCase(Locale.ROOT),
                    entry.subject(),
                    entry.before(),
                    entry.after());
        }
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Period period = query.period(Kyiv.day(clock.instant()), USUAL_DAYS);
        Wanted wanted = new Wanted(
                query.text("person", LONGEST_PERSON).orElse(null),
                query.value("request", RequestId::parse, "the id of a request")
                        .map(RequestId::value)
                        .orElse(null),
                period.from().atStartOfDay(Kyiv.ZONE).toInstant(),
                period.to().plusDays(1).atStartOfDay(Kyiv.ZONE).toInstant(),
                query.cursor(AuditApi::position).orElse(null),
                LIMIT);
        Optional<Action> action = query.value("action", AuditApi::action, "an action, such as look");
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        AuditLog.Page page = action.map(one -> find(wanted, one)).orElseGet(() -> audit.find(wanted));
        note(
                caller,
                AuditLog.Action.READ,
                wanted.subject(),
                Map.of(
                        "from",
                        period.from(),
                        "to",
                        period.to(),
                        "entries",
                        page.entries().size()));
        Items items = new Items(
                page.entries().stream().map(ShownEntry::of).toList(),
                page.cursor().map(AuditApi::cursor).orElse(null));
        return HttpResponse.json(200, items).with("cache-control", "private, no-store");
    }

    /** Notes a call that was refused. */
    void refused(Caller caller, String route) {
        note(caller, AuditLog.Action.REFUSE, null, Map.of("route", route, "role", caller.role()));
    }

    private void note(Caller caller, AuditLog.Action action, @Nullable String subject, Map<String, Object> what) {
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
            rest = new Wanted(
                    wanted.person(),
                    wanted.subject(),
                    wanted.from(),
                    wanted.to(),
                    page.cursor().get(),
                    LIMIT / 2);
        }
        return new AuditLog.Page(found, Optional.ofNullable(rest.cursor()));
    }

    private static Optional<Action> action(String name) {
        return Arrays.stream(Action.values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
                .findAny();
    }

    private static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> position(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
                    .filter(position -> POSITION.matcher(position).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
