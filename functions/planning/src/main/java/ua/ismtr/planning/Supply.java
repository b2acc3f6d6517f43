package ua.ismtr.planning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ua.ismtr.courses.CourseReference;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.Urgency;

/**
 * What is asked for and what is on offer on a topic.
 *
 * @param open the classified requests on the topic, as the list of requests by topic and status shows them
 */
record Supply(
        TopicId topic,
        Open open,
        Events events,
        SelfPaced selfPaced,
        @JsonProperty("class") SupplyClass kind) {

    /**
     * The need.
     *
     * @param oldestDays how long the oldest request has waited; 0 where there is none
     */
    record Open(int requests, int people, int centers, long oldestDays, int urgent) {}

    /** The events that are announced and not over, and the places left at them. */
    record Events(int announced, int seatsLeft) {
        static final Events NONE = new Events(0, 0);

        Events plus(Events other) {
            return new Events(announced + other.announced, seatsLeft + other.seatsLeft);
        }
    }

    /** How many courses everybody can begin at once. */
    record SelfPaced(int courses) {}

    /** The supply of each topic in the order of the taxonomy. */
    static List<Supply> of(
            List<OpenRequest> requests,
            Instant now,
            Map<TopicId, Events> announced,
            Map<TopicId, List<CourseReference>> selfPaced) {
        Map<TopicId, List<OpenRequest>> byTopic = new HashMap<>();
        for (OpenRequest request : requests) {
            request.topics()
                    .forEach(topic -> byTopic.computeIfAbsent(topic, any -> new ArrayList<>())
                            .add(request));
        }
        return Taxonomy.topics().stream()
                .map(Topic::id)
                .map(topic -> of(
                        topic,
                        open(byTopic.getOrDefault(topic, List.of()), now),
                        announced.getOrDefault(topic, Events.NONE),
                        selfPaced.getOrDefault(topic, List.of()).size()))
                .toList();
    }

    private static Supply of(TopicId topic, Open open, Events events, int courses) {
        boolean supplied = events.announced() > 0 || courses > 0;
        SupplyClass kind;
        if (open.requests() > 0) {
            kind = supplied ? SupplyClass.SUPPLIED : SupplyClass.MISSING;
        } else {
            kind = supplied ? SupplyClass.UNASKED : SupplyClass.BALANCED;
        }
        return new Supply(topic, open, events, new SelfPaced(courses), kind);
    }

    private static Open open(List<OpenRequest> requests, Instant now) {
        return new Open(
                requests.size(),
                requests.stream().mapToInt(OpenRequest::people).sum(),
                (int) requests.stream()
                        .map(request -> request.region() + "#" + request.center())
                        .distinct()
                        .count(),
                requests.stream()
                        .mapToLong(request -> request.daysWaited(now))
                        .max()
                        .orElse(0),
                (int) requests.stream()
                        .filter(request -> request.urgency() == Urgency.HIGH)
                        .count());
    }
}
