package ua.ismtr.http;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import ua.ismtr.reference.Days;
import ua.ismtr.reference.Named;
import ua.ismtr.reference.Period;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.text.Characters;
import ua.ismtr.text.Stemmer;

/**
 * Reads the query of a call by one grammar for all calls, and collects the rules that it breaks. A parameter without a
 * value is none. When all are read, {@link #broken()} also names those that the call does not know.
 */
public final class QueryFields {
    private static final int LONGEST_PERIOD_YEARS = 10;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_SEARCH = 200;

    private final HttpRequest request;
    private final BrokenRules broken = new BrokenRules();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> refused = new TreeSet<>();

    public QueryFields(HttpRequest request) {
        this.request = request;
    }

    /** What answers a call that takes no parameters; a refusal of those that it has. */
    public static HttpResponse none(HttpRequest request, Supplier<HttpResponse> answer) {
        BrokenRules unknown = new QueryFields(request).broken();
        return unknown.isEmpty() ? answer.get() : unknown.response();
    }

    /** All broken rules; parameters that nothing has read are among them. */
    public BrokenRules broken() {
        String rule = known.isEmpty()
                ? "is not known here; this call takes no parameters"
                : "is not known here; known are " + String.join(", ", known);
        for (String name : request.query().keySet()) {
            if (!known.contains(name) && refused.add(name)) {
                broken.add(shown(name), rule);
            }
        }
        return broken;
    }

    private static String shown(String name) {
        return Characters.count(name) <= LONGEST_NAME && Characters.oneLine(name) ? name : "";
    }

    /** Notes a rule that only the caller of this reader knows. */
    public void refuse(String name, String detail) {
        broken.add(name, detail);
    }

    /** The region with this ISO code. */
    public Optional<RegionId> region() {
        return value(
                "region",
                id -> Regions.find(id).map(Region::id),
                "the ISO 3166-2 code of a region of Ukraine, such as UA-46");
    }

    /** The topic with this id, {@code other} and {@code not-a-request} among them. */
    public Optional<TopicId> topic() {
        return value("topic", Taxonomy::label, "a topic of the taxonomy, such as veterans");
    }

    /** A day. */
    public Optional<LocalDate> day(String name) {
        return value(name, Days::parse, "a date such as 2026-11-21, from 2000 to 2100");
    }

    /** A month. */
    public Optional<YearMonth> month(String name) {
        return value(name, Days::parseMonth, "a month such as 2026-11, from 2000 to 2100");
    }

    /** A week of ISO 8601. */
    public Optional<Week> week(String name) {
        return value(name, Week::parse, "a week of ISO 8601 such as 2026-W47");
    }

    /**
     * The days from {@code from} to {@code to}.
     *
     * @param lastDay the last day where {@code to} is not given
     * @param usualDays how many days it has where {@code from} is not given
     */
    public Period period(LocalDate lastDay, int usualDays) {
        LocalDate to = day("to").orElse(lastDay);
        LocalDate from = day("from").orElse(to.minusDays(usualDays - 1L));
        if (refused.contains("to")) {
            return new Period(to, to);
        }
        if (from.isAfter(to)) {
            refuse("from", "must not be after to");
            return new Period(to, to);
        }
        if (from.plusYears(LONGEST_PERIOD_YEARS).isBefore(to)) {
            refuse("from", "must not be more than ten years before to");
        }
        return new Period(from, to);
    }

    /** One of a closed list. */
    public <T extends Enum<T> & Named> Optional<T> oneOf(String name, Class<T> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(Named::id).collect(Collectors.joining(", "));
        return value(name, id -> Named.find(type, id), "one of " + names);
    }

    /** {@code true} or {@code false}; false where it is not given. */
    public boolean flag(String name) {
        return value(
                        name,
                        text -> switch (text) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        },
                        "true or false")
                .orElse(false);
    }

    /** A whole number within bounds. */
    public Optional<Integer> number(String name, int least, int most) {
        return value(
                name,
                text -> text.matches("[0-9]{1,9}")
                        ? Optional.of(Integer.valueOf(text)).filter(n -> n >= least && n <= most)
                        : Optional.empty(),
                "a whole number from " + least + " to " + most);
    }

    /** How many entries a page has. */
    public int limit(int usual, int most) {
        return number("limit", 1, most).orElse(usual);
    }

    /** A text of at most so many characters. */
    public Optional<String> text(String name, int longest) {
        return value(
                name,
                text -> Optional.of(text)
                        .filter(some -> Characters.count(some) <= longest && Characters.wellFormed(some)),
                "a text of at most " + longest + " characters");
    }

    /** Words to look for. What has none is refused: it must not find everything. */
    public Optional<String> search() {
        return value(
                "q",
                text -> Optional.of(text)
                        .filter(some -> Characters.count(some) <= LONGEST_SEARCH
                                && Characters.wellFormed(some)
                                && Stemmer.hasWord(some)),
                "a text of at most " + LONGEST_SEARCH + " characters with a word of at least two letters in it");
    }

    /** Where the page before ended, as {@code parse} understands it. */
    public <T> Optional<T> cursor(Function<String, Optional<T>> parse) {
        return value("cursor", parse, "the nextCursor of the same list");
    }

    /** A value that {@code parse} understands; {@code rule} completes the sentence "must be". */
    public <T> Optional<T> value(String name, Function<String, Optional<T>> parse, String rule) {
        known.add(name);
        Optional<String> text = request.parameter(name).map(String::strip).filter(some -> !some.isEmpty());
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty() && refused.add(name)) {
            broken.add(name, "must be " + rule);
        }
        return value;
    }
}
