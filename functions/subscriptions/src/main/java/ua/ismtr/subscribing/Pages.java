package ua.ismtr.subscribing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import ua.ismtr.emails.Letters;
import ua.ismtr.emails.Messages;
import ua.ismtr.emails.Tokens;
import ua.ismtr.emails.Tokens.Confirmation;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.reference.Language;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.subscriptions.Subscriptions;

/**
 * The pages behind the links of the mails. Opening one changes nothing, because mail programs open links by themselves;
 * its button does, and so does the one-click POST of a mail program (RFC 8058), which is the same call.
 */
final class Pages {
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "text/html; charset=utf-8",
            "cache-control", "no-store",
            "referrer-policy", "no-referrer",
            "x-robots-tag", "noindex",
            "content-security-policy",
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'");

    private final Tokens tokens;
    private final Subscriptions subscriptions;
    private final Subscribing subscribing;
    private final Letters letters;

    Pages(Tokens tokens, Subscriptions subscriptions, Subscribing subscribing, Letters letters) {
        this.tokens = tokens;
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
        this.letters = letters;
    }

    HttpResponse askUnsubscribe(HttpRequest request) {
        Optional<SubscriptionId> id = tokens.unsubscribes(token(request));
        if (id.isEmpty()) {
            return invalid();
        }
        Messages messages = words(id.get());
        return answer(
                200,
                letters.page(messages, messages.unsubscribeTitle(), messages.unsubscribeAsk(), messages.unsubscribe()));
    }

    HttpResponse unsubscribe(HttpRequest request) {
        Optional<SubscriptionId> id = tokens.unsubscribes(token(request));
        if (id.isEmpty()) {
            return invalid();
        }
        Messages messages = subscribing
                .unsubscribe(id.get())
                .map(one -> Messages.of(one.settings().language()))
                .orElseGet(() -> Messages.of(Language.UKRAINIAN));
        return answer(200, letters.page(messages, messages.unsubscribedTitle(), messages.unsubscribed(), ""));
    }

    HttpResponse askConfirm(HttpRequest request) {
        Optional<Confirmation> answer = tokens.confirms(token(request));
        Optional<Subscription> present = answer.flatMap(one -> subscriptions.find(one.subscription()));
        if (present.isEmpty()) {
            return invalid();
        }
        Subscription.Proposal asked = present.get().proposal();
        Messages messages = Messages.of(
                asked == null
                        ? present.get().settings().language()
                        : asked.settings().language());
        if (asked == null) {
            return present.get().state() == State.ACTIVE ? confirmed(messages) : invalid();
        }
        String about = messages.aboutAll(asked.settings().regions());
        return answer(
                200,
                letters.page(
                        messages, messages.confirmSubject(), messages.confirmAsk(about), messages.confirmButton()));
    }

    HttpResponse confirm(HttpRequest request) {
        Optional<Confirmation> answer = tokens.confirms(token(request));
        return answer.filter(subscribing::confirm)
                .map(one -> confirmed(words(one.subscription())))
                .orElseGet(this::invalid);
    }

    private HttpResponse confirmed(Messages messages) {
        return answer(200, letters.page(messages, messages.confirmedTitle(), messages.confirmed(), ""));
    }

    /** Says that a link is forged, or its time over. */
    HttpResponse invalid() {
        Messages messages = Messages.of(Language.UKRAINIAN);
        return answer(404, letters.page(messages, messages.invalidTitle(), messages.invalid(), ""));
    }

    private Messages words(SubscriptionId id) {
        return Messages.of(
                subscriptions.find(id).map(one -> one.settings().language()).orElse(Language.UKRAINIAN));
    }

    private static String token(HttpRequest request) {
        return request.parameter("token").orElse("");
    }

    /** A page that loads nothing and runs nothing. */
    static HttpResponse answer(int status, String html) {
        return new HttpResponse(status, HEADERS, html.getBytes(StandardCharsets.UTF_8));
    }
}
