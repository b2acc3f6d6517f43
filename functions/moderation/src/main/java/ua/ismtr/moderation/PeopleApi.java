package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.People;
import ua.ismtr.authorization.People.Person;
import ua.ismtr.authorization.Role;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;

/** Notes once a day who calls, and lists them for administrators. */
final class PeopleApi {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleApi.class);
    private static final int LONGEST_ADDRESS = 254;

    private final People people;
    private final Clock clock;
    private final Set<Noted> noted = ConcurrentHashMap.newKeySet();

    PeopleApi(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    private record Noted(String sub, LocalDate day) {}

    private record Items(
            List<Shown> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    private record Shown(
            String sub,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String email,

            String role,
            List<RegionId> regions,
            LocalDate lastSeen) {
        static Shown of(Person person) {
            return new Shown(person.sub(), person.email(), person.role().id(), person.regions(), person.lastSeen());
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "Shown[" + sub + "]";
        }
    }

    /** Notes the caller. A call does not fail because of it: the next one of that day notes the person. */
    void note(Caller caller, HttpRequest request) {
        LocalDate today = Kyiv.day(clock.instant());
        noted.removeIf(one -> one.day().isBefore(today));
        Noted now = new Noted(caller.sub(), today);
        if (!noted.add(now)) {
            return;
        }
        try {
            people.note(new Person(caller.sub(), email(request), caller.role(), regions(caller), today));
        } catch (RuntimeException e) {
            noted.remove(now);
            LOG.warn("Who called today could not be noted", e);
        }
    }

    private static @Nullable String email(HttpRequest request) {
        String email = request.claims().getOrDefault("email", "").strip();
        return email.isEmpty() || email.length() > LONGEST_ADDRESS ? null : email;
    }

    /** Those that a regional role is limited to. */
    static List<RegionId> regions(Caller caller) {
        return caller.role() == Role.REGIONAL
                ? Regions.all().stream().map(Region::id).filter(caller::sees).toList()
                : List.of();
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        return query.broken().isEmpty()
                ? HttpResponse.json(
                        200,
                        new Items(
                                people.all(clock.instant()).stream()
                                        .map(Shown::of)
                                        .toList(),
                                null))
                : query.broken().response();
    }
}
