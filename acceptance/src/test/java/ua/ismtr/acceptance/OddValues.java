package ua.ismtr.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values for parameters and bodies: some as a schema wants them, most as somebody who means harm or knows no better would send them. */
final class OddValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "null",
            "true",
            "a",
            "😀".repeat(300),
            "а".repeat(5000),
            "\u0000",
            "a\u0000b",
            "\r\nset-cookie: a=b",
            "\u202Eabc",
            "\u200B",
            "\uFEFF",
            "\u00A0",
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "=HYPERLINK(\"http://example.com\")",
            "../../etc/passwd",
            "${jndi:ldap://example.com}",
            "{{7*7}}",
            "UA-46",
            "UA-99",
            "ua-46",
            "veterans",
            "not-a-request",
            "е\u0301".repeat(50),
            "(((((((((((((((((((((",
            "[a-z]*+?{1,99999}",
            "#position",
            ":low",
            "~",
            "%",
            "\\",
            "\"",
            "2026-11-20",
            "00000000-0000-0000-0000-000000000000");
    private static final List<String> DAYS = List.of(
            "0000-01-01",
            "9999-12-31",
            "+999999999-12-31",
            "-999999999-01-01",
            "2027-02-29",
            "2028-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "1969-12-31",
            "2100-12-31",
            "2026-11-20T00:00:00Z",
            "٢٠٢٦-١١-٢٠",
            "2026-W99",
            "2026-W53",
            "0000-W00",
            "today");
    private static final List<String> TIMES = List.of(
            "2026-11-20T09:12Z",
            "2026-11-20T09:12:00.1234567890123Z",
            "2026-11-20T24:00:00Z",
            "2026-11-20T23:59:60Z",
            "2026-11-20T09:12:00+25:00",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "1700000000",
            "2026-11-20 09:12:00");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "1e400",
            "-1e400",
            "1e-400",
            "1E9999999999",
            "0.1",
            "12.0",
            "1.0000000000000000000000000001",
            "9".repeat(400));
    private static final List<String> NO_NUMBERS =
            List.of("NaN", "Infinity", "0x10", "١٢", "1_000", "01", "+1", "1,5", "１２");

    private final Random random;
    private final JsonNode api;
    private final List<String> seen = new ArrayList<>();

    /** Values drawn from {@code random} for schemas of {@code api}, a document of OpenAPI. */
    OddValues(Random random, JsonNode api) {
        this.random = random;
        this.api = api;
    }

    /** An id that the system gave: some of the values to come are such ids. */
    void seen(String id) {
        if (seen.size() < 200) {
            seen.add(id);
        } else {
            seen.set(random.nextInt(seen.size()), id);
        }
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T one(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? api.at(reference.asText().substring(1)) : node;
    }

    /** A value of a parameter, not yet encoded. */
    String text(JsonNode schema) {
        JsonNode resolved = resolved(schema);
        if (chance(0.35) && !seen.isEmpty() && isId(resolved)) {
            return one(seen);
        }
        if (chance(0.5)) {
            return proper(resolved);
        }
        return one(List.of(one(TEXTS), one(DAYS), one(TIMES), one(NUMBERS), one(NO_NUMBERS)));
    }

    private static boolean isId(JsonNode schema) {
        return schema.path("format").asText().equals("uuid") || (!schema.has("format") && !schema.has("enum"));
    }

    private String proper(JsonNode schema) {
        if (schema.path("enum").isArray()) {
            return schema.path("enum")
                    .path(random.nextInt(schema.path("enum").size()))
                    .asText();
        }
        if (schema.path("examples").isArray()) {
            return schema.path("examples").path(0).asText();
        }
        if (schema.has("example")) {
            return schema.path("example").asText();
        }
        return switch (schema.path("type").asText() + " "
                + schema.path("format").asText()) {
            case "string date" -> "2026-11-" + (10 + random.nextInt(20));
            case "string date-time" -> "2026-11-20T09:12:00Z";
            case "string uuid" -> seen.isEmpty() ? "3f0e7e0e-0d0c-5a53-9f8b-111111111111" : one(seen);
            case "integer " -> Integer.toString(1 + random.nextInt(50));
            case "boolean " -> Boolean.toString(random.nextBoolean());
            default -> "Навчання";
        };
    }

    /** A JSON text for this schema, at times no JSON at all. */
    String body(JsonNode schema) {
        return switch (random.nextInt(40)) {
            case 0 -> "";
            case 1 -> "[".repeat(20_000);
            case 2 -> "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000);
            case 3 -> "\u0000\u0000{";
            case 4 -> "\uFEFF{}";
            case 5 -> "{} {}";
            case 6 -> one(NO_NUMBERS);
            case 7 -> "[" + "{},".repeat(3_000) + "{}]";
            default -> json(schema, 0);
        };
    }

    /** A JSON value for this schema, or one of another kind in its place. */
    String json(JsonNode schema, int depth) {
        JsonNode resolved = resolved(schema);
        if (depth > 0 && chance(0.15)) {
            return anything(depth);
        }
        if (resolved.path("allOf").isArray()) {
            List<String> fields = new ArrayList<>();
            resolved.path("allOf").forEach(part -> fields.addAll(fields(resolved(part), depth)));
            return "{" + String.join(",", fields) + "}";
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (resolved.path(choice).isArray()) {
                JsonNode options = resolved.path(choice);
                return json(options.path(random.nextInt(options.size())), depth);
            }
        }
        JsonNode type = resolved.path("type");
        String name = type.isArray() ? type.path(random.nextInt(type.size())).asText() : type.asText();
        if (resolved.has("properties") || name.equals("object")) {
            return "{" + String.join(",", fields(resolved, depth)) + "}";
        }
        return switch (name) {
            case "array" -> array(resolved.path("items"), depth);
            case "integer", "number" -> chance(0.5) ? Integer.toString(1 + random.nextInt(40)) : one(NUMBERS);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "null" -> "null";
            default -> quoted(text(resolved));
        };
    }

    private List<String> fields(JsonNode schema, int depth) {
        List<String> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            if (!chance(0.2)) {
                fields.add(quoted(property.getKey()) + ":" + json(property.getValue(), depth + 1));
            }
        });
        if (!fields.isEmpty() && chance(0.02)) {
            fields.add(one(fields));
        }
        if (chance(0.1)) {
            fields.add(quoted(one(TEXTS)) + ":" + anything(depth));
        }
        return fields;
    }

    private String array(JsonNode items, int depth) {
        int size = chance(0.02) ? 300 : random.nextInt(4);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < size && depth < 8; i++) {
            values.add(json(items, depth + 1));
        }
        return "[" + String.join(",", values) + "]";
    }

    private String anything(int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> one(NUMBERS);
            case 3 -> "[]";
            case 4 -> "{}";
            case 5 -> "[" + (depth < 4 ? anything(depth + 1) : "1") + "]";
            case 6 -> "{\"\":" + (depth < 4 ? anything(depth + 1) : "1") + "}";
            case 7 -> one(List.of("\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\u0000b\"", "\"\\ud83d\\ude00\""));
            default -> quoted(one(List.of(one(TEXTS), one(DAYS), one(TIMES), one(NO_NUMBERS))));
        };
    }

    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
