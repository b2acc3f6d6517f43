package ua.ismtr.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayEventTest {
    private static JsonNode event(LocalRequest request, Optional<Map<String, Object>> claims) throws Exception {
        String json = GatewayEvent.of(
                request, "GET /v1/a/{id}", Map.of("id", "1 2"), claims, Instant.parse("2026-11-20T09:12:00Z"));
        return JsonMapper.builder().build().readTree(json);
    }

    private static LocalRequest request(String query, Map<String, List<String>> headers, byte[] body) {
        return new LocalRequest("GET", "/v1/a/1%202", query, headers, body, "127.0.0.1", "HTTP/1.1");
    }

    @Test
    void hasTheShapeOfPayloadFormat2() throws Exception {
        JsonNode event = event(
                request(
                        "a=1&a=2&b=%D1%94",
                        Map.of("x-a", List.of("1", "2"), "cookie", List.of("k=v; l=w")), new byte[0]),
                Optional.of(Map.of("regions", List.of("UA-46", "UA-63"), "sub", "m", "exp", 12L)));

        assertThat(event.at("/version").asText()).isEqualTo("2.0");
        assertThat(event.at("/rawPath").asText()).isEqualTo("/v1/a/1 2");
        assertThat(event.at("/rawQueryString").asText()).isEqualTo("a=1&a=2&b=%D1%94");
        assertThat(event.at("/queryStringParameters/a").asText()).isEqualTo("1,2");
        assertThat(event.at("/queryStringParameters/b").asText()).isEqualTo("є");
        assertThat(event.at("/pathParameters/id").asText()).isEqualTo("1 2");
        assertThat(event.at("/headers/x-a").asText()).isEqualTo("1,2");
        assertThat(event.at("/cookies").toString()).isEqualTo("[\"k=v\",\"l=w\"]");
        assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");
        assertThat(event.at("/requestContext/time").asText()).isEqualTo("20/Nov/2026:09:12:00 +0000");
        assertThat(event.at("/requestContext/authorizer/jwt/claims/regions").asText())
                .isEqualTo("[UA-46 UA-63]");
        assertThat(event.at("/requestContext/authorizer/jwt/claims/exp").isTextual())
                .isTrue();
        assertThat(event.has("body")).isFalse();
    }

    @Test
    void nothingBetweenTwoSignsIsNoParameter() throws Exception {
        JsonNode event = event(request("&a=1&&b=2&", Map.of(), new byte[0]), Optional.empty());

        assertThat(event.at("/queryStringParameters").toString()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json; charset=utf-8", "text/plain"})
    void passesTextAsItIs(String type) throws Exception {
        JsonNode event = event(
                request("", Map.of("content-type", List.of(type)), "є".getBytes(StandardCharsets.UTF_8)),
                Optional.empty());

        assertThat(event.at("/body").asText()).isEqualTo("є");
        assertThat(event.at("/isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void passesBytesInBase64() throws Exception {
        for (String type : List.of("application/octet-stream", "application/json")) {
            JsonNode event =
                    event(request("", Map.of("content-type", List.of(type)), new byte[] {-1, 0}), Optional.empty());

            assertThat(event.at("/body").asText()).isEqualTo("/wA=");
            assertThat(event.at("/isBase64Encoded").asBoolean()).isTrue();
        }
    }

    @Test
    void answersWithWhatTheFunctionSays() {
        Answer answer = GatewayEvent.answer(
                "{\"statusCode\":201,\"headers\":{\"content-type\":\"a/b\"},\"cookies\":[\"a\",\"b\"],\"body\":\"/wA=\",\"isBase64Encoded\":true}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("content-type", List.of("a/b"));
        assertThat(answer.headers()).containsEntry("Set-Cookie", List.of("a", "b"));
        assertThat(answer.body()).containsExactly(-1, 0);
        assertThat(GatewayEvent.answer("{\"a\":1}").status()).isEqualTo(200);
        assertThat(GatewayEvent.answer("nonsense").status()).isEqualTo(500);
    }

    @Test
    void prefersFullMatchesToVariablesAndThoseToGreedyOnes() {
        Pattern full = Routes.pattern("/v1/a/b");
        assertThat(full.matcher("/v1/a/b").matches()).isTrue();
        assertThat(Routes.pattern("/v1/{x}/b").matcher("/v1/a/b").matches()).isTrue();
        assertThat(Routes.pattern("/v1/{x}/b").matcher("/v1/a/c/b").matches()).isFalse();
        assertThat(Routes.pattern("/{proxy+}").matcher("/v1/a/c/b").matches()).isTrue();
        assertThat(Routes.generality("GET", "/v1/a/b")).isLessThan(Routes.generality("ANY", "/v1/a/b"));
        assertThat(Routes.generality("GET", "/v1/a/b")).isLessThan(Routes.generality("GET", "/v1/{x}/b"));
        assertThat(Routes.generality("GET", "/v1/{x}/b")).isLessThan(Routes.generality("GET", "/{proxy+}"));
    }
}
