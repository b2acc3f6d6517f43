package ua.ismtr.changes;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.config.Environment;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterItems;
import ua.ismtr.counters.CounterTransaction;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.StoredRequest;

/**
 * Changes as single transactions of DynamoDB: the requests with their entries on the lists, what they contribute with the
 * cells that they count in, the note in the audit log, the correction, and the promise to tell the platform, on the
 * condition that requests and contributions are still those that were read.
 */
public final class DynamoRequestChanges implements RequestChanges {
    /** The tables that a change writes to. */
    public record Tables(
            String requests,
            String lists,
            String counters,
            String contributions,
            String audit,
            String corrections,
            String outbox) {

        /** Those of a function that changes requests. */
        public static Tables read(Environment environment) {
            return new Tables(
                    environment.text("REQUESTS_TABLE"),
                    environment.text("LISTS_TABLE"),
                    environment.text("COUNTERS_TABLE"),
                    environment.text("CONTRIBUTIONS_TABLE"),
                    environment.text("AUDIT_TABLE"),
                    environment.text("CORRECTIONS_TABLE"),
                    environment.text("OUTBOX_TABLE"));
        }
    }

    private final DynamoDbClient dynamo;
    private final RequestItems requestItems;
    private final CounterItems counterItems;
    private final DynamoAuditLog audit;
    private final DynamoCorrections corrections;
    private final DynamoOutbox outbox;
    private final @Nullable DynamoPersonalData personalData;

    /** @param auditRetention how long entries of the audit log are kept */
    public DynamoRequestChanges(DynamoDbClient dynamo, Tables tables, Duration auditRetention, Clock clock) {
        this(dynamo, tables, auditRetention, null, clock);
    }

    /** The same for a function that also keeps what authors wrote. */
    public DynamoRequestChanges(
            DynamoDbClient dynamo,
            Tables tables,
            Duration auditRetention,
            @Nullable DynamoPersonalData personalData,
            Clock clock) {
        this.dynamo = dynamo;
        this.requestItems = new RequestItems(tables.requests(), tables.lists());
        this.counterItems = new CounterItems(dynamo, tables.counters(), tables.contributions(), clock);
        this.audit = new DynamoAuditLog(dynamo, tables.audit(), auditRetention);
        this.corrections = new DynamoCorrections(dynamo, tables.corrections());
        this.outbox = new DynamoOutbox(dynamo, tables.outbox());
        this.personalData = personalData;
    }

    /** What came of a change together with items of another aggregate. */
    public sealed interface Joint {}

    /** All of it happened. */
    public record Changed() implements Joint {}

    /** Nothing happened: somebody else was faster with this request. */
    public record Overtaken(RequestId id) implements Joint {}

    /** Nothing happened: the condition of this one of the other items does not hold. */
    public record Refused(int item) implements Joint {}

    @Override
    public Outcome change(Change change) {
        List<Step> amended = change.steps().stream()
                .filter(step -> !step.before().request().equals(step.after().request()))
                .toList();
        amended.forEach(
                step -> Items.putAll(dynamo, requestItems.lists(), requestItems.added(step.before(), step.after())));
        Joint joint = change(change, originals(change));
        if (joint instanceof Refused && change.original().isPresent()) {
            // The original is erased or expired: the request changes, and its author stays unknown.
            joint = change(change, List.of());
        }
        Outcome outcome = switch (joint) {
            case Changed() -> new Done();
            case Overtaken(RequestId id) -> new Lost(id);
            case Refused(int item) -> throw new IllegalStateException("No other items, yet one is refused: " + item);
        };
        if (outcome instanceof Done) {
            amended.forEach(step ->
                    Items.deleteAll(dynamo, requestItems.lists(), requestItems.left(step.before(), step.after())));
        }
        return outcome;
    }

    private List<TransactWriteItem> originals(Change change) {
        StoredRequest first = change.steps().getFirst().after();
        return change.original().stream()
                .map(original -> Objects.requireNonNull(personalData, "This function keeps no personal data")
                        .amended(first.id(), original, first.updatedAt()))
                .toList();
    }

    /** The same in one transaction with items of another aggregate. */
    public Joint change(Change change, List<TransactWriteItem> others) {
        List<TransactWriteItem> fixed = items(change);
        int own = fixed.size();
        fixed.addAll(others);
        return Transactions.retrying(
                "the change of " + change.steps().getFirst().before().id(), attempt -> {
                    List<TransactWriteItem> items = new ArrayList<>(fixed);
                    items.addAll(counting(change, attempt));
                    return switch (Transactions.write(dynamo, items)) {
                        case Transactions.Written() -> Optional.of(new Changed());
                        case Transactions.Refused(int item)
                        when item < own -> Optional.of(new Overtaken(owner(change, item)));
                        case Transactions.Refused(int item)
                        when item < fixed.size() -> Optional.of(new Refused(item - own));
                        case Transactions.Refused(int item) -> Optional.empty();
                        case Transactions.Conflict() -> Optional.empty();
                        case Transactions.Throttled() -> Optional.empty();
                    };
                });
    }

    /** What a change writes besides its counters. */
    private List<TransactWriteItem> items(Change change) {
        List<TransactWriteItem> items = new ArrayList<>();
        change.steps().forEach(step -> items.addAll(requestItems.next(step.before(), step.after())));
        change.entries().stream().map(audit::item).forEach(items::add);
        change.correction().map(corrections::item).ifPresent(items::add);
        RequestId first = change.steps().getFirst().before().id();
        change.withdrawn().forEach(at -> items.add(corrections.withdrawal(first, at)));
        change.news().stream().map(outbox::item).forEach(items::add);
        return items;
    }

    private List<TransactWriteItem> counting(Change change, int attempt) {
        List<Contribution> after =
                change.steps().stream().map(Step::after).map(Contribution::of).toList();
        Map<RequestId, Contribution> counted =
                counterItems.read(after.stream().map(Contribution::requestId).toList());
        return counterItems.items(CounterTransaction.of(after, counted), attempt);
    }

    /** The request whose item of the transaction this is. */
    private RequestId owner(Change change, int item) {
        int first = 0;
        for (Step step : change.steps()) {
            first += requestItems.next(step.before(), step.after()).size();
            if (item < first) {
                return step.before().id();
            }
        }
        throw new IllegalStateException("Only requests and contributions have conditions");
    }
}
