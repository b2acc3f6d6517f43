package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The bytes that an item counts for.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB item sizes and
 *     formats</a>
 */
final class ItemSize {
    /** What a list or a map costs beside its contents, and each of these. */
    private static final int CONTAINER = 3;

    private ItemSize() {}

    /** Of an item as DynamoDB's JSON writes it: names, and values with their types. */
    static int of(JsonNode item) {
        int size = 0;
        for (Map.Entry<String, JsonNode> attribute : item.properties()) {
            size += bytes(attribute.getKey()) + value(attribute.getValue());
        }
        return size;
    }

    private static int value(JsonNode typed) {
        Map.Entry<String, JsonNode> only = typed.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> bytes(value.asText());
            case "N" -> number(value.asText());
            case "B" -> binary(value.asText());
            case "SS" -> sum(value, ItemSize::bytes);
            case "NS" -> sum(value, ItemSize::number);
            case "BS" -> sum(value, ItemSize::binary);
            case "L" -> {
                int size = CONTAINER;
                for (JsonNode element : value) {
                    size += 1 + value(element);
                }
                yield size;
            }
            case "M" -> CONTAINER + value.size() + of(value);
            default -> 1;
        };
    }

    private static int sum(JsonNode values, ToIntFunction<String> size) {
        int sum = 0;
        for (JsonNode value : values) {
            sum += size.applyAsInt(value.asText());
        }
        return sum;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int binary(String base64) {
        return base64.length() / 4 * 3
                - (int) base64.chars().filter(character -> character == '=').count();
    }

    /** About one byte for two significant digits and one more; zeros at either end are not significant. */
    private static int number(String text) {
        String digits = text.replaceAll("[eE].*|[-+.]", "").replaceAll("^0+|0+$", "");
        return (digits.length() + 1) / 2 + 1;
    }
}
