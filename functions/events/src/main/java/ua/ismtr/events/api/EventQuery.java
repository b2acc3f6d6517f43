package ua.ismtr.events.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ua.ismtr.authorization.Caller;
import ua.ismtr.events.EventFilter;
import ua.ismtr.events.EventStatus;
import ua.ismtr.http.Cursor;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.RegionId;

/** The query of a list of events. */
final class EventQuery {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;
    private static final Pattern POSITION = Pattern.compile("[0-9]{13}#[0-9a-f-]{36}");

    private EventQuery() {}

    /** What the parameters ask for. */
    sealed interface Reading {}

    /** This list. */
    record Wanted(EventFilter filter, Optional<String> after, int limit) implements Reading {
        /** The cursor of the page that follows the one that ended here. */
        String cursor(String position) {
            return Cursor.encode(position);
        }
    }

    /** Nothing that can be told: these rules are broken. */
    record Broken(List<BrokenRule> brokenRules) implements Reading {}

    /** A region that the caller may not see. */
    record Hidden() implements Reading {}

    /** A page of the list. */
    static Reading list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<EventStatus> status = query.oneOf("status", EventStatus.class);
        var from = query.day("from");
        var to = query.day("to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            query.refuse("from", "must not be after to");
        }
        Optional<RegionId> region = query.region();
        EventFilter filter = new EventFilter(
                caller,
                region.orElse(null),
                query.topic().orElse(null),
                status.map(Set::of).orElse(Set.of()),
                from.orElse(null),
                to.orElse(null));
        Optional<String> after = query.cursor(EventQuery::position);
        return reading(query, filter, after, query.limit(USUAL_LIMIT, MOST));
    }

    /** All events that are announced. */
    static Reading calendar(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        EventFilter filter = new EventFilter(
                caller,
                query.region().orElse(null),
                query.topic().orElse(null),
                Set.of(EventStatus.ANNOUNCED),
                null,
                null);
        return reading(query, filter, Optional.empty(), MOST);
    }

    private static Reading reading(QueryFields query, EventFilter filter, Optional<String> after, int limit) {
        if (!query.broken().isEmpty()) {
            return new Broken(query.broken().all());
        }
        RegionId region = filter.region();
        return region != null && !filter.caller().sees(region) ? new Hidden() : new Wanted(filter, after, limit);
    }

    private static Optional<String> position(String cursor) {
        return Cursor.decode(cursor)
                .filter(position -> POSITION.matcher(position).matches());
    }
}
