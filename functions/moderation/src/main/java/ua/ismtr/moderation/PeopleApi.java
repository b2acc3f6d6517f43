package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.People;
import ua.ismtr.authorization.People.Person;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.RegionId;

/** Lists for administrators who uses the system. */
final class PeopleApi {
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    PeopleApi(People people, AuditLog audit, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    private record Items(
            List<Shown> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    private record Shown(
            String sub,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String name,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String email,

            String role,
            List<RegionId> regions,
            LocalDate lastSeen) {
        static Shown of(Person person) {
            return new Shown(
                    person.sub(),
                    person.name(),
                    person.email(),
                    person.role().id(),
                    person.regions(),
                    person.lastSeen());
        }

        /** Without name and address. */
        @Override
        public String toString() {
            return "Shown[" + sub + "]";
        }
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        Instant now = clock.instant();
        List<Shown> shown = people.all(now).stream().map(Shown::of).toList();
        looked(audit, caller, shown.size(), now);
        return HttpResponse.json(200, new Items(shown, null));
    }

    /** Notes that the caller saw the names and addresses of so many people. */
    static void looked(AuditLog audit, Caller caller, int people, Instant now) {
        audit.add(AuditLog.Entry.of(now, caller.sub(), Action.LOOK, null, Map.of(), Map.of("people", people)));
    }
}
