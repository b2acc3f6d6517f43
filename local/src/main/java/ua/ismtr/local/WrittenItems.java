package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ua.ismtr.local.template.Template;

/**
 * The items that a transaction writes or checks, and the write units that they cost: two for each begun KB of the larger of an item
 * before and after, and one for each begun KB of each entry of a global secondary index that is written or removed, since indexes
 * are brought up to date after the transaction.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Capacity unit
 *     consumption</a>
 */
record WrittenItems(List<Action> actions, Map<String, Template.Table> tables) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double UNIT = 1024;

    /** What is done in a place. */
    private enum Kind {
        PUT,
        PUT_IF_ABSENT,
        UPDATE,
        DELETE,
        CHECK
    }

    /**
     * One of the transaction's actions.
     *
     * @param place the table's name and the item's key
     * @param given the item that is put; of other actions the key
     */
    record Action(Kind kind, JsonNode place, JsonNode given) {}

    /** Of the body of a {@code TransactWriteItems}. */
    static WrittenItems of(JsonNode transaction, Map<String, Template.Table> tables) {
        List<Action> actions = new ArrayList<>();
        for (JsonNode action : transaction.path("TransactItems")) {
            action.properties().forEach(named -> {
                JsonNode operation = named.getValue();
                String name = operation.path("TableName").asText();
                Template.Table table = tables.get(name);
                if (table != null) {
                    JsonNode given = operation.has("Item") ? operation.path("Item") : operation.path("Key");
                    actions.add(new Action(kind(named.getKey(), operation, table), key(tables, name, given), given));
                }
            });
        }
        return new WrittenItems(List.copyOf(actions), tables);
    }

    private static Kind kind(String name, JsonNode operation, Template.Table table) {
        String absent = "attribute_not_exists(" + table.key().partition() + ")";
        return switch (name) {
            case "Put" -> operation.path("ConditionExpression").asText().equals(absent) ? Kind.PUT_IF_ABSENT : Kind.PUT;
            case "Update" -> Kind.UPDATE;
            case "Delete" -> Kind.DELETE;
            default -> Kind.CHECK;
        };
    }

    /** Where an item of the table is: the table's name and the item's key. */
    JsonNode key(String table, JsonNode item) {
        return key(tables, table, item);
    }

    private static JsonNode key(Map<String, Template.Table> tables, String table, JsonNode item) {
        Template.KeySchema schema = Objects.requireNonNull(tables.get(table)).key();
        ObjectNode key = JSON.createObjectNode();
        key.set(schema.partition(), item.path(schema.partition()));
        schema.sort().ifPresent(sort -> key.set(sort, item.path(sort)));
        ObjectNode place = JSON.createObjectNode().put("table", table);
        place.set("key", key);
        return place;
    }

    /** What a {@code BatchGetItem} asks for to read the items before the transaction: those that may be there. */
    JsonNode before() {
        return batchGet(EnumSet.complementOf(EnumSet.of(Kind.PUT_IF_ABSENT)));
    }

    /** The same to read them after it: those of which the transaction does not say what they have become. */
    JsonNode after() {
        return batchGet(EnumSet.of(Kind.UPDATE));
    }

    /** A transaction has no more items than one such call can read. */
    private JsonNode batchGet(Set<Kind> kinds) {
        ObjectNode request = JSON.createObjectNode();
        for (Action action : actions) {
            if (!kinds.contains(action.kind())) {
                continue;
            }
            JsonNode place = action.place();
            String table = place.path("table").asText();
            if (!request.has(table)) {
                request.putObject(table).put("ConsistentRead", true).putArray("Keys");
            }
            ((ArrayNode) request.path(table).path("Keys")).add(place.path("key"));
        }
        return request;
    }

    /** The units by table, from the items that {@link #before} and {@link #after} found, by their places. */
    Map<String, Double> units(Map<JsonNode, JsonNode> before, Map<JsonNode, JsonNode> after) {
        Map<String, Double> units = new TreeMap<>();
        for (Action action : actions) {
            String table = action.place().path("table").asText();
            JsonNode was = before.get(action.place());
            JsonNode is = switch (action.kind()) {
                case PUT, PUT_IF_ABSENT -> action.given();
                case UPDATE -> after.get(action.place());
                case DELETE -> null;
                case CHECK -> was;
            };
            double own = 2 * Math.max(1, Math.max(blocks(was), blocks(is)));
            units.merge(table, own + ofIndexes(Objects.requireNonNull(tables.get(table)), was, is), Double::sum);
        }
        return units;
    }

    private static double ofIndexes(Template.Table table, @Nullable JsonNode was, @Nullable JsonNode is) {
        double units = 0;
        for (Template.Index index : table.indexes()) {
            JsonNode old = entry(table, index, was);
            JsonNode now = entry(table, index, is);
            if (Objects.equals(old, now)) {
                continue;
            }
            boolean stays = old != null && now != null && keyOf(index, old).equals(keyOf(index, now));
            units += stays ? Math.max(blocks(old), blocks(now)) : blocks(old) + blocks(now);
        }
        return units;
    }

    /** What the index holds of the item; null if the item lacks a key of the index. */
    private static @Nullable JsonNode entry(Template.Table table, Template.Index index, @Nullable JsonNode item) {
        List<String> names = keys(index.key());
        if (item == null || !names.stream().allMatch(item::has)) {
            return null;
        }
        if (index.projection().equals("ALL")) {
            return item;
        }
        ObjectNode entry = JSON.createObjectNode();
        List<String> kept = new ArrayList<>(names);
        kept.addAll(keys(table.key()));
        kept.addAll(index.included());
        kept.stream().filter(item::has).forEach(name -> entry.set(name, item.path(name)));
        return entry;
    }

    private static Map<String, JsonNode> keyOf(Template.Index index, JsonNode entry) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        keys(index.key()).forEach(name -> key.put(name, entry.path(name)));
        return key;
    }

    private static List<String> keys(Template.KeySchema schema) {
        return schema.sort().map(sort -> List.of(schema.partition(), sort)).orElse(List.of(schema.partition()));
    }

    private static double blocks(@Nullable JsonNode item) {
        return item == null ? 0 : Math.ceil(ItemSize.of(item) / UNIT);
    }
}
