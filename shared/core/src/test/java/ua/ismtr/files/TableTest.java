package ua.ismtr.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ua.ismtr.files.Table.Row;

class TableTest {
    @Test
    void emptyRowsAreNoRowsAndKeepTheirPlaces() {
        assertThat(rows("\r\n;;\r\ncode;name\r\n1;One\r\n\r\n ; \r\n2;\"Two\r\nlines\"\r\n;\r\n"))
                .containsExactly(
                        new Row(0, Map.of("code", "1", "name", "One")),
                        new Row(3, Map.of("code", "2", "name", "Two\r\nlines")));
    }

    @Test
    void cellsAreFoundByTheNamesOfTheirColumns() {
        Row row = rows("code , name,,\n 1 ,,lost,lost,lost").getFirst();
        assertThat(row.cells()).isEqualTo(Map.of("code", "1"));
        assertThat(row.cell("code")).isEqualTo("1");
        assertThat(row.cell("name")).isEmpty();
        assertThat(row.cell("state")).isEmpty();
        assertThat(rows("code,\n,lost")).isEmpty();
    }

    @Test
    void aFileThatIsNoTableSaysWhy() {
        assertThat(Table.csv("code;code ".getBytes(UTF_8)))
                .isEqualTo(new NoTable("The names of columns must differ; column 2 has the name of an earlier one"));
        assertThat(Table.csv("код".getBytes(Charset.forName("windows-1251"))))
                .isEqualTo(new NoTable("The file is not UTF-8; save it as CSV UTF-8"));
        assertThat(Table.csv("code\n\"open".getBytes(UTF_8)))
                .isEqualTo(new NoTable("The file is not CSV by RFC 4180: a quotation mark is missing or too much"));
        assertThat(Table.csv("\n;;\n".getBytes(UTF_8)))
                .isEqualTo(new NoTable("The file has no row with the names of the fields"));
    }

    private static List<Row> rows(String text) {
        return Table.csv(text.getBytes(UTF_8)) instanceof Table table ? table.rows() : List.of();
    }
}
