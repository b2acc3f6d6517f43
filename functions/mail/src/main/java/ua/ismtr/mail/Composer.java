package ua.ismtr.mail;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.emails.Content;
import ua.ismtr.emails.Letters;
import ua.ismtr.emails.Links;
import ua.ismtr.emails.Summaries;
import ua.ismtr.emails.Tokens.Confirmation;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.MailTag;
import ua.ismtr.subscriptions.MailTask;
import ua.ismtr.subscriptions.MailTask.ConfirmationTask;
import ua.ismtr.subscriptions.MailTask.PreviewTask;
import ua.ismtr.subscriptions.MailTask.SummaryTask;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Proposal;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.subscriptions.Subscriptions;

/** Makes the mail of a task, for who is subscribed now. */
final class Composer {
    /** A mail and what the history says of it. */
    record Draft(Email email, @Nullable Week week, String about) {}

    private final Subscriptions subscriptions;
    private final OwnerRights rights;
    private final Summaries summaries;
    private final Letters letters;
    private final Links links;
    private final Clock clock;

    Composer(Subscriptions subscriptions, OwnerRights rights, Summaries summaries, Links links, Clock clock) {
        this.subscriptions = subscriptions;
        this.rights = rights;
        this.summaries = summaries;
        this.letters = new Letters(links);
        this.links = links;
        this.clock = clock;
    }

    /** The mail, or nothing if by now nobody wants it. */
    Optional<Draft> draft(MailTask task) {
        return switch (task) {
            case SummaryTask summary ->
                subscriptions
                        .find(summary.subscription())
                        .filter(subscription -> subscription.wantedOn(Kyiv.day(clock.instant())))
                        .flatMap(subscription -> rights.permitted(subscription)
                                .map(settings ->
                                        summary(task, subscription.address(), settings, summary.week(), true)));
            case PreviewTask preview ->
                Optional.of(summary(task, preview.to(), preview.settings(), preview.week(), false));
            case ConfirmationTask confirmation ->
                subscriptions
                        .find(confirmation.subscription())
                        .flatMap(subscription -> question(confirmation, subscription));
        };
    }

    private Draft summary(MailTask task, EmailAddress to, Settings settings, Week week, boolean subscribed) {
        Optional<SubscriptionId> subscription =
                subscribed ? Optional.of(task.id().subscription()) : Optional.empty();
        Content content = letters.summary(summaries.of(week, settings.regions()), settings.language(), subscription);
        String about = about(settings.regions());
        Map<String, String> tags = new HashMap<>(tags(task));
        tags.put("week", week.toString());
        tags.put("region", about);
        Email email =
                new Email(task.id(), to, settings.language(), content, subscription.map(links::unsubscribe), tags);
        return new Draft(email, subscribed ? week : null, about);
    }

    private Optional<Draft> question(ConfirmationTask task, Subscription subscription) {
        Proposal asked = subscription.proposal();
        if (asked == null || !asked.nonce().equals(task.nonce())) {
            return Optional.empty();
        }
        Settings settings = asked.settings();
        Content content = letters.confirmation(
                settings.language(), settings.regions(), new Confirmation(subscription.id(), task.nonce()));
        Email email = new Email(
                task.id(), subscription.address(), settings.language(), content, Optional.empty(), tags(task));
        return Optional.of(new Draft(email, null, about(settings.regions())));
    }

    private static Map<String, String> tags(MailTask task) {
        return Map.of(MailTag.NAME, MailTag.of(task.id()));
    }

    /** The region, {@code country}, or how many regions: as a tag has it. */
    private static String about(Set<RegionId> regions) {
        return switch (regions.size()) {
            case 0 -> "country";
            case 1 -> regions.iterator().next().value();
            default -> regions.size() + "-regions";
        };
    }
}
