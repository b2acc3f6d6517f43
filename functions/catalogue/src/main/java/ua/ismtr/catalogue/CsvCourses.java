package ua.ismtr.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import ua.ismtr.files.Table;
import ua.ismtr.http.ImportedRow;
import ua.ismtr.json.Json;

/**
 * Courses in a table: a column for each field by its name, lists divided by {@code |}, one session in {@code sessions.start},
 * {@code sessions.end}, {@code sessions.region}, {@code sessions.place} and {@code sessions.seats}.
 */
final class CsvCourses {
    private static final List<String> TEXTS =
            List.of("provider", "externalId", "title", "url", "about", "outcomes", "format", "language");
    private static final List<String> FLAGS = List.of("selfPaced", "certificate");
    private static final List<String> SESSION = List.of("start", "end", "region", "place");

    private CsvCourses() {}

    /** Each row as an item of an import in JSON. */
    static List<ImportedRow> rows(Table table) {
        return ImportedRow.of(table, CsvCourses::course);
    }

    /** Whose courses they are, by the first row that names a provider. */
    static String provider(Table table) {
        return table.rows().stream()
                .map(row -> row.cell("provider"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static ObjectNode course(Table.Row row) {
        ObjectNode course = Json.MAPPER.createObjectNode();
        texts(course, TEXTS, row, "");
        for (String name : FLAGS) {
            String value = row.cell(name);
            switch (value) {
                case "" -> {}
                case "true", "1", "yes", "так" -> course.put(name, true);
                case "false", "0", "no", "ні" -> course.put(name, false);
                default -> course.put(name, value);
            }
        }
        number(course, "hours", row.cell("hours"));
        if (!row.cell("audience").isEmpty()) {
            ArrayNode audience = course.putArray("audience");
            for (String one : row.cell("audience").split("\\|", -1)) {
                audience.add(one.strip());
            }
        }
        if (!row.cell("sessions.start").isEmpty()) {
            ObjectNode session = course.putArray("sessions").addObject();
            texts(session, SESSION, row, "sessions.");
            number(session, "seats", row.cell("sessions.seats"));
        }
        return course;
    }

    private static void texts(ObjectNode json, List<String> names, Table.Row row, String prefix) {
        names.stream()
                .filter(name -> !row.cell(prefix + name).isEmpty())
                .forEach(name -> json.put(name, row.cell(prefix + name)));
    }

    /** A number as one, with a decimal comma too; what is none stays a text, which the rules then refuse. */
    private static void number(ObjectNode json, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        String plain = value.replace(',', '.');
        if (plain.matches("[0-9]{1,9}(\\.[0-9]{1,4})?")) {
            json.put(name, new BigDecimal(plain));
        } else {
            json.put(name, value);
        }
    }
}
