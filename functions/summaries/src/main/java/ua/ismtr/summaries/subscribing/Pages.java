package ua.ismtr.summaries.subscribing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.reference.Language;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.subscriptions.Subscriptions;
import ua.ismtr.summaries.content.Letters;
import ua.ismtr.summaries.content.Tokens;
import ua.ismtr.summaries.content.Tokens.Confirmation;
import ua.ismtr.summaries.content.Words;

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
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'");

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
        Words words = words(id.get());
        return answer(200, letters.page(words, words.unsubscribeTitle(), words.unsubscribeAsk(), words.unsubscribe()));
    }

    HttpResponse unsubscribe(HttpRequest request) {
        Optional<SubscriptionId> id = tokens.unsubscribes(token(request));
        if (id.isEmpty()) {
            return invalid();
        }
        Words words = subscribing
                .unsubscribe(id.get())
                .map(one -> Words.of(one.settings().language()))
                .orElseGet(() -> Words.of(Language.UKRAINIAN));
        return answer(200, letters.page(words, words.unsubscribedTitle(), words.unsubscribed(), ""));
    }

    HttpResponse askConfirm(HttpRequest request) {
        Optional<Confirmation> answer = tokens.confirms(token(request));
        Optional<Subscription> present = answer.flatMap(one -> subscriptions.find(one.subscription()));
        if (present.isEmpty()) {
            return invalid();
        }
        Subscription.Proposal asked = present.get().proposal();
        Words words = Words.of(
                asked == null
                        ? present.get().settings().language()
                        : asked.settings().language());
        if (asked == null) {
            return present.get().state() == State.ACTIVE ? confirmed(words) : invalid();
        }
        String about = words.aboutAll(asked.settings().regions());
        return answer(200, letters.page(words, words.confirmSubject(), words.confirmAsk(about), words.confirmButton()));
    }

    HttpResponse confirm(HttpRequest request) {
        Optional<Confirmation> answer = tokens.confirms(token(request));
        return answer.filter(subscribing::confirm)
                .map(one -> confirmed(words(one.subscription())))
                .orElseGet(this::invalid);
    }

    private HttpResponse confirmed(Words words) {
        return answer(200, letters.page(words, words.confirmedTitle(), words.confirmed(), ""));
    }

    /** Says that a link is forged, or its time over. */
    HttpResponse invalid() {
        Words words = Words.of(Language.UKRAINIAN);
        return answer(404, letters.page(words, words.invalidTitle(), words.invalid(), ""));
    }

    private Words words(SubscriptionId id) {
        return Words.of(
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
