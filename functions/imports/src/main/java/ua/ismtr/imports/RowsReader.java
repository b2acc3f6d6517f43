package ua.ismtr.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import ua.ismtr.files.NoTable;
import ua.ismtr.files.Table;
import ua.ismtr.files.TableReading;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.ImportedRow;
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

    /** Fields that are times, and not days. */
    private static final Set<String> TIMES = Set.of("timestamp");

    /** Only by its format a number is known to be a date. */
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    /** More columns than any file of ours has. */
    private static final int MOST_COLUMNS = 100;

    private static final int MOST_ZEROS = 30;

    private RowsReader() {}

    /** What a body is. */
    sealed interface Reading {}

    /** It has these rows; those that are empty are left out. */
    record Rows(List<ImportedRow> rows) implements Reading {}

    /** It is not what its media type says, for this reason. */
    record Unreadable(String reason) implements Reading {}

    /** Nothing here reads its media type. */
    record Unsupported() implements Reading {}

    static Reading read(HttpRequest request) {
        return switch (JsonBody.mediaType(request)) {
            case "application/json" -> json(request.body());
            case "text/csv" -> rows(Table.csv(request.body()));
            case XLSX -> xlsx(request.body());
            default -> new Unsupported();
        };
    }

    private static Reading json(byte[] body) {
        return switch (JsonBody.parse(body)) {
            case JsonBody.NotJson(String reason) -> new Unreadable(reason);
            case JsonBody.Parsed(JsonNode json) -> new Rows(ImportedRow.of(json.path("requests")));
        };
    }

    private static Reading rows(TableReading reading) {
        return switch (reading) {
            case Table table -> new Rows(ImportedRow.of(table, RowsReader::json));
            case NoTable(String reason) -> new Unreadable(reason);
        };
    }

    private static Reading xlsx(byte[] body) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(body), WITH_FORMATS);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows(Table.of(rows.map(RowsReader::line)));
        } catch (IOException | RuntimeException e) {
            return new Unreadable("The file is not an XLSX workbook");
        }
    }

    private static Table.Line line(Row row) {
        List<Table.Cell> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(row.getOptionalCell(i).map(RowsReader::cell).orElse(column -> ""));
        }
        return new Table.Line(row.getRowNum(), cells);
    }

    /** A spreadsheet does not tell a day from its first moment; the column does. */
    private static Table.Cell cell(Cell cell) {
        String text = text(cell);
        return isDate(cell) && isMidnight(cell.asDate())
                ? column -> TIMES.contains(column) ? withOffset(cell.asDate()) : text
                : column -> text;
    }

    private static boolean isDate(Cell cell) {
        return cell.getType() == CellType.NUMBER
                && cell.getDataFormatString() != null
                && cell.getDataFormatString().toLowerCase(Locale.ROOT).contains("yy");
    }

    private static boolean isMidnight(LocalDateTime time) {
        return time.toLocalTime().toSecondOfDay() == 0;
    }

    private static String withOffset(LocalDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.atZone(Kyiv.ZONE).toOffsetDateTime());
    }

    /** Spreadsheets keep dates as numbers of days; what looks like one by its format is written as a day or a time. */
    private static String text(Cell cell) {
        if (isDate(cell)) {
            LocalDateTime time = cell.asDate();
            return isMidnight(time) ? time.toLocalDate().toString() : withOffset(time);
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            // Written out, 1E999999999 would fill the memory.
            return Math.abs(number.scale()) > MOST_ZEROS
                    ? number.toString()
                    : number.stripTrailingZeros().toPlainString();
        }
        return Objects.requireNonNullElse(cell.getText(), "");
    }

    private static JsonNode json(Table.Row row) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        row.cells().forEach((name, value) -> put(json, name, value));
        return json;
    }

    private static void put(ObjectNode row, String name, String value) {
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
