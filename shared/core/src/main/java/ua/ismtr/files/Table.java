package ua.ismtr.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A table whose first row that is not empty names its columns. A column without a name is not read, and two of one name are refused.
 * Cells are read without the spaces around them.
 *
 * @param rows those that are not empty
 */
public record Table(Set<String> columns, List<Row> rows) implements TableReading {

    /**
     * A row.
     *
     * @param index its place behind the names of the columns, from 0; empty rows have a place too
     * @param cells those that are not empty, by the names of their columns
     */
    public record Row(int index, Map<String, String> cells) {
        /** The cell of a column; empty where it is, or where there is no such column. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** A cell as the column of this name has it: a day is written otherwise in a column of times. */
    @FunctionalInterface
    public interface Cell {
        String in(String column);
    }

    /**
     * A row as it stands in the file.
     *
     * @param number its place in the file
     */
    public record Line(int number, List<Cell> cells) {
        private boolean isEmpty() {
            return cells.stream().allMatch(cell -> cell.in("").isBlank());
        }

        private Row under(List<String> columns, int first) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
                String column = columns.get(i);
                String text = cells.get(i).in(column).strip();
                if (!column.isEmpty() && !text.isEmpty()) {
                    named.put(column, text);
                }
            }
            return new Row(number - first, named);
        }
    }

    /** The table in a file by RFC 4180 in UTF-8, with the columns divided as {@link DelimitedText} finds. */
    public static TableReading csv(byte[] body) {
        Optional<DelimitedText> file = DelimitedText.of(body);
        if (file.isEmpty()) {
            return new NoTable("The file is not UTF-8; save it as CSV UTF-8");
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(file.get().delimiter())
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(file.get().text(), format)) {
            return of(parser.stream().map(row -> new Line((int) row.getRecordNumber(), cells(row.values()))));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return new NoTable("The file is not CSV by RFC 4180: a quotation mark is missing or too much");
        }
    }

    private static List<Cell> cells(String[] texts) {
        return Stream.of(texts).map(text -> (Cell) column -> text).toList();
    }

    /** The table in the rows of a file. */
    public static TableReading of(Stream<Line> file) {
        List<Line> lines = file.filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return new NoTable("The file has no row with the names of the fields");
        }
        Line header = lines.getFirst();
        List<String> columns =
                header.cells().stream().map(cell -> cell.in("").strip()).toList();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty() && !names.add(columns.get(i))) {
                return new NoTable(
                        "The names of columns must differ; column %d has the name of an earlier one".formatted(i + 1));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Line line : lines.subList(1, lines.size())) {
            Row row = line.under(columns, header.number() + 1);
            if (!row.cells().isEmpty()) {
                rows.add(row);
            }
        }
        return new Table(names, rows);
    }
}
