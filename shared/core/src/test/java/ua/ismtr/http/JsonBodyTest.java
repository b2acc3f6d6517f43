package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "windows-1251"})
    void readsUtf8Alone(String charset) {
        byte[] body = "{\"text\":\"їжак\"}".getBytes(Charset.forName(charset));
        assertThat(JsonBody.parse(body)).isInstanceOf(JsonBody.NotJson.class);
        byte[] latin = "{\"a\":1}".getBytes(Charset.forName(charset));
        assertThat(JsonBody.parse(latin) instanceof JsonBody.Parsed).isEqualTo(charset.equals("windows-1251"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfIt() {
        assertThat(JsonBody.parse("\ufeff{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonBody.Parsed.class);
    }
}
