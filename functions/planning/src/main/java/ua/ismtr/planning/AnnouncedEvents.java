package ua.ismtr.planning;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ua.ismtr.authorization.Caller;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventFilter;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/** The announced events that are not over, and the places left at them, by topic. */
final class AnnouncedEvents {
    private static final int PAGE = 100;

    private final EventStore store;

    AnnouncedEvents(EventStore store) {
        this.store = store;
    }

    /** Those that this person may know of, of these regions or of the whole country. */
    Map<TopicId, Supply.Events> byTopic(Caller caller, Set<RegionId> regions, Instant now) {
        EventFilter filter = new EventFilter(caller, null, null, Set.of(EventStatus.ANNOUNCED), null, null);
        Map<TopicId, Supply.Events> byTopic = new HashMap<>();
        Optional<String> after = Optional.empty();
        do {
            EventStore.Page page = store.page(filter, after, PAGE);
            for (StoredEvent stored : page.events()) {
                EventDetails details = stored.event().details();
                boolean over = details.end().filter(end -> end.isBefore(now)).isPresent();
                if (!over && (details.region() == null || regions.contains(details.region()))) {
                    Supply.Events one = new Supply.Events(1, stored.seats().left());
                    details.topics().forEach(topic -> byTopic.merge(topic, one, Supply.Events::plus));
                }
            }
            after = page.next();
        } while (after.isPresent());
        return byTopic;
    }
}
