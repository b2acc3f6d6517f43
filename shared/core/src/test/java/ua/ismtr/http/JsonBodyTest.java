package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e-99999999999", "0e99999999999", "9.9E+99999999999"})
    void aNumberBeyondAllBoundsIsNoFaultWhereNobodyReadsIt(String number) {
        JsonFields fields = read(number);
        assertThat(fields.wholeNumber("/known", 1, 100)).isEqualTo(1);
        assertThat(fields.ignored()).containsExactly("/ignored");
        assertThat(fields.broken().all())
                .containsExactly(new Problem.BrokenRule("/known", "must be a whole number from 1 to 100"));
    }

    /** Some thousandths of a second; quadratic time would be minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "0.", "-1", "1.", "1e", "1e-"})
    @Timeout(20)
    void aNumberOfAMillionDigitsIsReadAtOnce(String beginning) {
        JsonFields fields = read(beginning + "7".repeat(1_000_000));
        fields.wholeNumber("/known", 1, 100);
        assertThat(fields.broken().all())
                .extracting(Problem.BrokenRule::pointer)
                .containsExactly("/known");
        assertThat(fields.ignored()).containsExactly("/ignored");
    }

    @Test
    void numbersWithinReasonAreWhatTheyAre() {
        JsonFields fields = read("12.0");
        assertThat(fields.wholeNumber("/known", 1, 100)).isEqualTo(12);
        assertThat(read("-" + "9".repeat(900)).node("/known").bigIntegerValue().negate())
                .isEqualTo(new BigInteger("9".repeat(900)));
        assertThat(read("1.5").node("/known").decimalValue()).isEqualByComparingTo("1.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{\"a\":1} 2", "{\"a\":1,\"a\":1}", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":1e}", "{"})
    void refusesWhatIsNotOneValueOfJson(String body) {
        assertThat(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8))).isInstanceOf(JsonBody.NotJson.class);
    }

    private static JsonFields read(String number) {
        String body = "{\"known\":" + number + ",\"ignored\":" + number + "}";
        JsonBody.Reading reading = JsonBody.parse(body.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(JsonBody.Parsed.class);
        return new JsonFields(((JsonBody.Parsed) reading).json());
    }

    @Test
    void aByteOrderMarkIsNoPartOfIt() {
        assertThat(JsonBody.parse("\ufeff{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonBody.Parsed.class);
    }
}
