package ua.ismtr.subscriptions;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Week;

/**
 * What was sent to whom, so that nothing is sent twice. Who wants to send claims the mail first; a claim that is not
 * settled within its lease may be claimed again.
 */
public interface DeliveryLog {
    /** A mail to a subscriber: the same mail of the same subscriber has the same name every time. */
    record MailId(SubscriptionId subscription, String mail) {
        /** The summary of a week. */
        public static MailId summary(SubscriptionId subscription, Week week) {
            return new MailId(subscription, week.toString());
        }
    }

    /** How far a mail came, each further than those before it. */
    enum Outcome {
        /** A sender is at it, or died of it. */
        CLAIMED(0),
        /** The sending service took it. */
        SENT(1),
        /** It came back for now, as a mailbox that is full and an automatic reply do; a delivery before or after outweighs it. */
        RETURNED(2),
        /** The mail server of the address took it. */
        DELIVERED(3),
        /** It came back permanently. */
        BOUNCED(4),
        /** The sending service refused it permanently. */
        REJECTED(5),
        /** Its reader reported it as unwanted. */
        COMPLAINED(6);

        private final int rank;

        Outcome(int rank) {
            this.rank = rank;
        }

        /** Greater than that of all it comes after. */
        int rank() {
            return rank;
        }

        static Outcome of(int rank) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.rank == rank)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No outcome has the rank " + rank));
        }
    }

    /**
     * What became of a mail.
     *
     * @param week the week of a summary; null for other mail
     * @param about the region, or the number of regions, or the whole country
     * @param messageId the id under which the sending service knows it
     * @param detail what stands in the way, or what the answer said
     */
    record Send(
            MailId id,
            @Nullable String week,
            String about,
            Outcome outcome,
            Instant at,
            @Nullable String messageId,
            @Nullable String detail) {}

    /** Some sends, the newest first; {@code cursor} leads to more, null if there are none. */
    record Page(List<Send> sends, @Nullable String cursor) {}

    /** Whether the caller may send now. */
    enum Claim {
        /** It may, and nobody else until the lease is over. */
        OURS,
        /** Another one is at it. */
        ANOTHERS,
        /** It is sent, or refused permanently. */
        SETTLED
    }

    Claim claim(MailId id, @Nullable Week week, String about, Instant now);

    /** Notes what stands in the way of a mail that is claimed, and that may have gone out nevertheless. */
    void note(MailId id, String detail, Instant now);

    /** Gives back the claim of a mail that has not gone out, with what stands in its way; it may be claimed at once. */
    void release(MailId id, String detail, Instant now);

    /** Notes how far a mail came; one that came further already stays there. */
    void reached(MailId id, Outcome outcome, @Nullable String messageId, @Nullable String detail, Instant now);

    /** All that was sent for a subscription, the newest first. */
    List<Send> of(SubscriptionId subscription);

    /** The summaries of a week, the newest first, from where an earlier page ended. */
    Page of(Week week, @Nullable String cursor, int limit);
}
