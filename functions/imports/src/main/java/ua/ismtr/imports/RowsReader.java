package ua.ismtr.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import ua.ismtr.files.DelimitedText;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.JsonBody;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Kyiv;

/**
 * Reads the rows of a file as JSON objects. A table's first row has the names of the fields, with dots for objects in
 * objects, such as {@code center.code}; an empty cell is a field that is not there.
 */
final class RowsReader {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Set<String> NUMBERS = Set.of("participants");

    /** More columns than any file of ours has. */
    private static final int MOST_COLUMNS = 100;

    private static final int MOST_ZEROS = 30;

    private RowsReader() {}

    /** What a body is. */
    sealed interface Reading {}

    /** It has these rows. */
    record Rows(List<JsonNode> rows) implements Reading {}

    /** It is not what its media type says, for this reason. */
    record Unreadable(String reason) implements Reading {}

    /** Nothing here reads its media type. */
    record Unsupported() implements Reading {}

    static Reading read(HttpRequest request) {
        return switch (JsonBody.mediaType(request)) {
            case "application/json" -> json(request.body());
            case "text/csv" -> csv(request.body());
            case XLSX -> xlsx(request.body());
            default -> new Unsupported();
        };
    }

    private static Reading json(byte[] body) {
        return switch (JsonBody.parse(body)) {
            case JsonBody.NotJson(String reason) -> new Unreadable(reason);
            case JsonBody.Parsed(JsonNode json) -> {
                List<JsonNode> rows = new ArrayList<>();
                if (json.path("requests").isArray()) {
                    json.path("requests").forEach(rows::add);
                }
                yield new Rows(rows);
            }
        };
    }

    private static Reading csv(byte[] body) {
        Optional<DelimitedText> file = DelimitedText.of(body);
        if (file.isEmpty()) {
            return new Unreadable("The file is not UTF-8; save it as CSV UTF-8");
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(file.get().delimiter())
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file.get().text(), format)) {
            return table(parser.stream().map(row -> List.of(row.values())));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return new Unreadable("The file is not CSV by RFC 4180: a quotation mark is missing or too much");
        }
    }

    private static Reading xlsx(byte[] body) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(body));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return table(rows.map(RowsReader::cells));
        } catch (IOException | RuntimeException e) {
            return new Unreadable("The file is not an XLSX workbook");
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(row.getOptionalCell(i).map(RowsReader::text).orElse(""));
        }
        return cells;
    }

    /** Spreadsheets keep dates as numbers of days; what looks like one by its format is written as a day or a time. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER
                && cell.getDataFormatString() != null
                && cell.getDataFormatString().contains("yy")) {
            LocalDateTime time = cell.asDate();
            return time.toLocalTime().toSecondOfDay() == 0
                    ? time.toLocalDate().toString()
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            time.atZone(Kyiv.ZONE).toOffsetDateTime());
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            // Written out, 1E999999999 would fill the memory.
            return Math.abs(number.scale()) > MOST_ZEROS
                    ? number.toString()
                    : number.stripTrailingZeros().toPlainString();
        }
        return cell.getText();
    }

    private static Reading table(Stream<List<String>> all) {
        List<List<String>> lines = all.toList();
        if (lines.isEmpty()) {
            return new Unreadable("The file has no row with the names of the fields");
        }
        List<String> names = lines.getFirst().stream().map(String::strip).toList();
        List<JsonNode> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            ObjectNode row = Json.MAPPER.createObjectNode();
            for (int i = 0; i < Math.min(names.size(), line.size()); i++) {
                put(row, names.get(i), line.get(i).strip());
            }
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return new Rows(rows);
    }

    private static void put(ObjectNode row, String name, String value) {
        if (name.isEmpty() || value.isEmpty()) {
            return;
        }
        String[] path = name.split("\\.", 2);
        ObjectNode target = path.length == 1 ? row : object(row, path[0]);
        String field = path[path.length - 1];
        if (NUMBERS.contains(field) && value.matches("[0-9]{1,9}")) {
            target.put(field, Integer.parseInt(value));
        } else {
            target.put(field, value);
        }
    }

    /** The object of this name, in place of what another column of the same name has put there. */
    private static ObjectNode object(ObjectNode row, String name) {
        return row.get(name) instanceof ObjectNode there ? there : row.putObject(name);
    }
}
