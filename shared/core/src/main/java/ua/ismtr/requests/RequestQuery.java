package ua.ismtr.requests;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.text.Stemmer;

/**
 * The query parameters of a list. Here, and for lists, search and exports alike, a caller's regions become a condition of
 * what is read.
 */
public final class RequestQuery {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;
    private static final int LONGEST_SEARCH = 200;
    private static final Pattern POSITION = Pattern.compile("([012]#)?\\d{13}#[0-9a-f-]{36}");

    private final HttpRequest request;
    private final List<BrokenRule> brokenRules = new ArrayList<>();

    private RequestQuery(HttpRequest request) {
        this.request = request;
    }

    /** What the parameters ask for. */
    public sealed interface Outcome {}

    /**
     * This list.
     *
     * @param after where the page before ended
     */
    public record Wanted(RequestFilter query, Optional<String> after, int limit) implements Outcome {
        /** The cursor of the page that follows the one that ended here: it belongs to this list and no other. */
        public String cursor(String position) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((mark(query) + "." + position).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Nothing that can be told: these rules are broken. */
    public record Broken(List<BrokenRule> brokenRules) implements Outcome {}

    /** A region that the caller may not see. */
    public record Hidden() implements Outcome {}

    /** Reads the parameters of a call by this person. */
    public static Outcome read(Caller caller, HttpRequest request) {
        return new RequestQuery(request).read(caller);
    }

    private Outcome read(Caller caller) {
        Optional<RegionId> region = value(
                "region",
                id -> Regions.find(id).map(Region::id),
                "the ISO 3166-2 code of a region of Ukraine, such as UA-46");
        RequestFilter query = new RequestFilter(
                region.map(Set::of).orElse(caller.seesAll() ? Set.of() : caller.regions()),
                value("status", Status::of, "one of " + names(Status.values())).orElse(null),
                value("topic", Taxonomy::label, "a topic of the taxonomy, such as veterans")
                        .orElse(null),
                value("format", Format::of, "one of " + names(Format.values())).orElse(null),
                value("urgency", Urgency::of, "one of " + names(Urgency.values()))
                        .orElse(null),
                date("from"),
                date("to"),
                words());
        if (query.from() != null && query.to() != null && query.from().isAfter(query.to())) {
            broken("from", "must not be after to");
        }
        int limit = value("limit", RequestQuery::limit, "a whole number from 1 to " + MOST)
                .orElse(USUAL_LIMIT);
        Optional<String> after = value("cursor", text -> position(text, query), "the nextCursor of the same list");
        if (!brokenRules.isEmpty()) {
            return new Broken(List.copyOf(brokenRules));
        }
        return region.filter(one -> !caller.sees(one)).isPresent() ? new Hidden() : new Wanted(query, after, limit);
    }

    private Set<String> words() {
        Optional<String> search = parameter("q");
        if (search.isPresent() && search.get().length() > LONGEST_SEARCH) {
            broken("q", "must have at most " + LONGEST_SEARCH + " characters");
            return Set.of();
        }
        return search.map(Stemmer::keys).orElse(Set.of());
    }

    private @Nullable LocalDate date(String name) {
        return value(name, RequestQuery::dateOf, "a date such as 2026-11-21").orElse(null);
    }

    private <T> Optional<T> value(String name, Function<String, Optional<T>> parse, String rule) {
        Optional<String> text = parameter(name);
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            broken(name, "must be " + rule);
        }
        return value;
    }

    /** A parameter without a value is none. */
    private Optional<String> parameter(String name) {
        return request.parameter(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private void broken(String name, String detail) {
        brokenRules.add(new BrokenRule(name, detail));
    }

    private static Optional<LocalDate> dateOf(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> limit(String text) {
        return text.matches("\\d{1,3}")
                ? Optional.of(Integer.valueOf(text)).filter(n -> n >= 1 && n <= MOST)
                : Optional.empty();
    }

    private static Optional<String> position(String cursor, RequestFilter query) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String mark = mark(query) + ".";
            return Optional.of(text)
                    .filter(whole -> whole.startsWith(mark))
                    .map(whole -> whole.substring(mark.length()))
                    .filter(position -> POSITION.matcher(position).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
                words);
        return Integer.toHexString(filters.stream()
                .map(String::valueOf)
                .collect(Collectors.joining("|"))
                .hashCode());
    }

    private static <T> String names(T[] values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", "));
    }
}
