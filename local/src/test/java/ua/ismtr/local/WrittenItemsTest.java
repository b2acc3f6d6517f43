package ua.ismtr.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ua.ismtr.local.template.Template.Index;
import ua.ismtr.local.template.Template.KeySchema;
import ua.ismtr.local.template.Template.Table;

final class WrittenItemsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Table> TABLES = Map.of(
            "lists", table(),
            "requests",
                    table(
                            new Index("all", new KeySchema("state", Optional.of("at")), "ALL", List.of()),
                            new Index("keys", new KeySchema("state", Optional.empty()), "KEYS_ONLY", List.of())));

    private static Table table(Index... indexes) {
        return new Table(
                Map.of("p", "S", "s", "S"), new KeySchema("p", Optional.of("s")), List.of(indexes), Optional.empty());
    }

    @Test
    void twentySmallPutsAreFortyUnits() {
        List<String> puts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            puts.add(put("lists", item(Integer.toString(i), "")));
        }
        assertThat(units(puts, List.of(), itemsOf(puts))).containsExactly(Map.entry("lists", 40.0));
    }

    @Test
    void anItemCostsTwoUnitsForEachBegunKilobyteOfItsLargerState() {
        String small = item("a", "");
        String large = item("a", ",\"text\":{\"S\":\"" + "x".repeat(1024) + "\"}");
        String change = "{\"Update\":{\"TableName\":\"lists\",\"Key\":" + item("a", "") + "}}";

        assertThat(units(List.of(change), List.of(), List.of(large))).containsEntry("lists", 4.0);
        assertThat(units(List.of(change), List.of(large), List.of(small))).containsEntry("lists", 4.0);
        assertThat(units(List.of(change), List.of(small), List.of(small))).containsEntry("lists", 2.0);
    }

    @Test
    void whatIsDeletedCostsItsSizeAndWhatIsNotThereOneBlock() {
        String large = item("a", ",\"text\":{\"S\":\"" + "x".repeat(2048) + "\"}");
        String delete = "{\"Delete\":{\"TableName\":\"lists\",\"Key\":" + item("a", "") + "}}";
        String check = "{\"ConditionCheck\":{\"TableName\":\"lists\",\"Key\":" + item("b", "") + "}}";

        assertThat(units(List.of(delete, check), List.of(large), List.of())).containsEntry("lists", 8.0);
    }

    @Test
    void entriesOfIndexesAreCountedWhereTheyChange() {
        String waiting = item("a", ",\"state\":{\"S\":\"waiting\"},\"at\":{\"N\":\"1\"}");
        String done = item("a", ",\"state\":{\"S\":\"done\"},\"at\":{\"N\":\"1\"}");
        String doneNoted = item("a", ",\"state\":{\"S\":\"done\"},\"at\":{\"N\":\"1\"},\"note\":{\"S\":\"n\"}");
        String put = put("requests", done);
        String noted = put("requests", doneNoted);

        assertThat(units(List.of(put), List.of(), List.of(done))).containsEntry("requests", 2.0 + 2);
        assertThat(units(List.of(put), List.of(done), List.of(done))).containsEntry("requests", 2.0);
        assertThat(units(List.of(put), List.of(waiting), List.of(done))).containsEntry("requests", 2.0 + 4);
        assertThat(units(List.of(noted), List.of(done), List.of(doneNoted))).containsEntry("requests", 2.0 + 1);
        assertThat(units(List.of(put("requests", item("a", ""))), List.of(), List.of()))
                .containsEntry("requests", 2.0);
    }

    @Test
    void whatTheTransactionSaysItselfIsNotRead() {
        String ifAbsent =
                "{\"Put\":{\"TableName\":\"lists\",\"ConditionExpression\":\"attribute_not_exists(p)\",\"Item\":"
                        + item("a", "") + "}}";
        String put = put("lists", item("b", ""));
        String update = "{\"Update\":{\"TableName\":\"lists\",\"Key\":" + item("c", "") + "}}";
        String delete = "{\"Delete\":{\"TableName\":\"lists\",\"Key\":" + item("d", "") + "}}";
        WrittenItems written = WrittenItems.of(
                json("{\"TransactItems\":[" + String.join(",", ifAbsent, put, update, delete) + "]}"), TABLES);

        assertThat(written.before().at("/lists/Keys").findValuesAsText("S"))
                .containsExactly("b", "1", "c", "1", "d", "1");
        assertThat(written.after().at("/lists/Keys").findValuesAsText("S")).containsExactly("c", "1");
    }

    private static String item(String key, String more) {
        return "{\"p\":{\"S\":\"" + key + "\"},\"s\":{\"S\":\"1\"}" + more + "}";
    }

    private static String put(String table, String item) {
        return "{\"Put\":{\"TableName\":\"" + table + "\",\"Item\":" + item + "}}";
    }

    private static List<String> itemsOf(List<String> puts) {
        return puts.stream().map(put -> json(put).at("/Put/Item").toString()).toList();
    }

    private static Map<String, Double> units(List<String> actions, List<String> before, List<String> after) {
        JsonNode transaction = json("{\"TransactItems\":[" + String.join(",", actions) + "]}");
        WrittenItems written = WrittenItems.of(transaction, TABLES);
        String table = written.actions().getFirst().place().path("table").asText();
        return written.units(byPlace(written, table, before), byPlace(written, table, after));
    }

    private static Map<JsonNode, JsonNode> byPlace(WrittenItems written, String table, List<String> items) {
        Map<JsonNode, JsonNode> found = new HashMap<>();
        items.forEach(item -> found.put(written.key(table, json(item)), json(item)));
        return found;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
