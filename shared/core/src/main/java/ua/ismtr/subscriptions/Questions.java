package ua.ismtr.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ua.ismtr.aws.Clients;
import ua.ismtr.subscriptions.Subscription.Proposal;
import ua.ismtr.subscriptions.Subscription.Settings;

/**
 * The questions to owners of addresses whether the weekly e-mail may be sent there. They outlive the subscriptions that they
 * are about: ending a subscription makes neither a question nor a refusal forgotten.
 */
public interface Questions {
    /** Those in this table. */
    static Questions in(Clients clients, String table) {
        return new DynamoQuestions(clients.dynamo(), table);
    }

    /** How long nobody can have the owner of the same address asked again. */
    Duration BETWEEN_QUESTIONS = Duration.ofHours(24);

    /** How long a refusal holds. */
    Duration REFUSAL_HOLDS = Duration.ofDays(90);

    /** How many addresses of others a person can have asked within {@link #BETWEEN_QUESTIONS}. */
    int MOST_A_DAY = 10;

    /**
     * What a person wants sent to the address of another. Personal data, so it does not print itself.
     *
     * @param withdrawn whether that person takes it back
     */
    record Asked(EmailAddress address, Settings settings, Instant at, boolean withdrawn) {
        @Override
        public String toString() {
            return "Asked[hidden]";
        }
    }

    /** Notes that this person wants the owner asked, whether it comes to that or not; answers not if these are too many. */
    boolean note(String sub, Asked asked);

    /** What this person wanted to be asked within the time that an answer may take, and did not take back. */
    List<Asked> notedBy(String sub, Instant now);

    /** Notes that this person takes it back; answers whether there was anything. */
    boolean withdraw(String sub, SubscriptionId address, Instant now);

    /**
     * The question that is to be put to the owner: this one, or one of the last 24 hours, whoever asked it, which may not have
     * reached the queue; none while a refusal holds.
     */
    Optional<Proposal> ask(SubscriptionId address, Proposal proposal);

    /** Notes that the owner wants no mail. */
    void refuse(SubscriptionId address, Instant now);
}
