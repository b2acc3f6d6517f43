package ua.ismtr.knowledge.api;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.Cursor;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.QueryFields;
import ua.ismtr.knowledge.search.Kind;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/** The query parameters of a search. */
final class SearchParameters {
    private static final int USUAL_LIMIT = 20;
    private static final int MOST = 50;
    private static final int FURTHEST = 1000;

    private SearchParameters() {}

    /** What the parameters ask for. */
    sealed interface Outcome {}

    /** @param offset how many items the pages before have shown */
    record Search(
            String text, Optional<Kind> kind, Optional<TopicId> topic, Optional<RegionId> region, int offset, int limit)
            implements Outcome {

        /** The cursor of the page that begins after so many items: it belongs to this search and no other. */
        Optional<String> cursor(int next) {
            return next >= FURTHEST ? Optional.empty() : Optional.of(Cursor.encode(mark() + "." + next));
        }

        private String mark() {
            return Integer.toHexString(Stream.of(text, kind, topic, region)
                    .map(String::valueOf)
                    .collect(Collectors.joining("|"))
                    .hashCode());
        }

        private Search from(int newOffset) {
            return new Search(text, kind, topic, region, newOffset, limit);
        }
    }

    record Broken(BrokenRules brokenRules) implements Outcome {}

    /** A region that the caller may not see. */
    record Hidden() implements Outcome {}

    static Outcome read(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<String> text = query.search();
        if (request.parameter("q").filter(some -> !some.isBlank()).isEmpty()) {
            query.refuse("q", "must be given");
        }
        Search search = new Search(
                text.orElse(""),
                query.oneOf("type", Kind.class),
                query.topic(),
                query.region(),
                0,
                query.limit(USUAL_LIMIT, MOST));
        Search shown =
                search.from(query.cursor(cursor -> offset(cursor, search)).orElse(0));
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return new Broken(broken);
        }
        return search.region().filter(region -> !caller.sees(region)).isPresent() ? new Hidden() : shown;
    }

    private static Optional<Integer> offset(String cursor, Search search) {
        String mark = search.mark() + ".";
        return Cursor.decode(cursor)
                .filter(whole -> whole.startsWith(mark))
                .map(whole -> whole.substring(mark.length()))
                .filter(number -> number.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .filter(number -> number < FURTHEST);
    }
}
