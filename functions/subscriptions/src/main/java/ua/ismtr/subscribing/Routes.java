package ua.ismtr.subscribing;

import static ua.ismtr.http.Router.ADMINS;
import static ua.ismtr.http.Router.ALL;

import java.util.function.BiFunction;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Router;

/** The table of routes: who may call each, and what answers it. The links in the mails need no access token. */
final class Routes {
    private Routes() {}

    static Router router(Authorization authorization, SubscriptionsApi subscriptions, MailsApi mails, Pages pages) {
        return new Router(authorization)
                .open("GET /v1/unsubscribe", pages::askUnsubscribe)
                .open("POST /v1/unsubscribe", pages::unsubscribe)
                .open("GET /v1/confirm", pages::askConfirm)
                .open("POST /v1/confirm", pages::confirm)
                .open("GET /v1/summaries/shown", request -> mails.shown(request).orElseGet(pages::invalid))
                .route("GET /v1/subscriptions", ALL, by(subscriptions::list))
                .bare("POST /v1/subscriptions", ALL, by(subscriptions::subscribe))
                .route("DELETE /v1/subscriptions", ALL, by(subscriptions::end))
                .route("DELETE /v1/subscriptions/{subscriptionId}", ALL, by(subscriptions::end))
                .bare(
                        "GET /v1/subscriptions/{subscriptionId}/mails",
                        ADMINS,
                        (caller, request) -> mails.ofSubscription(request))
                .route("GET /v1/mails", ADMINS, (caller, request) -> mails.ofWeek(request))
                .route("GET /v1/summaries", ADMINS, (caller, request) -> mails.preview(request))
                .bare("POST /v1/summaries/links", ADMINS, by(mails::link))
                .bare("POST /v1/summaries", ADMINS, by(mails::sendToMyself));
    }

    private static Router.Handler by(BiFunction<Subscriber, HttpRequest, HttpResponse> answer) {
        return (caller, request) -> answer.apply(Subscriber.of(caller, request.claims()), request);
    }
}
