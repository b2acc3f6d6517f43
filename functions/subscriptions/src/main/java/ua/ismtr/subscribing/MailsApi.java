package ua.ismtr.subscribing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.emails.Content;
import ua.ismtr.emails.Letters;
import ua.ismtr.emails.Summaries;
import ua.ismtr.emails.Tokens;
import ua.ismtr.emails.Tokens.View;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.DeliveryLog;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.MailTask.PreviewTask;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.SubscriptionId;

/** What administrators see of the mails: what was sent, and what any summary looks like. */
final class MailsApi {
    private static final Duration LINK_LIVES = Duration.ofMinutes(10);

    private final DeliveryLog deliveries;
    private final Summaries summaries;
    private final Letters letters;
    private final Tokens tokens;
    private final MessageQueue mails;
    private final Supplier<String> nonces;
    private final Clock clock;
    private final Journal journal;

    MailsApi(
            DeliveryLog deliveries,
            Summaries summaries,
            Letters letters,
            Tokens tokens,
            MessageQueue mails,
            Supplier<String> nonces,
            Clock clock,
            Journal journal) {
        this.deliveries = deliveries;
        this.summaries = summaries;
        this.letters = letters;
        this.tokens = tokens;
        this.mails = mails;
        this.nonces = nonces;
        this.clock = clock;
        this.journal = journal;
    }

    /** What was sent for one subscription. */
    HttpResponse ofSubscription(HttpRequest request) {
        Optional<SubscriptionId> id = SubscriptionId.parse(request.path().getOrDefault("subscriptionId", ""));
        return id.map(one -> HttpResponse.json(200, new Shown.Mails(shown(deliveries.of(one)), null)))
                .orElseGet(
                        () -> Problem.notFound("There is no such subscription").response());
    }

    /** The summaries of a week that were sent. */
    HttpResponse ofWeek(HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Week week = week(query);
        int limit = query.limit(SubscriptionsApi.USUAL_PAGE, SubscriptionsApi.LONGEST_PAGE);
        Optional<String> cursor =
                query.cursor(text -> Optional.of(text).filter(one -> one.matches("\\d{1,15}_[0-9a-f-]{36}")));
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        DeliveryLog.Page page = deliveries.of(week, cursor.orElse(null), limit);
        return HttpResponse.json(200, new Shown.Mails(shown(page.sends()), page.cursor()));
    }

    private static List<Shown.Mail> shown(List<DeliveryLog.Send> list) {
        return list.stream().map(Shown.Mail::of).toList();
    }

    /** A summary as it would be sent, for the browser: {@code form} is {@code html} or {@code text}. */
    HttpResponse preview(HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Week week = week(query);
        Set<RegionId> regions = regions(query);
        Language language = query.oneOf("language", Language.class).orElse(Language.UKRAINIAN);
        boolean html = query.value("form", MailsApi::html, "html or text").orElse(true);
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        Content content = letters.summary(summaries.of(week, regions), language, Optional.empty());
        return html
                ? Pages.answer(200, content.html())
                : new HttpResponse(
                        200,
                        Map.of("content-type", "text/plain; charset=utf-8", "cache-control", "no-store"),
                        content.text().getBytes(StandardCharsets.UTF_8));
    }

    /** A link to a summary for the browser, which sends no access token when it opens a page. */
    HttpResponse link(Subscriber subscriber, HttpRequest request) {
        return SubscriptionRequest.read(request, wanted -> link(subscriber, wanted));
    }

    private HttpResponse link(Subscriber subscriber, SubscriptionRequest wanted) {
        Instant now = clock.instant();
        Week week = wanted.week(Week.lastEnded(now));
        Settings settings = wanted.settings(subscriber);
        if (!wanted.broken().isEmpty()) {
            return wanted.broken().response();
        }
        Instant until = now.plus(LINK_LIVES).truncatedTo(ChronoUnit.SECONDS);
        String token = tokens.show(new View(week, settings.language(), settings.regions(), until));
        return HttpResponse.json(201, new Shown.Link("/v1/summaries/shown?token=" + token, until));
    }

    /** The summary behind such a link. */
    Optional<HttpResponse> shown(HttpRequest request) {
        return tokens.shows(request.parameter("token").orElse(""), clock.instant())
                .map(view -> Pages.answer(
                        200,
                        letters.summary(summaries.of(view.week(), view.regions()), view.language(), Optional.empty())
                                .html()));
    }

    /** Sends a summary to the caller's own address. */
    HttpResponse sendToMyself(Subscriber subscriber, HttpRequest request) {
        return SubscriptionRequest.read(request, wanted -> sendToMyself(subscriber, wanted));
    }

    private HttpResponse sendToMyself(Subscriber subscriber, SubscriptionRequest wanted) {
        Week week = wanted.week(Week.lastEnded(clock.instant()));
        Settings settings = wanted.settings(subscriber);
        Optional<EmailAddress> address = wanted.email(subscriber);
        if (address.isEmpty() || !wanted.broken().isEmpty()) {
            return wanted.broken().response();
        }
        if (!subscriber.owns(address.get())) {
            return Problem.forbidden("A preview can be sent to your own address alone")
                    .response();
        }
        journal.sent(subscriber.caller(), week);
        mails.send(new PreviewTask(address.get(), settings, week, nonces.get()));
        return HttpResponse.empty(202);
    }

    private static Optional<Boolean> html(String form) {
        return switch (form) {
            case "html" -> Optional.of(true);
            case "text" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Week week(QueryFields query) {
        Week last = Week.lastEnded(clock.instant());
        Week week = query.week("week").orElse(last);
        if (week.compareTo(last) > 0) {
            query.refuse("week", "must be over; the last week that is over is " + last);
        }
        return week;
    }

    private static Set<RegionId> regions(QueryFields query) {
        return query.value("region", MailsApi::regions, "ISO 3166-2 codes of regions of Ukraine, such as UA-46")
                .orElse(Set.of());
    }

    /** Those between the commas, if all are known; none is the whole country, and so are all. */
    private static Optional<Set<RegionId>> regions(String ids) {
        List<String> named =
                Stream.of(ids.split(",", -1)).filter(id -> !id.isEmpty()).toList();
        Set<RegionId> known = named.stream()
                .map(Regions::find)
                .flatMap(Optional::stream)
                .map(Region::id)
                .collect(Collectors.toUnmodifiableSet());
        boolean all = known.size() == Regions.all().size();
        return Optional.of(all ? Set.<RegionId>of() : known)
                .filter(some -> known.size() == Set.copyOf(named).size());
    }
}
