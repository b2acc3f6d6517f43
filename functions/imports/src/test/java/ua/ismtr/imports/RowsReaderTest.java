package ua.ismtr.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.ImportedRow;
import ua.ismtr.imports.RowsReader.Rows;

class RowsReaderTest {
    @Test
    void columnsOfOneNameWithAndWithoutDotsAreRead() {
        assertThat(csv("center;center.code;center.name\nx;A-1;ЦНАП"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.at("/center/code").asText()).isEqualTo("A-1");
                    assertThat(row.at("/center/name").asText()).isEqualTo("ЦНАП");
                });
        assertThat(csv("center.code;center\nA-1;x"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("center")).hasToString("\"x\""));
    }

    @Test
    void namesOfColumnsAreNoPointers() {
        assertThat(csv("a~2.b;/x.y;.;..;a/b.c\n1;2;3;4;5"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("a/b").path("c").asText()).isEqualTo("5"));
    }

    @Test
    void aNumberWithABillionZerosIsNotWrittenOut() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            var sheet = workbook.newWorksheet("1");
            sheet.value(0, 0, "participants");
            sheet.value(1, 0, new BigDecimal("1E999999999"));
        }
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assertThat(read(type, file.toByteArray()))
                .singleElement()
                .satisfies(row -> assertThat(row.path("participants").asText()).hasSizeLessThan(20));
    }

    private static List<JsonNode> csv(String text) {
        return read("text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> read(String type, byte[] body) {
        HttpRequest request =
                new HttpRequest("POST /", Map.of("content-type", type), Map.of(), Map.of(), body, Map.of());
        return RowsReader.read(request) instanceof Rows(List<ImportedRow> rows)
                ? rows.stream().map(ImportedRow::json).toList()
                : List.of();
    }
}
