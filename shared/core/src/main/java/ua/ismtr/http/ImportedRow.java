package ua.ismtr.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import ua.ismtr.files.Table;

/**
 * A row of an import.
 *
 * @param index its place in the file, from 0; of a table, behind the names of its columns
 */
public record ImportedRow(int index, JsonNode json) {

    /** The items of a list; none where it is no list. */
    public static List<ImportedRow> of(JsonNode list) {
        List<ImportedRow> rows = new ArrayList<>();
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            rows.add(new ImportedRow(i, list.get(i)));
        }
        return rows;
    }

    /** The rows of a table; {@code json} makes of each what an item of the list is. */
    public static List<ImportedRow> of(Table table, Function<Table.Row, JsonNode> json) {
        return table.rows().stream()
                .map(row -> new ImportedRow(row.index(), json.apply(row)))
                .toList();
    }

    /** Refuses an import without rows, and one of more than {@code most}. */
    public static void checkNumber(List<ImportedRow> rows, int most, String list, BrokenRules broken) {
        if (rows.isEmpty() || rows.size() > most) {
            broken.add(list, String.format(Locale.ROOT, "must be a list of 1 to %,d", most));
        }
    }
}
