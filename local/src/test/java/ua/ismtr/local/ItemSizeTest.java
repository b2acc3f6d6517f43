package ua.ismtr.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemSizeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 0",
                "{\"a\":{\"S\":\"bc\"}} | 3",
                "{\"є\":{\"S\":\"їжак\"}} | 10",
                "{\"a\":{\"N\":\"27\"}} | 3",
                "{\"a\":{\"N\":\"-1200\"}} | 3",
                "{\"a\":{\"N\":\"12345\"}} | 5",
                "{\"a\":{\"B\":\"AAECAw==\"}} | 5",
                "{\"a\":{\"BOOL\":true},\"b\":{\"NULL\":true}} | 4",
                "{\"a\":{\"SS\":[\"bc\",\"d\"]}} | 4",
                "{\"a\":{\"L\":[{\"S\":\"bc\"},{\"S\":\"d\"}]}} | 9",
                "{\"a\":{\"M\":{\"b\":{\"S\":\"cd\"}}}} | 8",
            })
    void countsNamesAndValues(String item, int bytes) throws JsonProcessingException {
        assertThat(ItemSize.of(JsonMapper.builder().build().readTree(item))).isEqualTo(bytes);
    }
}
