package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.http.JsonBody.NotJson;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.json.Json;

class JsonFieldsTest {
    @ParameterizedTest
    @ValueSource(strings = {"12", "12.0", "1.2e1", "120E-1"})
    void aWholeNumberIsWholeHoweverItIsWritten(String number) {
        JsonFields fields = fields("{\"n\":" + number + "}");
        assertThat(fields.wholeNumber("/n", 1, 10_000)).isEqualTo(12);
        assertThat(fields.broken().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12.5", "0", "10001", "\"12\"", "true", "1e999999999", "-1e999999999", "1e-999999999", "[]"})
    void refusesOtherNumbersAtOnce(String number) {
        JsonFields fields = fields("{\"n\":" + number + "}");
        fields.wholeNumber("/n", 1, 10_000);
        assertThat(fields.broken().all())
                .containsExactly(new BrokenRule("/n", "must be a whole number from 1 to 10,000"));
    }

    @Test
    void charactersAreCodePoints() {
        JsonFields fields = fields("{\"note\":\"" + "👍".repeat(600) + "\"}");
        assertThat(fields.optionalText("/note", 1000)).hasSize(1200);
        assertThat(fields.broken().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<br>", "&nbsp;", "<script>alert(1)</script>"})
    void aTextSaysSomethingBesidesTagsAndALineNeedNot(String tags) {
        JsonFields fields = fields("{\"text\":\"" + tags + "\",\"name\":\"" + tags + "\"}");
        fields.text("/text", 4000);
        assertThat(fields.line("/name", 200)).isEqualTo(tags);
        assertThat(fields.broken().all())
                .containsExactly(new BrokenRule("/text", "must have something to read besides the tags of HTML"));
    }

    /** Decomposed letters, soft hyphens, zero-width and no-break spaces, entities and tags. */
    @Test
    void aPlainLineAndTextHaveOneFormWhateverTheirOriginIs() {
        JsonFields fields = fields("{\"title\":\" Кібер\\u00adгігієна \\u0456\\u0308х<br>і\\u00a0R&amp;D\","
                + "\"place\":\"Зала\\u200b 5\",\"about\":\"Не\\u0301бо\\r\\nі <b>земля</b>\",\"tags\":\"<br>\"}");
        assertThat(fields.plainLine("/title", 300)).isEqualTo("Кібергігієна їх і R&D");
        assertThat(fields.optionalPlainLine("/place", 300)).isEqualTo("Зала 5");
        assertThat(fields.optionalPlainText("/about", 300)).isEqualTo("Небо\nі земля");
        assertThat(fields.optionalPlainLine("/none", 300)).isNull();
        assertThat(fields.optionalPlainText("/none", 300)).isNull();
        assertThat(fields.broken().isEmpty()).isTrue();
        fields.plainLine("/tags", 300);
        assertThat(fields.broken().all()).extracting(BrokenRule::pointer).containsExactly("/tags");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u00a0", "\\u200b", "\\ufeff", "\\u2060", "\\u2800", "\\u3164", "a\\ud83d"})
    void neitherATextNorALineIsInvisibleOrHalfACharacter(String written) {
        JsonFields fields = fields("{\"text\":\"" + written + "\",\"name\":\"" + written + "\"}");
        fields.text("/text", 4000);
        fields.line("/name", 200);
        assertThat(fields.broken().all()).extracting(BrokenRule::pointer).containsExactly("/text", "/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ЦНАП\\n\\nhttp://evil.example", "ЦНАП\\u202e", "ЦНАП\\u2028Дія"})
    void aLineHasNoBreaksAndOneDirection(String written) {
        JsonFields fields = fields("{\"name\":\"" + written + "\"}");
        fields.line("/name", 200);
        assertThat(fields.broken().all()).extracting(BrokenRule::pointer).containsExactly("/name");
    }

    @Test
    void halfASurrogatePairIsNoText() {
        JsonFields fields = fields("{\"note\":\"a\\ud83d\"}");
        fields.text("/note", 10);
        assertThat(fields.broken().all()).extracting(BrokenRule::pointer).containsExactly("/note");
    }

    @Test
    void tellsOfAHundredBrokenRulesAtMost() {
        BrokenRules broken = new BrokenRules();
        Collections.nCopies(200_000, "/regions").forEach(pointer -> broken.add(pointer, "is wrong"));
        assertThat(broken.all()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"region=", "region= "})
    void aParameterWithoutAValueIsNone(String query) {
        String[] parts = query.split("=", 2);
        QueryFields fields = new QueryFields(request(Map.of(parts[0], parts[1])));
        assertThat(fields.region()).isEmpty();
        assertThat(fields.broken().isEmpty()).isTrue();
    }

    @Test
    void aSearchIsCountedInCodePoints() {
        QueryFields fields = new QueryFields(request(Map.of("q", "👍".repeat(200), "r", "👍".repeat(201))));
        assertThat(fields.text("q", 200)).hasValue("👍".repeat(200));
        fields.text("r", 200);
        assertThat(fields.broken().all()).extracting(BrokenRule::pointer).containsExactly("r");
    }

    @Test
    void namesParametersThatAreNotKnown() {
        QueryFields fields = new QueryFields(request(Map.of("action", "role")));
        fields.day("from");
        fields.region();
        assertThat(fields.broken().all())
                .containsExactly(new BrokenRule("action", "is not known here; known are from, region"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<br>", "&nbsp;", "<p></p>"})
    void aNoteOfTagsIsNone(String tags) {
        assertThat(fields("{\"note\":\"" + tags + "\"}").optionalText("/note", 100))
                .isNull();
    }

    @Test
    void aParameterThatIsReadTwiceIsRefusedOnce() {
        QueryFields fields = new QueryFields(request(Map.of("region", "XX")));
        fields.region();
        fields.region();
        assertThat(fields.broken().all()).extracting(BrokenRule::pointer).containsExactly("region");
    }

    @Test
    void aPeriodIsNotComparedWithADayThatWasRefused() {
        QueryFields fields = new QueryFields(request(Map.of("from", "2026-12-01", "to", "2026-13-01")));
        fields.period(LocalDate.parse("2026-11-27"), 30);
        assertThat(fields.broken().all()).extracting(BrokenRule::pointer).containsExactly("to");
    }

    @Test
    void saysWhereABodyIsWrong() {
        assertThat(JsonBody.parse(new byte[] {'{', '"', (byte) 0xEF, '"'}))
                .isEqualTo(new NotJson("The body is not UTF-8 at byte 2"));
        assertThat(parse("{\"a\":1,\n\"a\":2}"))
                .isInstanceOfSatisfying(
                        NotJson.class,
                        one -> assertThat(one.reason())
                                .startsWith("A key stands twice")
                                .contains("line 2"));
        assertThat(parse("[".repeat(5000)))
                .isInstanceOfSatisfying(
                        NotJson.class, one -> assertThat(one.reason()).contains("too deeply"));
        assertThat(parse("")).isEqualTo(new NotJson("The body is empty"));
        assertThat(parse("\0\0{\0\0")).isInstanceOf(NotJson.class);
        assertThat(parse("{} {}")).isInstanceOf(NotJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "gzip; q=0.0", "gzip;q=0.000", "identity", "x-gzip-like"})
    void doesNotCompressWhatIsNotWanted(String accepted) {
        assertThat(compressed(accepted)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br, gzip;q=0.5", "gzip;q=1.0"})
    void compressesWhereItMay(String accepted) {
        assertThat(compressed(accepted)).isTrue();
    }

    private static boolean compressed(String accepted) {
        HttpResponse full = HttpResponse.json(200, "x".repeat(5000));
        HttpRequest request = new HttpRequest(
                "GET /", Map.of("accept-encoding", accepted), Map.of(), Map.of(), new byte[0], Map.of());
        HttpResponse answer = Conditional.answer(request, full, full.body());
        return Conditional.compressed(request, answer).headers().containsKey("content-encoding");
    }

    private static JsonBody.Reading parse(String body) {
        return JsonBody.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonFields fields(String json) {
        return new JsonFields(Json.read(json, JsonNode.class));
    }

    private static HttpRequest request(Map<String, String> query) {
        return new HttpRequest("GET /", Map.of(), Map.of(), query, new byte[0], Map.of());
    }
}
