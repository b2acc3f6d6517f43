package ua.ismtr.subscribing;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;

/** Lets known callers in, administrators where only they may go, and brings each route to what answers it. */
final class Routes {
    private static final int FORBIDDEN = 403;

    private final Function<Map<String, String>, Optional<Caller>> access;
    private final SubscriptionsApi subscriptions;
    private final MailsApi mails;
    private final Pages pages;
    private final Journal journal;

    Routes(
            Function<Map<String, String>, Optional<Caller>> access,
            SubscriptionsApi subscriptions,
            MailsApi mails,
            Pages pages,
            Journal journal) {
        this.access = access;
        this.subscriptions = subscriptions;
        this.mails = mails;
        this.pages = pages;
        this.journal = journal;
    }

    HttpResponse answer(HttpRequest request) {
        return switch (request.route()) {
            case "GET /v1/unsubscribe" -> pages.askUnsubscribe(request);
            case "POST /v1/unsubscribe" -> pages.unsubscribe(request);
            case "GET /v1/confirm" -> pages.askConfirm(request);
            case "POST /v1/confirm" -> pages.confirm(request);
            case "GET /v1/summaries/shown" -> mails.shown(request).orElseGet(pages::invalid);
            default ->
                access.apply(request.claims())
                        .map(caller -> answer(Subscriber.of(caller, request.claims()), request))
                        .orElseGet(() -> Problem.forbidden(
                                        "The access token names no role or region that may see anything here")
                                .response());
        };
    }

    private HttpResponse answer(Subscriber subscriber, HttpRequest request) {
        HttpResponse answer = route(subscriber, request);
        if (answer.status() == FORBIDDEN) {
            journal.refused(subscriber.caller(), request.route());
        }
        return answer;
    }

    private HttpResponse route(Subscriber subscriber, HttpRequest request) {
        return switch (request.route()) {
            case "GET /v1/subscriptions" -> subscriptions.list(subscriber, request);
            case "POST /v1/subscriptions" ->
                QueryFields.none(request, () -> subscriptions.subscribe(subscriber, request));
            case "DELETE /v1/subscriptions", "DELETE /v1/subscriptions/{subscriptionId}" ->
                subscriptions.end(subscriber, request);
            default ->
                subscriber.administrates()
                        ? administrate(subscriber, request)
                        : Problem.forbidden("Only administrators may do this").response();
        };
    }

    private HttpResponse administrate(Subscriber subscriber, HttpRequest request) {
        return switch (request.route()) {
            case "GET /v1/subscriptions/{subscriptionId}/mails" ->
                QueryFields.none(request, () -> mails.ofSubscription(request));
            case "GET /v1/mails" -> mails.ofWeek(request);
            case "GET /v1/summaries" -> mails.preview(request);
            case "POST /v1/summaries/links" -> QueryFields.none(request, () -> mails.link(subscriber, request));
            case "POST /v1/summaries" -> QueryFields.none(request, () -> mails.sendToMyself(subscriber, request));
            default -> throw new IllegalArgumentException("No route of subscriptions: " + request.route());
        };
    }
}
