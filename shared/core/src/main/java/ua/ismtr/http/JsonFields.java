package ua.ismtr.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Codes;
import ua.ismtr.reference.Days;
import ua.ismtr.reference.Named;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Rfc3339;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Topics;
import ua.ismtr.text.Characters;
import ua.ismtr.text.PlainText;

/**
 * Reads the fields of a JSON object by pointer (RFC 6901) with one grammar for all bodies, and collects the rules that
 * they break. A field that breaks its rule has some value of the right type, so that reading goes on to the next; the
 * whole is then not to be used. A field that is null is not there.
 */
public final class JsonFields {
    private static final int MOST_IGNORED = 100;

    private final JsonNode json;
    private final String base;
    private final BrokenRules broken;
    private final Set<String> read = new HashSet<>();

    /** Reads the fields of a whole body. */
    public JsonFields(JsonNode json) {
        this(json, "", new BrokenRules());
    }

    /**
     * Reads the fields of one of several objects.
     *
     * @param base the pointer of {@code json} in the body
     */
    public JsonFields(JsonNode json, String base, BrokenRules broken) {
        this.json = json;
        this.base = base;
        this.broken = broken;
        if (!json.isObject()) {
            refuse("", "must be an object");
        }
    }

    public BrokenRules broken() {
        return broken;
    }

    /** Notes a rule that only the caller of this reader knows. */
    public void refuse(String pointer, String detail) {
        broken.add(base + pointer, detail);
    }

    public boolean isAbsent(String pointer) {
        JsonNode node = at(pointer);
        return node.isMissingNode() || node.isNull();
    }

    /** The field as it is. */
    public JsonNode node(String pointer) {
        return at(pointer);
    }

    /** A text of 1 to {@code longest} characters after trimming, with something to read in it besides HTML's tags. */
    public String text(String pointer, int longest) {
        String text = visible(pointer, longest);
        if (!Characters.nothingVisible(text) && Characters.nothingVisible(PlainText.of(text))) {
            refuse(pointer, "must have something to read besides the tags of HTML");
        }
        return text;
    }

    /** A line of 1 to {@code longest} characters after trimming, with something to see in it. */
    public String line(String pointer, int longest) {
        String text = visible(pointer, longest);
        checkLine(pointer, text);
        return text;
    }

    /** The {@linkplain #line line} in its plain form, in which lines of any origin are stored, compared and searched. */
    public String plainLine(String pointer, int longest) {
        String text = line(pointer, longest);
        String plain = plainLine(text);
        if (!Characters.nothingVisible(text) && Characters.nothingVisible(plain)) {
            refuse(pointer, "must have something to read besides the tags of HTML");
        }
        return plain;
    }

    private static String plainLine(String line) {
        return PlainText.of(line).replace('\n', ' ').strip();
    }

    private String visible(String pointer, int longest) {
        String text = string(pointer).map(Characters::trimmed).orElse("");
        if (Characters.nothingVisible(text) || tooLong(text, longest)) {
            refuse(pointer, "must be a text of 1 to %s characters".formatted(counted(longest)));
        } else {
            checkUnicode(pointer, text);
        }
        return text;
    }

    /** A text of at most so many characters; null where it is not there or has nothing to see. */
    public @Nullable String optionalText(String pointer, int longest) {
        if (isAbsent(pointer)) {
            return null;
        }
        Optional<String> text = string(pointer).map(Characters::trimmed);
        if (text.isEmpty() || tooLong(text.get(), longest)) {
            refuse(pointer, "must be a text of at most %s characters".formatted(counted(longest)));
            return null;
        }
        checkUnicode(pointer, text.get());
        return Characters.nothingVisible(PlainText.of(text.get())) ? null : text.get();
    }

    /** The same on one line. */
    public @Nullable String optionalLine(String pointer, int longest) {
        String text = optionalText(pointer, longest);
        if (text != null) {
            checkLine(pointer, text);
        }
        return text;
    }

    /** The {@linkplain #optionalText text} in its plain form. */
    public @Nullable String optionalPlainText(String pointer, int longest) {
        String text = optionalText(pointer, longest);
        return text == null ? null : PlainText.of(text).strip();
    }

    /** The {@linkplain #optionalLine line} in its plain form. */
    public @Nullable String optionalPlainLine(String pointer, int longest) {
        String text = optionalLine(pointer, longest);
        return text == null ? null : plainLine(text);
    }

    /** A text that is this one and no other. */
    public void constant(String pointer, String value) {
        if (!string(pointer).equals(Optional.of(value))) {
            refuse(pointer, "must be " + value);
        }
    }

    /** A text that {@code parse} understands; {@code rule} completes the sentence "must be". */
    public <T> Optional<T> parsed(String pointer, Function<String, Optional<T>> parse, String rule) {
        Optional<T> value = string(pointer).flatMap(parse);
        if (value.isEmpty()) {
            refuse(pointer, "must be " + rule);
        }
        return value;
    }

    /** The same; empty where it is not there. */
    public <T> Optional<T> optional(String pointer, Function<String, Optional<T>> parse, String rule) {
        return isAbsent(pointer) ? Optional.empty() : parsed(pointer, parse, rule);
    }

    /** One of a closed list. */
    public <T extends Enum<T> & Named> T oneOf(String pointer, Class<T> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(Named::id).collect(Collectors.joining(", "));
        return parsed(pointer, id -> Named.find(type, id), "one of " + names).orElse(type.getEnumConstants()[0]);
    }

    /** The same, or {@code usual} where it is not there. */
    public <T extends Enum<T> & Named> T oneOf(String pointer, Class<T> type, T usual) {
        return isAbsent(pointer) ? usual : oneOf(pointer, type);
    }

