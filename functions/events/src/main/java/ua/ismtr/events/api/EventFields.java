package ua.ismtr.events.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventDetails.Place;
import ua.ismtr.events.EventDetails.Session;
import ua.ismtr.events.EventDetails.Title;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.http.WebAddress;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Days;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;

/** Reads what people say of events, and finds every rule that it breaks. */
final class EventFields {
    private static final int MOST_SESSIONS = 50;
    private static final int LONGEST_LINK = 1000;
    private static final int LONGEST_TITLE = 200;
    private static final Duration LONGEST_SESSION = Duration.ofHours(24);
    private static final Set<String> NAMES = Set.of(
            "title",
            "topics",
            "format",
            "region",
            "place",
            "link",
            "capacity",
            "minimum",
            "decideBy",
            "sessions",
            "audience",
            "provider",
            "courseId");

    private EventFields() {}

    /** Details, or the rules that they would break. */
    record Reading(@Nullable EventDetails details, List<BrokenRule> brokenRules) {}

    /** The details of a new event. */
    static Reading details(JsonNode json) {
        JsonFields fields = new JsonFields(json);
        EventDetails details = read(fields);
        return fields.broken().isEmpty()
                ? new Reading(details, List.of())
                : new Reading(null, fields.broken().all());
    }

    /** The details as they are after a merge patch (RFC 7396) of what there is; fields of other names are left. */
    static Reading patched(EventDetails now, JsonNode patch) {
        ObjectNode target = Json.MAPPER.valueToTree(now);
        ObjectNode wanted = Json.MAPPER.createObjectNode();
        patch.properties().forEach(field -> {
            if (NAMES.contains(field.getKey())) {
                wanted.set(field.getKey(), field.getValue());
            }
        });
        return details(merged(target, wanted));
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), merged(result.path(field.getKey()), field.getValue()));
            }
        }
        return result;
    }

    private static EventDetails read(JsonFields fields) {
        Title title =
                new Title(fields.plainLine("/title/uk", LONGEST_TITLE), fields.plainLine("/title/en", LONGEST_TITLE));
        List<TopicId> topics = fields.topics("/topics");
        if (topics.contains(TopicId.NOT_A_REQUEST)) {
            fields.refuse("/topics", "must be topics of a training");
        }
        Format format = fields.oneOf("/format", Format.class);
        if (format == Format.ANY) {
            fields.refuse("/format", "must be online, offline or blended");
        }
        @Nullable RegionId region = fields.region("/region").orElse(null);
        int capacity = fields.wholeNumber("/capacity", 1, 10_000);
        int minimum = fields.wholeNumber("/minimum", 1, 10_000, 1);
        if (minimum > capacity) {
            fields.refuse("/minimum", "must not be more than the capacity");
            fields.refuse("/capacity", "must not be less than the minimum, which is " + minimum);
        }
        return new EventDetails(
                title,
                topics,
                format,
                region,
                place(fields, region),
                link(fields),
                capacity,
                minimum,
                fields.day("/decideBy"),
                sessions(fields),
                audience(fields),
                fields.optionalPlainLine("/provider", 200),
                fields.optionalLine("/courseId", 100));
    }

    private static @Nullable Place place(JsonFields fields, @Nullable RegionId region) {
        if (fields.isAbsent("/place")) {
            return null;
        }
        String name = fields.plainLine("/place/name", 200);
        Optional<String> katottg =
                fields.isAbsent("/place/katottg") ? Optional.empty() : fields.community("/place/katottg");
        if (region != null
                && katottg.flatMap(Regions::ofCommunity)
                        .map(Region::id)
                        .filter(one -> !one.equals(region))
                        .isPresent()) {
            fields.refuse("/place/katottg", "must be in the region of the event");
        }
        return new Place(name, katottg.orElse(null));
    }

    private static @Nullable String link(JsonFields fields) {
        return fields.optional("/link", EventFields::webAddress, "an address that begins with https://, or null")
                .orElse(null);
    }

    private static Optional<String> webAddress(String text) {
        return WebAddress.parse(text, LONGEST_LINK)
                .filter(url -> url.getScheme().equals("https"))
                .map(URI::toString);
    }

    private static List<Session> sessions(JsonFields fields) {
        List<Session> sessions = new ArrayList<>();
        List<JsonNode> items = fields.list("/sessions", 0, MOST_SESSIONS);
        for (int i = 0; i < items.size(); i++) {
            String pointer = "/sessions/" + i;
            Optional<Instant> start = fields.time(pointer + "/start");
            Optional<Instant> end = fields.time(pointer + "/end");
            if (start.isEmpty() || end.isEmpty()) {
                continue;
            }
            if (!Days.covers(start.get())) {
                fields.refuse(pointer + "/start", "must be from 2000 to 2100");
            } else if (!end.get().isAfter(start.get())
                    || Duration.between(start.get(), end.get()).compareTo(LONGEST_SESSION) > 0) {
                fields.refuse(pointer + "/end", "must be after the start, by 24 hours at most");
            } else if (!sessions.isEmpty()
                    && start.get().isBefore(sessions.getLast().end())) {
                fields.refuse(pointer + "/start", "must not be before the end of the session before it");
            } else {
                sessions.add(new Session(start.get(), end.get()));
            }
        }
        return List.copyOf(sessions);
    }

    private static List<JobTitle> audience(JsonFields fields) {
        List<JobTitle> audience = new ArrayList<>();
        int size = fields.list("/audience", 0, JobTitle.values().length).size();
        for (int i = 0; i < size; i++) {
            JobTitle title = fields.oneOf("/audience/" + i, JobTitle.class);
            if (!audience.contains(title)) {
                audience.add(title);
            }
        }
        return List.copyOf(audience);
    }

    /** The requests that a list names, in their places: one that is named twice is there twice. */
    static List<RequestId> requests(JsonFields fields, String pointer, int most) {
        List<RequestId> ids = new ArrayList<>();
        int size = fields.list(pointer, 0, most).size();
        for (int i = 0; i < size; i++) {
            fields.parsed(pointer + "/" + i, RequestId::parse, "the id of a request")
                    .ifPresent(ids::add);
        }
        return List.copyOf(ids);
    }

    /** A centre that asks for seats. */
    static Center center(JsonFields fields, String pointer) {
        return new Center(
                fields.centerCode(pointer + "/code").orElse(""),
                fields.line(pointer + "/name", 200),
                fields.community(pointer + "/katottg").orElse(""));
    }

    /** The broken rules of the fields, as an outcome. */
    static Optional<Outcome> refusal(BrokenRules broken) {
        return broken.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Refused(broken.all()));
    }
}
