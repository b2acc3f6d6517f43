package ua.ismtr.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import ua.ismtr.http.Csv;
import ua.ismtr.reference.Named;

/** How a table is written, row by row: what is written is not kept in memory. */
enum FileFormat implements Named {
    CSV("requests.csv", "text/csv; charset=utf-8", Long.MAX_VALUE) {
        @Override
        void write(OutputStream target, Consumer<Consumer<List<String>>> rows) throws IOException {
            try (OutputStream out = new BufferedOutputStream(target, BUFFER)) {
                out.write(Csv.BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
                rows.accept(row -> {
                    try {
                        out.write(Csv.line(row).getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    },

    /** A sheet has 1,048,576 rows, of which one names the columns. */
    XLSX("requests.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1_048_575) {
        @Override
        void write(OutputStream target, Consumer<Consumer<List<String>>> rows) throws IOException {
            // Closing the workbook ends the archive but leaves what it is written to open.
            try (OutputStream out = new BufferedOutputStream(target, BUFFER);
                    Workbook workbook = new Workbook(out, "ISMTR", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("requests");
                sheet.freezePane(0, 1);
                Columns.TIMES.forEach(column -> sheet.width(column, WIDTH_OF_TIME));
                sheet.width(Columns.DESIRED_BY, WIDTH_OF_DAY);
                AtomicInteger count = new AtomicInteger();
                rows.accept(row -> add(sheet, count.getAndIncrement(), row));
                sheet.setAutoFilter(0, 0, Math.max(0, count.get() - 1), Columns.HEADER.size() - 1);
                sheet.finish();
            }
        }
    };

    private static final int BUFFER = 1 << 16;
    private static final int ROWS_IN_MEMORY = 500;

    /** In characters; a date that does not fit is shown as a row of hashes. */
    private static final int WIDTH_OF_TIME = 20;

    private static final int WIDTH_OF_DAY = 12;

    private final String fileName;
    private final String mediaType;
    private final long mostRows;

    FileFormat(String fileName, String mediaType, long mostRows) {
        this.mostRows = mostRows;
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    /** How many rows it takes besides the names of the columns. */
    long mostRows() {
        return mostRows;
    }

    String fileName() {
        return fileName;
    }

    String mediaType() {
        return mediaType;
    }

    /** Writes the rows that {@code rows} produces, and closes the target. */
    abstract void write(OutputStream target, Consumer<Consumer<List<String>>> rows) throws IOException;

    /** Texts are texts here, whatever they begin with: a formula would be an element of its own. */
    private static void add(Worksheet sheet, int number, List<String> row) {
        for (int column = 0; column < row.size(); column++) {
            String value = row.get(column);
            if (!value.isEmpty()) {
                add(sheet, number, column, value);
            }
        }
        if (number % ROWS_IN_MEMORY == ROWS_IN_MEMORY - 1) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void add(Worksheet sheet, int number, int column, String value) {
        if (number == 0) {
            sheet.inlineString(number, column, value);
        } else if (column == Columns.PARTICIPANTS) {
            sheet.value(number, column, Integer.valueOf(value));
        } else if (column == Columns.DESIRED_BY) {
            sheet.value(number, column, LocalDate.parse(value));
            sheet.style(number, column).format("yyyy-mm-dd").set();
        } else if (Columns.TIMES.contains(column)) {
            sheet.value(number, column, LocalDateTime.parse(value, Columns.TIME));
            sheet.style(number, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else {
            sheet.inlineString(number, column, value);
        }
    }
}
