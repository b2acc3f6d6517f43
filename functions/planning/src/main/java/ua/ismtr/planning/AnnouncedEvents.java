package ua.ismtr.planning;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventFilter;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.RequestId;

/** The announced events that are not over, with the places left at them, and the requests that have their event. */
final class AnnouncedEvents {
    private static final int PAGE = 100;
    private static final Caller EVERYBODY =
            Caller.of("planning", Role.ADMIN, List.of()).orElseThrow();

    private final EventStore store;

    AnnouncedEvents(EventStore store) {
        this.store = store;
    }

    /** Those that this person may know of, of these regions or of the whole country. */
    Map<TopicId, Supply.Events> byTopic(Caller caller, Set<RegionId> regions, Instant now) {
        Map<TopicId, Supply.Events> byTopic = new HashMap<>();
        each(caller, Set.of(EventStatus.ANNOUNCED), stored -> {
            EventDetails details = stored.event().details();
            boolean over = details.end().filter(end -> end.isBefore(now)).isPresent();
            if (!over && (details.region() == null || regions.contains(details.region()))) {
                Supply.Events one = new Supply.Events(1, stored.seats().left());
                details.topics().forEach(topic -> byTopic.merge(topic, one, Supply.Events::plus));
            }
        });
        return byTopic;
    }

    /** The requests that are in a draft or in an announced event now. */
    Set<RequestId> requests() {
        Set<RequestId> found = new HashSet<>();
        each(EVERYBODY, Set.of(EventStatus.DRAFT, EventStatus.ANNOUNCED), stored -> found.addAll(stored.requests()));
        return found;
    }

    private void each(Caller caller, Set<EventStatus> statuses, Consumer<StoredEvent> use) {
        EventFilter filter = new EventFilter(caller, null, null, statuses, null, null);
        Optional<String> after = Optional.empty();
        do {
            EventStore.Page page = store.page(filter, after, PAGE);
            page.events().forEach(use);
            after = page.next();
        } while (after.isPresent());
    }
}
