package ua.ismtr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import ua.ismtr.files.DelimitedText;
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

    /**
     * The table as the body of an import in JSON; an empty row between others is a missing node.
     *
     * @param provider of the courses; where it is empty the column {@code provider} names it
     * @throws IllegalArgumentException if it is no table
     */
    static JsonNode read(byte[] body, String provider) {
        DelimitedText table =
                DelimitedText.of(body).orElseThrow(() -> new IllegalArgumentException("The table is not UTF-8"));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setDelimiter(table.delimiter())
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(table.text(), format)) {
            ObjectNode json = Json.MAPPER.createObjectNode();
            ArrayNode courses = json.putArray("courses");
            String named = provider;
            for (CSVRecord row : parser) {
                boolean empty = row.stream().allMatch(String::isBlank);
                named = named.isEmpty() ? value(row, "provider") : named;
                courses.add(empty ? MissingNode.getInstance() : course(row));
            }
            while (!courses.isEmpty() && courses.get(courses.size() - 1).isMissingNode()) {
                courses.remove(courses.size() - 1);
            }
            return json.put("provider", named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode course(CSVRecord row) {
        ObjectNode course = Json.MAPPER.createObjectNode();
        TEXTS.stream().filter(name -> !value(row, name).isEmpty()).forEach(name -> course.put(name, value(row, name)));
        for (String name : FLAGS) {
            String value = value(row, name);
            switch (value) {
                case "" -> {}
                case "true", "1", "yes", "так" -> course.put(name, true);
                case "false", "0", "no", "ні" -> course.put(name, false);
                default -> course.put(name, value);
            }
        }
        number(course, "hours", value(row, "hours"));
        if (!value(row, "audience").isEmpty()) {
            ArrayNode audience = course.putArray("audience");
            for (String one : value(row, "audience").split("\\|", -1)) {
                audience.add(one.strip());
            }
        }
        if (!value(row, "sessions.start").isEmpty()) {
            ObjectNode session = course.putArray("sessions").addObject();
            SESSION.stream()
                    .filter(name -> !value(row, "sessions." + name).isEmpty())
                    .forEach(name -> session.put(name, value(row, "sessions." + name)));
            number(session, "seats", value(row, "sessions.seats"));
        }
        return course;
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

    private static String value(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column).strip() : "";
    }
}
