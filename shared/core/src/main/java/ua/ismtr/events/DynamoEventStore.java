package ua.ismtr.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.RequestChanges.Change;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.json.Json;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.RequestId;

/**
 * Events as items of one table. Of each event there are three, by {@code part}: {@code event} with what people decide,
 * {@code seats} with its book of seats, {@code requests} with the ids of those in it; and one for each group that asks for seats, until it is in the book. Beside them one key holds the list of
 * all events in the order of their first session, and one those whose requests have yet to follow.
 */
final class DynamoEventStore implements EventStore {
    private static final String EVENT = "event";
    private static final String SEATS = "seats";
    private static final String REQUESTS = "requests";
    private static final AttributeValue LIST = AttributeValue.fromS("list");
    private static final AttributeValue MOVING = AttributeValue.fromS("moving");
    private static final String ASK = "ask#";
    private static final String WEBHOOK = "webhook#";

    /**
     * Each is up to two items of the transaction that takes them into the book, which has up to 39 messages to groups that get
     * seats besides.
     */
    private static final int ASKS_AT_ONCE = 25;

    private static final int PAGE = 100;

    private final DynamoDbClient dynamo;
    private final String table;
    private final DynamoRequestChanges changes;
    private final DynamoAuditLog audit;
    private final DynamoOutbox outbox;

    DynamoEventStore(
            Clients clients, String table, DynamoRequestChanges.Tables tables, Duration auditRetention, Clock clock) {
        this.dynamo = clients.dynamo();
        this.table = table;
        this.changes = new DynamoRequestChanges(dynamo, tables, auditRetention, clock);
        this.audit = new DynamoAuditLog(dynamo, tables.audit(), auditRetention);
        this.outbox = new DynamoOutbox(dynamo, tables.outbox());
    }

