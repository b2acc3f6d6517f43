package ua.ismtr.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
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
    record Rows(List<Numbered> rows) implements Reading {}

    /** A row with its place in the file, from 0 behind the names of the fields. */
    record Numbered(int index, JsonNode json) {}

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
                JsonNode requests = json.path("requests");
                List<Numbered> rows = new ArrayList<>();
                for (int i = 0; requests.isArray() && i < requests.size(); i++) {
                    rows.add(new Numbered(i, requests.get(i)));
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
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(file.get().text(), format)) {
            return table(
                    parser.stream().map(row -> new Line((int) row.getRecordNumber(), List.of(row.values()), Set.of())));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return new Unreadable("The file is not CSV by RFC 4180: a quotation mark is missing or too much");
        }
    }

    private static Reading xlsx(byte[] body) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(body), WITH_FORMATS);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return table(rows.map(RowsReader::line));
        } catch (IOException | RuntimeException e) {
            return new Unreadable("The file is not an XLSX workbook");
        }
    }

    /**
     * A line of a table.
     *
     * @param dates the cells that are dates in a spreadsheet, which does not tell a day from its first moment
     */
    private record Line(int number, List<String> cells, Set<Integer> dates) {
        private boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }

        /** A cell as the field of this name has it. */
        private String cell(int i, String name) {
            String text = cells.get(i).strip();
            return dates.contains(i) && TIMES.contains(name)
                    ? withOffset(LocalDate.parse(text).atStartOfDay())
                    : text;
        }
    }

    private static Line line(Row row) {
        List<String> cells = new ArrayList<>();
        Set<Integer> dates = new HashSet<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            Optional<Cell> cell = row.getOptionalCell(i);
            cells.add(cell.map(RowsReader::text).orElse(""));
            if (cell.filter(one -> isDate(one) && isMidnight(one.asDate())).isPresent()) {
                dates.add(i);
            }
        }
        return new Line(row.getRowNum(), cells, dates);
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
        return cell.getText();
    }

    private static Reading table(Stream<Line> all) {
        List<Line> lines = all.filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return new Unreadable("The file has no row with the names of the fields");
        }
        Line header = lines.getFirst();
        List<String> names = header.cells().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        Optional<String> twice = names.stream()
                .filter(name -> !name.isEmpty() && !seen.add(name))
                .findFirst();
        if (twice.isPresent()) {
            return new Unreadable("The names of columns must differ; column %d has the name of an earlier one"
                    .formatted(names.lastIndexOf(twice.get()) + 1));
        }
        List<Numbered> rows = new ArrayList<>();
        for (Line line : lines.subList(1, lines.size())) {
            ObjectNode row = Json.MAPPER.createObjectNode();
            for (int i = 0; i < Math.min(names.size(), line.cells().size()); i++) {
                put(row, names.get(i), line.cell(i, names.get(i)));
            }
            if (!row.isEmpty()) {
                rows.add(new Numbered(line.number() - header.number() - 1, row));
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
