package ua.ismtr.events.api;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.centers.Centers;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.events.EventStore;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Router;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.requests.Requests;

/** The calls about events and what goes on between them. */
final class Events {
    /** How long one run goes on with requests that have yet to follow; the next is a minute later. */
    private static final Duration RUN = Duration.ofSeconds(20);

    private final Router router;
    private final RequestMoves moves;
    private final SeatRounds rounds;
    private final EventStore store;

    Events(
            EventStore store,
            Requests requests,
            Centers centers,
            StatusNotifier notifier,
            Authorization authorization,
            Supplier<List<WebhookSecret>> secrets,
            Clock clock) {
        EventNews news = new EventNews(notifier);
        this.store = store;
        moves = new RequestMoves(store, requests, notifier, clock);
        rounds = new SeatRounds(store, news, clock);
        EventDesk desk = new EventDesk(store, requests, moves, news, rounds, clock);
        EventsApi events = new EventsApi(desk, store, new HourProposals(requests, centers), clock);
        Seating seating = new Seating(store, new StaffAway(centers, store), news, rounds, clock);
        SeatsApi seats = new SeatsApi(seating, desk, events, new WebhookVerifier(secrets, clock));
        router = new Router(authorization)
                .route("GET /v1/events", Router.ALL, events::list)
                .bare("POST /v1/events", Router.ALL, events::draft)
                .route("GET /v1/events.ics", Router.ALL, events::calendar)
                .bare("GET /v1/events/{eventId}", Router.ALL, events::one)
                .bare("PATCH /v1/events/{eventId}", Router.ALL, events::change)
                .bare("GET /v1/events/{eventId}/proposals", Router.ALL, events::proposals)
                .bare("POST /v1/events/{eventId}/requests", Router.ALL, events::requests)
                .bare("POST /v1/events/{eventId}/attendance", Router.MODERATORS, events::attendance)
                .bare("GET /v1/events/{eventId}/seats", Router.ALL, seats::list)
                .bare("POST /v1/events/{eventId}/seats", Router.ALL, seats::take)
                .bare("DELETE /v1/events/{eventId}/seats/{seatId}", Router.ALL, seats::giveBack)
                .open("POST /v1/event-seats", seats::ofPlatform);
    }

    HttpResponse answer(HttpRequest request) {
        return router.answer(request);
    }

    /** Gives seats that are owed, and lets requests follow their events. */
    void goOn() {
        store.moving().forEach(event -> rounds.goOn(event.id()));
        moves.settleAll(RUN);
    }
}
