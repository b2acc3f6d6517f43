package ua.ismtr.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.Cursor;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.Area;
import ua.ismtr.reference.Codes;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.text.Stemmer;

/**
 * The query parameters of a list. Here, and for lists, search and exports alike, a caller's regions become a condition of
 * what is read.
 */
public final class RequestQuery {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;
    private static final Pattern POSITION = Pattern.compile("([0-3]#)?[0-9]{13}#[0-9a-f-]{36}");

    private RequestQuery() {}

    /** What the parameters ask for. */
    public sealed interface Reading {}

    /**
     * This list.
     *
     * @param after where the page before ended
     * @param total whether it is to be said how many there are in all
     */
    public record Wanted(RequestFilter query, Optional<String> after, int limit, boolean total) implements Reading {
        /** The cursor of the page that follows the one that ended here: it belongs to this list and no other. */
        public String cursor(String position) {
            return Cursor.encode(mark(query) + "." + position);
        }
    }

    /** Nothing that can be told: these rules are broken. */
    public record Broken(List<BrokenRule> brokenRules) implements Reading {}

    /** A region that the caller may not see. */
    public record Hidden() implements Reading {}

    /** Reads the parameters of a call by this person for a page of the list. */
    public static Reading read(Caller caller, HttpRequest request) {
        QueryFields fields = new QueryFields(request);
        Optional<RegionId> region = fields.region();
        RequestFilter filter =
                filter(caller, fields, fields.oneOf("sort", ListOrder.class).orElse(null));
        int limit = fields.limit(USUAL_LIMIT, MOST);
        boolean total = fields.flag("total");
        Optional<String> after = fields.cursor(text -> position(text, filter));
        return answer(caller, fields, region, new Wanted(filter, after, limit, total));
    }

    /** Reads the parameters of a call by this person for a file: all of the list, in the order in which it is kept. */
    public static Reading readFile(Caller caller, HttpRequest request) {
        QueryFields fields = new QueryFields(request);
        Optional<RegionId> region = fields.region();
        return answer(
                caller, fields, region, new Wanted(filter(caller, fields, null), Optional.empty(), USUAL_LIMIT, false));
    }

    private static Reading answer(Caller caller, QueryFields fields, Optional<RegionId> region, Wanted wanted) {
        if (!fields.broken().isEmpty()) {
            return new Broken(fields.broken().all());
        }
        return region.filter(one -> !caller.sees(one)).isPresent() ? new Hidden() : wanted;
    }

    private static RequestFilter filter(Caller caller, QueryFields fields, @Nullable ListOrder order) {
        RequestFilter filter = new RequestFilter(
                fields.region().map(Set::of).orElse(caller.seesAll() ? Set.of() : caller.regions()),
                fields.oneOf("status", Status.class).orElse(null),
                fields.topic().orElse(null),
                fields.oneOf("format", Format.class).orElse(null),
                fields.oneOf("urgency", Urgency.class).orElse(null),
                fields.day("from").orElse(null),
                fields.day("to").orElse(null),
                fields.search().map(Stemmer::wanted).orElse(Set.of()),
                particulars(caller, fields),
                order);
        if (filter.from() != null && filter.to() != null && filter.from().isAfter(filter.to())) {
            fields.refuse("from", "must not be after to");
        }
        return filter;
    }

    private static RequestFilter.Particulars particulars(Caller caller, QueryFields fields) {
        Optional<String> center = fields.value("center", Codes::center, "the code of a centre: " + Codes.CENTER_RULE);
        return new RequestFilter.Particulars(
                center.orElse(null),
                center.isPresent() && !caller.moderates(),
                fields.oneOf("role", JobTitle.class).orElse(null),
                fields.value("area", RequestQuery::area, "an area of the taxonomy, such as services")
                        .orElse(null),
                fields.value("counted", RequestQuery::yesOrNo, "yes or no").orElse(null));
    }

    private static Optional<String> area(String id) {
        return Taxonomy.areas().stream().map(Area::id).filter(id::equals).findAny();
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<String> position(String cursor, RequestFilter query) {
        String mark = mark(query) + ".";
        return Cursor.decode(cursor)
                .filter(whole -> whole.startsWith(mark))
                .map(whole -> whole.substring(mark.length()))
                .filter(position -> POSITION.matcher(position).matches());
    }

    /** What tells the cursors of one list from those of another. */
    private static String mark(RequestFilter query) {
        String regions = query.regions().stream().map(RegionId::value).sorted().collect(Collectors.joining(" "));
        String words = query.words().stream().sorted().collect(Collectors.joining(" "));
        List<@Nullable Object> filters = Arrays.asList(
                regions,
                query.status(),
                query.topic(),
                query.format(),
                query.urgency(),
                query.from(),
                query.to(),
                words,
                query.particulars(),
                query.order());
        return Integer.toHexString(filters.stream()
                .map(String::valueOf)
                .collect(Collectors.joining("|"))
                .hashCode());
    }
}
