package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.People;
import ua.ismtr.authorization.People.Person;
import ua.ismtr.authorization.Role;
import ua.ismtr.authorization.RoleAssignments;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;

/** Gives and takes roles; each decision holds from the next call of that person on. */
final class RolesApi {
    private static final int LONGEST_SUB = 256;

    private final RoleAssignments roles;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    RolesApi(RoleAssignments roles, People people, AuditLog audit, Clock clock) {
        this.roles = roles;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    private record Items(List<ShownGrant> items) {}

    /** A role is null where every right was taken away. */
    private record ShownGrant(
            String sub,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String role,

            List<RegionId> regions,
            String by,
            Instant at,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            LocalDate until,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String name,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String email,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            LocalDate lastSeen) {
        /** The decision, with what is known of the person if that person was here. */
        static ShownGrant of(Grant grant, @Nullable Person person) {
            String role = grant.role() == null ? null : grant.role().toString();
            return new ShownGrant(
                    grant.sub(),
                    role,
                    grant.regions(),
                    grant.by(),
                    grant.at(),
                    grant.until(),
                    person == null ? null : person.name(),
                    person == null ? null : person.email(),
                    person == null ? null : person.lastSeen());
        }

        /** Without name and address. */
        @Override
        public String toString() {
            return "ShownGrant[" + sub + ", " + role + "]";
        }
    }

    /** What the caller may; the regions are those that a regional role is limited to. */
    private record Me(String sub, String role, List<RegionId> regions) {}

    HttpResponse me(Caller caller, HttpRequest request) {
        HttpResponse full =
                HttpResponse.json(200, new Me(caller.sub(), caller.role().id(), caller.limits()));
        return Conditional.answer(request, full, full.body());
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        Instant now = clock.instant();
        Map<String, Person> seen = people.all(now).stream().collect(Collectors.toMap(Person::sub, Function.identity()));
        List<ShownGrant> shown = roles.all().stream()
                .map(grant -> ShownGrant.of(grant, seen.get(grant.sub())))
                .toList();
        PeopleApi.looked(audit, caller, shown.size(), now);
        return HttpResponse.json(200, new Items(shown));
    }

    HttpResponse give(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            Role role = fields.oneOf("/role", Role.class);
            List<RegionId> regions = fields.regions("/regions");
            if (fields.broken().isEmpty() && (role == Role.REGIONAL) == regions.isEmpty()) {
                fields.refuse("/regions", "must name the regions of a regional role, and of no other");
            }
            LocalDate until = fields.day("/until");
            if (until != null && until.isBefore(Kyiv.day(clock.instant()))) {
                fields.refuse("/until", "must not be in the past");
            }
            return fields.broken().isEmpty()
                    ? decide(caller, request, role, regions, until)
                    : fields.broken().response();
        });
    }

    HttpResponse take(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        boolean forget = query.flag("forget");
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        return forget ? forget(caller, request) : decide(caller, request, null, List.of(), null);
    }

    /** Deletes a decision, such as one about a mistyped name; without one there is nothing to do. */
    private HttpResponse forget(Caller caller, HttpRequest request) {
        String sub = request.path().getOrDefault("sub", "");
        Optional<HttpResponse> refusal = refusal(caller, sub);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        roles.find(sub).ifPresent(grant -> {
            Map<String, Object> after = Map.of("sub", sub, "role", "forgotten");
            Instant now = clock.instant();
            roles.forget(sub, AuditLog.Entry.of(now, caller.sub(), Action.ROLE, null, state(grant), after));
        });
        return HttpResponse.empty(204);
    }

    private static Optional<HttpResponse> refusal(Caller caller, String sub) {
        if (sub.isBlank() || sub.length() > LONGEST_SUB) {
            return Optional.of(Problem.notFound("There is no such person").response());
        }
        return sub.equals(caller.sub())
                ? Optional.of(Problem.conflict("Another administrator must decide about your role")
                        .response())
                : Optional.empty();
    }

    private HttpResponse decide(
            Caller caller,
            HttpRequest request,
            @Nullable Role role,
            List<RegionId> regions,
            @Nullable LocalDate until) {
        String sub = request.path().getOrDefault("sub", "");
        Optional<HttpResponse> refusal = refusal(caller, sub);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Instant now = clock.instant();
        Grant grant = new Grant(sub, role, regions, caller.sub(), now, until);
        Map<String, Object> before = roles.find(sub).map(RolesApi::state).orElse(Map.of("sub", sub));
        roles.put(grant, AuditLog.Entry.of(now, caller.sub(), Action.ROLE, null, before, state(grant)));
        return HttpResponse.json(200, ShownGrant.of(grant, people.find(sub, now).orElse(null)));
    }

    private static Map<String, Object> state(Grant grant) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("sub", grant.sub());
        state.put("role", grant.role() == null ? "none" : grant.role().toString());
        state.put("regions", grant.regions());
        if (grant.until() != null) {
            state.put("until", grant.until());
        }
        return state;
    }
}
