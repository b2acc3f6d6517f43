package ua.ismtr.events.api;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.SeatBook;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.requests.EventId;

/**
 * Gives the seats that one change could not: as many groups at a time as one transaction has room for, until nobody who waits
 * fits. A run that ends on the way leaves a book that the next run, or the next change, goes on with.
 */
final class SeatRounds {
    /** More than a full book has. */
    private static final int MOST = 100;

    private final EventStore events;
    private final EventNews news;
    private final Clock clock;

    SeatRounds(EventStore events, EventNews news, Clock clock) {
        this.events = events;
        this.news = news;
        this.clock = clock;
    }

    /** Gives what this event owes. */
    void goOn(EventId id) {
        for (int round = 0; round < MOST; round++) {
            Optional<StoredEvent> owing =
                    events.find(id).filter(stored -> stored.seats().owesSeats());
            if (owing.isEmpty()) {
                return;
            }
            StoredEvent before = owing.get();
            SeatBook after = before.seats().goneOn();
            List<PlatformMessage> told = news.seats(before, after, clock.instant());
            if (events.replaceSeats(before, after, List.of(), told, Optional.empty())) {
                news.tell(told);
            }
        }
    }
}
