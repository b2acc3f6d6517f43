package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.json.Json;

class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "текст;=WEBSERVICE(A1)",
                "текст,=WEBSERVICE(A1)",
                "текст\t=1",
                "текст; =1",
                "текст\n@SUM(A1)",
                "a;+38",
                "a;-1",
                "a,\"=1+1,b",
                "a,= HYPERLINK(1)",
                "a;+ 38",
                "\uFF1D1"
            })
    void noCellBeginsAFormulaWhateverPartsCells(String value) {
        String line = Csv.line(List.of("до", value, "після"));
        for (String separator : List.of(",", ";", "\t", "\n")) {
            for (String cell : line.split(separator, -1)) {
                assertThat(cell.strip().replaceFirst("^\"", "").strip()).doesNotMatch("(?s)[=+@\uFF1D-].*");
            }
        }
    }

    @Test
    void opensInColumnsWhereSpreadsheetsExpectSemicolons() {
        Csv csv = new Csv();
        csv.row(List.of("a", "b, c", "d; e", "f \"g\""));
        assertThat(csv.text()).isEqualTo(Csv.BYTE_ORDER_MARK + "a;\"b, c\";\"d; e\";\"f \"\"g\"\"\"\r\n");
    }

    /** The page writes files by the same cases. */
    @Test
    void anApostropheStandsWhereAFormulaWouldBeginAndNowhereElse() throws IOException {
        try (InputStream cases = CsvTest.class.getResourceAsStream("csv-formulas.json")) {
            assertThat(Json.MAPPER.readTree(cases))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(Csv.harmless(one.path("value").asText()))
                            .isEqualTo(one.path("harmless").asText()));
        }
    }
}