    @Override
    public Optional<StoredEvent> find(EventId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    /** Those of these events that there are, in the order of their ids here. */
    private List<StoredEvent> findAll(List<EventId> ids) {
        List<Map<String, AttributeValue>> keys = ids.stream()
                .flatMap(id -> Stream.of(key(id, EVENT), key(id, SEATS), key(id, REQUESTS)))
                .toList();
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        Items.getAll(dynamo, table, keys, true)
                .forEach(item -> items.put(Items.text(item, "eventId") + Items.text(item, "part"), item));
        return ids.stream()
                .filter(id -> items.containsKey(id + EVENT) && items.containsKey(id + SEATS))
                .map(id -> stored(
                        Objects.requireNonNull(items.get(id + EVENT)),
                        Objects.requireNonNull(items.get(id + SEATS)),
                        items.getOrDefault(id + REQUESTS, Map.of())))
                .toList();
    }

    private static StoredEvent stored(
            Map<String, AttributeValue> event,
            Map<String, AttributeValue> seats,
            Map<String, AttributeValue> requests) {
        AttributeValue ids = requests.get("ids");
        return new StoredEvent(
                Json.read(Items.text(event, "document"), TrainingEvent.class),
                DynamoSeatBook.book(seats),
                Items.number(seats, "version"),
                ids == null
                        ? List.of()
                        : ids.ss().stream().sorted().map(RequestId::new).toList());
    }

    @Override
    public void create(TrainingEvent event, AuditLog.Entry entry) {
        SeatBook seats = SeatBook.closed(event.details().capacity());
        List<TransactWriteItem> items = List.of(
                put(event(event), "attribute_not_exists(eventId)", Map.of()),
                put(seats(event.id(), seats, 1), "attribute_not_exists(eventId)", Map.of()),
                put(listed(event), null, Map.of()),
                audit.item(entry));
        if (!written(items) && find(event.id()).isEmpty()) {
            throw new IllegalStateException("Event " + event.id() + " could not be stored");
        }
    }

    @Override
    public boolean replace(
            StoredEvent before, TrainingEvent after, SeatBook seats, List<PlatformMessage> news, AuditLog.Entry entry) {
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(put(event(after), "version = :seen", seen(before.event().version())));
        if (!seats.equals(before.seats())) {
            items.add(put(
                    seats(after.id(), seats, before.seatsVersion() + 1),
                    "version = :seen",
                    seen(before.seatsVersion())));
        }
        String position = position(after);
        if (!position.equals(position(before.event()))) {
            items.add(delete(key(LIST, position(before.event())), null, Map.of()));
            items.add(put(listed(after), null, Map.of()));
        }
        if (after.status() != before.event().status() || seats.owesSeats()) {
            items.add(moving(after));
        }
        news.stream().map(outbox::item).forEach(items::add);
        items.add(audit.item(entry));
        return written(items);
    }

    @Override
    public boolean discard(StoredEvent event, AuditLog.Entry entry) {
        return written(List.of(
                delete(
                        key(event.id(), EVENT),
                        "version = :seen",
                        seen(event.event().version())),
                delete(key(event.id(), SEATS), "version = :seen", seen(event.seatsVersion())),
                delete(key(event.id(), REQUESTS), "attribute_not_exists(ids)", Map.of()),
                delete(key(LIST, position(event.event())), null, Map.of()),
                audit.item(entry)));
    }

    private TransactWriteItem delete(
            Map<String, AttributeValue> key, @Nullable String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values))
                .build();
    }

    @Override
    public void ask(EventId id, Ask ask) {
        Map<String, AttributeValue> item = new HashMap<>(key(id, part(ask)));
        item.put("document", AttributeValue.fromS(Json.text(ask)));
        dynamo.putItem(put -> put.tableName(table).item(item));
    }

    @Override
    public List<Ask> asked(EventId id) {
        return dynamo
                .query(query -> query.tableName(table)
                        .keyConditionExpression("eventId = :id AND begins_with(part, :ask)")
                        .expressionAttributeValues(
                                Map.of(":id", AttributeValue.fromS(id.value()), ":ask", AttributeValue.fromS(ASK)))
                        .consistentRead(true)
                        .limit(ASKS_AT_ONCE))
                .items()
                .stream()
                .map(item -> Json.read(Items.text(item, "document"), Ask.class))
                .toList();
    }

    @Override
    public void forget(EventId id, Ask ask) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(key(id, part(ask))));
    }

    private static String part(Ask ask) {
        return ASK + Items.position(ask.group().at(), ask.group().seatId());
    }

    @Override
    public boolean replaceSeats(
            StoredEvent before,
            SeatBook seats,
            List<Ask> answered,
            List<PlatformMessage> news,
            Optional<AuditLog.Entry> entry) {
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(put(
                seats(before.id(), seats, before.seatsVersion() + 1), "version = :seen", seen(before.seatsVersion())));
        for (Ask ask : answered) {
            items.add(delete(key(before.id(), part(ask)), null, Map.of()));
            if (ask.entry() != null) {
                items.add(audit.item(ask.entry()));
            }
        }
        if (seats.owesSeats()) {
            items.add(moving(before.event()));
        }
        news.stream().map(outbox::item).forEach(items::add);
        entry.map(audit::item).ifPresent(items::add);
        return written(items);
    }

    private TransactWriteItem moving(TrainingEvent event) {
        Map<String, AttributeValue> item = new HashMap<>(key(MOVING, event.id().value()));
        item.put("version", number(event.version()));
        return put(item, null, Map.of());
    }

    @Override
    public Moved move(StoredEvent stored, Step step, List<PlatformMessage> news, AuditLog.Entry entry) {
        EventId id = stored.id();
        List<TransactWriteItem> others = new ArrayList<>();
        others.add(TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key(id, EVENT))
                        .conditionExpression("#status = :status")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(
                                ":status",
                                AttributeValue.fromS(stored.event().status().id()))))
                .build());
        boolean was = id.equals(step.before().event());
        boolean is = id.equals(step.after().event());
        if (was != is && !stored.event().status().isFinal()) {
            others.add(TransactWriteItem.builder()
                    .update(update -> update.tableName(table)
                            .key(key(id, REQUESTS))
                            .updateExpression((is ? "ADD" : "DELETE") + " ids :id")
                            .expressionAttributeValues(Map.of(
                                    ":id",
                                    AttributeValue.fromSs(
                                            List.of(step.after().id().value())))))
                    .build());
        }
        Change change = new Change(List.of(step), entry, Optional.empty(), news);
        return switch (changes.change(change, others)) {
            case DynamoRequestChanges.Changed() -> Moved.DONE;
            case DynamoRequestChanges.Overtaken(RequestId request) -> Moved.REQUEST_CHANGED;
            case DynamoRequestChanges.Refused(int item) -> Moved.EVENT_CHANGED;
        };
    }

    @Override
    public boolean claim(String webhookId, String bodyHash) {
        Map<String, AttributeValue> item = new HashMap<>(key(AttributeValue.fromS(WEBHOOK + webhookId), "body"));
        item.put("bodyHash", AttributeValue.fromS(bodyHash));
        ConditionalPut.Result result = ConditionalPut.put(
                dynamo, put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(part)"));
        return result instanceof ConditionalPut.Written;
    }

    @Override
    public List<Unsettled> moving() {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("eventId = :moving")
                        .expressionAttributeValues(Map.of(":moving", MOVING))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> new Unsettled(new EventId(Items.text(item, "part")), Items.number(item, "version")))
                .toList();
    }

    @Override
    public void settled(Unsettled event) {
        try {
            dynamo.deleteItem(delete -> delete.tableName(table)
                    .key(key(MOVING, event.id().value()))
                    .conditionExpression("version = :seen")
                    .expressionAttributeValues(seen(event.version())));
        } catch (ConditionalCheckFailedException e) {
            // It went on to another status meanwhile, or another run was faster.
        }
    }

    @Override
    public Page page(EventFilter filter, Optional<String> after, int limit) {
        List<StoredEvent> found = new ArrayList<>();
        Optional<String> last = after;
        while (true) {
            QueryResponse response = list(last);
            Map<String, EventId> ids = new LinkedHashMap<>();
            response.items().forEach(item -> ids.put(Items.text(item, "part"), new EventId(Items.text(item, "id"))));
            Map<EventId, StoredEvent> stored = new HashMap<>();
            findAll(List.copyOf(ids.values())).forEach(one -> stored.put(one.id(), one));
            for (Map.Entry<String, EventId> entry : ids.entrySet()) {
                StoredEvent event = stored.get(entry.getValue());
                // An entry that was read before its event moved elsewhere on the list is passed.
                if (event != null && position(event.event()).equals(entry.getKey()) && filter.matches(event.event())) {
                    if (found.size() == limit) {
                        return new Page(found, last);
                    }
                    found.add(event);
                }
                last = Optional.of(entry.getKey());
            }
            if (!response.hasLastEvaluatedKey() || response.lastEvaluatedKey().isEmpty()) {
                return new Page(found, Optional.empty());
            }
        }
    }

    @Override
    public List<StoredEvent> withSeatsLeft(RegionId region, Instant from, int most) {
        Predicate<StoredEvent> wanted = stored -> {
            EventDetails details = stored.event().details();
            return stored.event().status() == EventStatus.ANNOUNCED
                    && stored.seats().left() > 0
                    && (region.equals(details.region())
                            || (details.region() == null && details.format() == Format.ONLINE));
        };
        List<StoredEvent> found = new ArrayList<>();
        Optional<String> last = Optional.of(Items.position(from, ""));
        while (found.size() < most) {
            QueryResponse response = list(last);
            List<EventId> ids = response.items().stream()
                    .map(item -> new EventId(Items.text(item, "id")))
                    .toList();
            findAll(ids).stream().filter(wanted).limit(most - found.size()).forEach(found::add);
            if (!response.hasLastEvaluatedKey() || response.lastEvaluatedKey().isEmpty()) {
                break;
            }
            last = Optional.of(Items.text(response.items().getLast(), "part"));
        }
        return found;
    }

    private QueryResponse list(Optional<String> after) {
        return dynamo.query(query -> query.tableName(table)
                .keyConditionExpression("eventId = :list AND part > :after")
                .expressionAttributeValues(Map.of(":list", LIST, ":after", AttributeValue.fromS(after.orElse("0"))))
                .consistentRead(true)
                .limit(PAGE));
    }

    /** Whether the items were written; not if a condition does not hold. */
    private boolean written(List<TransactWriteItem> items) {
        return switch (Transactions.writeRetrying(dynamo, "an event", items)) {
            case Transactions.Written() -> true;
            case Transactions.Refused(int item) -> false;
        };
    }

    private Map<String, AttributeValue> event(TrainingEvent event) {
        Map<String, AttributeValue> item = new HashMap<>(key(event.id(), EVENT));
        item.put("version", number(event.version()));
        item.put("status", AttributeValue.fromS(event.status().id()));
        item.put("document", AttributeValue.fromS(Json.text(event)));
        return item;
    }

    private Map<String, AttributeValue> seats(EventId id, SeatBook seats, long version) {
        Map<String, AttributeValue> item = new HashMap<>(key(id, SEATS));
        item.put("version", number(version));
        item.put(DynamoSeatBook.BOOK, DynamoSeatBook.attribute(seats));
        return item;
    }

    private static Map<String, AttributeValue> listed(TrainingEvent event) {
        Map<String, AttributeValue> item = new HashMap<>(key(LIST, position(event)));
        item.put("id", AttributeValue.fromS(event.id().value()));
        return item;
    }

    /** Where an event stands on the list: by its first session, or by its making while it has none. */
    private static String position(TrainingEvent event) {
        return Items.position(
                event.details().start().orElse(event.createdAt()), event.id().value());
    }

    private TransactWriteItem put(
            Map<String, AttributeValue> item, @Nullable String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values))
                .build();
    }

    private static Map<String, AttributeValue> seen(long version) {
        return Map.of(":seen", number(version));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static Map<String, AttributeValue> key(EventId id, String part) {
        return key(AttributeValue.fromS(id.value()), part);
    }

    private static Map<String, AttributeValue> key(AttributeValue eventId, String part) {
        return Map.of("eventId", eventId, "part", AttributeValue.fromS(part));
    }
}
