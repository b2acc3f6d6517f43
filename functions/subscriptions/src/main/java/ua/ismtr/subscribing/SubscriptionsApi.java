package ua.ismtr.subscribing;

import java.util.List;
import java.util.Optional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.RegionId;
import ua.ismtr.subscribing.Subscribing.Asked;
import ua.ismtr.subscribing.Subscribing.Done;
import ua.ismtr.subscribing.Subscribing.Stopped;
import ua.ismtr.subscribing.Subscribing.TooManyQuestions;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.Questions;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.subscriptions.Subscriptions;

/** Who gets summaries: one's own subscriptions, and for administrators all. */
final class SubscriptionsApi {
    /** How many entries a page of subscriptions or e-mails has. */
    static final int USUAL_PAGE = 100;

    static final int LONGEST_PAGE = 500;

    /** So nobody can have mail sent to any number of strangers. */
    private static final int MOST_OF_ONE = 50;

    private static final HttpResponse STOPPED = Problem.of(
                    409, "Conflict", "Mail to this address came back or was unwanted; an administrator can ask it anew")
            .response();

    private final Subscriptions subscriptions;
    private final Subscribing subscribing;
    private final Journal journal;

    SubscriptionsApi(Subscriptions subscriptions, Subscribing subscribing, Journal journal) {
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
        this.journal = journal;
    }

    /** All for an administrator, page by page; else those that the caller made or that go to the caller's address. */
    HttpResponse list(Subscriber subscriber, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<String> own = query.value("owner", text -> Optional.of(text).filter("me"::equals), "me");
        int limit = query.limit(USUAL_PAGE, LONGEST_PAGE);
        Optional<String> cursor =
                query.cursor(text -> SubscriptionId.parse(text).map(SubscriptionId::value));
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        if (own.isPresent() || !subscriber.administrates()) {
            return HttpResponse.json(200, new Shown.Subscriptions(shown(subscribing.own(subscriber)), null));
        }
        Subscriptions.Page page = subscriptions.page(cursor.orElse(null), limit);
        journal.looked(subscriber.caller(), page.subscriptions().size());
        return HttpResponse.json(200, new Shown.Subscriptions(shown(page.subscriptions()), page.cursor()));
    }

    private static List<Shown.One> shown(List<Subscription> list) {
        return list.stream().map(Shown.One::of).toList();
    }

    /** Subscribes an address, or changes what it gets: 200 or 201 when it is so, 202 when its owner is yet to agree. */
    HttpResponse subscribe(Subscriber subscriber, HttpRequest request) {
        return SubscriptionRequest.read(request, wanted -> subscribe(subscriber, wanted));
    }

    private HttpResponse subscribe(Subscriber subscriber, SubscriptionRequest wanted) {
        Optional<EmailAddress> address = wanted.email(subscriber);
        SettingsChange change = wanted.change(subscriber);
        if (address.isEmpty() || !wanted.broken().isEmpty()) {
            return wanted.broken().response();
        }
        for (RegionId region : change.named()) {
            if (!subscriber.caller().regions().contains(region)) {
                return Problem.foreignRegion().response();
            }
        }
        if (!subscriber.administrates()
                && !subscriber.owns(address.get())
                && subscribing.hasOthers(subscriber, address.get(), MOST_OF_ONE)) {
            return Problem.forbidden("At most %d addresses; an administrator may subscribe more".formatted(MOST_OF_ONE))
                    .response();
        }
        Settings usual = SubscriptionRequest.usual(subscriber);
        return switch (subscribing.subscribe(subscriber, address.get(), change, usual)) {
            case Done(Subscription subscription, boolean created) ->
                subscribed(subscriber, subscription, created ? 201 : 200);
            case Asked(Subscription asked) -> subscribed(subscriber, asked, 202);
            case Stopped() -> STOPPED;
            case TooManyQuestions() -> Problem.throttled(Questions.BETWEEN_QUESTIONS);
        };
    }

    private HttpResponse subscribed(Subscriber subscriber, Subscription subscription, int status) {
        journal.subscribed(subscriber.caller(), subscription);
        return HttpResponse.json(status, Shown.One.of(subscription));
    }

    /**
     * Ends one subscription, or all of the caller's own where none is named. Another parameter is refused: who names an
     * address with it does not mean all of their own.
     */
    HttpResponse end(Subscriber subscriber, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        query.value("subscriptionId", Optional::of, "the id of a subscription");
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        Optional<String> named =
                Optional.ofNullable(request.path().get("subscriptionId")).or(() -> request.parameter("subscriptionId"));
        if (named.isEmpty()) {
            subscribing.own(subscriber).forEach(one -> end(subscriber, one.id()));
            return HttpResponse.empty(204);
        }
        return named.flatMap(SubscriptionId::parse)
                .map(id -> end(subscriber, id))
                .orElseGet(SubscriptionsApi::unknown);
    }

    private HttpResponse end(Subscriber subscriber, SubscriptionId id) {
        return switch (subscribing.end(subscriber, id)) {
            case ENDED -> {
                journal.ended(subscriber.caller(), id);
                yield HttpResponse.empty(204);
            }
            case UNKNOWN -> unknown();
            case STOPPED -> STOPPED;
        };
    }

    private static HttpResponse unknown() {
        return Problem.notFound("There is no such subscription").response();
    }
}