    /** A whole number within bounds, however JSON writes it: {@code 12.0} and {@code 1.2e1} are 12. */
    public int wholeNumber(String pointer, int least, int most) {
        JsonNode node = at(pointer);
        if (node.isNumber() && within(node.decimalValue(), least, most)) {
            return node.decimalValue().intValue();
        }
        refuse(pointer, String.format(Locale.ROOT, "must be a whole number from %,d to %,d", least, most));
        return least;
    }

    /** The same, or {@code usual} where it is not there. */
    public int wholeNumber(String pointer, int least, int most, int usual) {
        return isAbsent(pointer) ? usual : wholeNumber(pointer, least, most);
    }

    /** {@code true} or {@code false}, or {@code usual} where it is not there. */
    public boolean flag(String pointer, boolean usual) {
        if (isAbsent(pointer)) {
            return usual;
        }
        if (!at(pointer).isBoolean()) {
            refuse(pointer, "must be true or false");
        }
        return at(pointer).asBoolean(usual);
    }

    /** A day, or null where it is not there. */
    public @Nullable LocalDate day(String pointer) {
        return optional(pointer, Days::parse, "a date such as 2027-02-01, from 2000 to 2100")
                .orElse(null);
    }

    /** A month, or null where it is not there. */
    public @Nullable YearMonth month(String pointer) {
        return optional(pointer, Days::parseMonth, "a month such as 2026-11, from 2000 to 2100")
                .orElse(null);
    }

    /** A time, or nothing where it breaks the rule. */
    public Optional<Instant> time(String pointer) {
        return parsed(pointer, Rfc3339::parse, "a time by RFC 3339 such as 2026-11-20T09:12:00Z");
    }

    /** A region, or nothing where it is not there. */
    public Optional<RegionId> region(String pointer) {
        return isAbsent(pointer) ? Optional.empty() : parsedRegion(pointer);
    }

    private Optional<RegionId> parsedRegion(String pointer) {
        return parsed(
                pointer,
                id -> Regions.find(id).map(Region::id),
                "the ISO 3166-2 code of a region of Ukraine, such as UA-46");
    }

    /** The code of a service centre on the platform. */
    public Optional<String> centerCode(String pointer) {
        return parsed(pointer, Codes::center, Codes.CENTER_RULE);
    }

    /** The KATOTTG code of a community of Ukraine. */
    public Optional<String> community(String pointer) {
        Optional<String> code = parsed(pointer, Codes::community, "UA and 17 digits");
        if (code.isPresent() && code.flatMap(Regions::ofCommunity).isEmpty()) {
            refuse(pointer, "must begin with the code of a region of Ukraine");
            return Optional.empty();
        }
        return code;
    }

    /** Different regions, in the order given; none where the list is not there. */
    public List<RegionId> regions(String pointer) {
        List<RegionId> regions = new ArrayList<>();
        List<JsonNode> items = list(pointer, 0, Regions.all().size());
        for (int i = 0; i < items.size(); i++) {
            parsedRegion(pointer + "/" + i)
                    .filter(one -> !regions.contains(one))
                    .ifPresent(regions::add);
        }
        return regions;
    }

    /** Topics that may go together. */
    public List<TopicId> topics(String pointer) {
        JsonNode node = at(pointer);
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.isTextual() ? name.textValue() : ""));
        return switch (Topics.of(node.isArray() ? names : List.of())) {
            case Topics.Chosen(List<TopicId> topics) -> topics;
            case Topics.Refused(List<Topics.Fault> faults) -> {
                faults.forEach(
                        fault -> refuse(fault.index() < 0 ? pointer : pointer + "/" + fault.index(), fault.rule()));
                yield List.of();
            }
        };
    }

    /** The items of a list; none where it is not there. */
    public List<JsonNode> list(String pointer, int least, int most) {
        JsonNode node = at(pointer);
        if (isAbsent(pointer) && least == 0) {
            return List.of();
        }
        if (!node.isArray() || node.size() < least || node.size() > most) {
            refuse(pointer, String.format(Locale.ROOT, "must be a list of %,d to %,d", least, most));
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>();
        node.forEach(items::add);
        return items;
    }

    /** The text of a field that is one. */
    public Optional<String> string(String pointer) {
        JsonNode node = at(pointer);
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private JsonNode at(String pointer) {
        read.add(pointer);
        return json.at(pointer);
    }

    /** The pointers of fields that nothing has read, a hundred at most; of an object that nothing looked into, its own. */
    public List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        collectIgnored(json, base, ignored);
        return ignored;
    }

    private void collectIgnored(JsonNode object, String pointer, List<String> ignored) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey().replace("~", "~0").replace("/", "~1");
            String path = pointer + "/" + name;
            if (ignored.size() == MOST_IGNORED || read.contains(path)) {
                continue;
            }
            if (field.getValue().isObject() && read.stream().anyMatch(one -> one.startsWith(path + "/"))) {
                collectIgnored(field.getValue(), path, ignored);
            } else {
                ignored.add(path);
            }
        }
    }

    private void checkLine(String pointer, String text) {
        if (!Characters.oneLine(text)) {
            refuse(pointer, "must be one line without control characters and marks of direction");
        }
    }

    private void checkUnicode(String pointer, String text) {
        if (!Characters.wellFormed(text)) {
            refuse(pointer, "must be Unicode: half of a surrogate pair stands alone");
        }
    }

    private static boolean tooLong(String text, int longest) {
        return Characters.count(text) > longest;
    }

    private static String counted(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static boolean within(BigDecimal number, int least, int most) {
        // The comparison comes first: a number such as 1e999999999 is never written out.
        return number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }
}
