package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import ua.ismtr.json.Json;

class HttpFunctionTest {
    @Test
    void decodesAnEventOfApiGateway() throws IOException {
        String event = """
            {"routeKey":"GET /v1/training-requests/{requestId}","headers":{"accept":"a,b"},
             "pathParameters":{"requestId":"7"},"queryStringParameters":{"q":"земля"},"body":"тіло",
             "requestContext":{"authorizer":{"jwt":{"claims":{"regions":"[UA-46 UA-63]"}}}}}\
            """;
        answer(event, request -> {
            assertThat(request.route()).isEqualTo("GET /v1/training-requests/{requestId}");
            assertThat(request.header("accept")).contains("a,b");
            assertThat(request.path()).containsEntry("requestId", "7");
            assertThat(request.parameter("q")).contains("земля");
            assertThat(request.body()).isEqualTo("тіло".getBytes(StandardCharsets.UTF_8));
            assertThat(request.claims()).containsEntry("regions", "[UA-46 UA-63]");
            return HttpResponse.empty(204);
        });
    }

    @Test
    void decodesBytesThatCameInBase64() throws IOException {
        String body = Base64.getEncoder().encodeToString(new byte[] {-1, 0, 1});
        answer("{\"body\":\"%s\",\"isBase64Encoded\":true}".formatted(body), request -> {
            assertThat(request.body()).containsExactly(-1, 0, 1);
            return HttpResponse.empty(204);
        });
    }

    @Test
    void answersAProblemByTheRfc() throws IOException {
        Problem problem = Problem.unprocessable(List.of(new Problem.BrokenRule("/data/text", "must be a text")));
        JsonNode answer = answer("{}", request -> problem.response());
        assertThat(answer.path("statusCode").asInt()).isEqualTo(422);
        assertThat(answer.at("/headers/content-type").asText()).isEqualTo("application/problem+json");
        JsonNode body = Json.MAPPER.readTree(answer.path("body").asText());
        assertThat(body.path("status").asInt()).isEqualTo(422);
        assertThat(body.at("/errors/0/pointer").asText()).isEqualTo("/data/text");
    }

    @Test
    void noAnswerIsKeptFramedOrTakenForSomethingElseUnlessItSaysSo() throws IOException {
        JsonNode plain = answer("{}", request -> HttpResponse.empty(204)).path("headers");
        assertThat(plain.path("x-content-type-options").asText()).isEqualTo("nosniff");
        assertThat(plain.path("cache-control").asText()).isEqualTo("private, no-store");
        assertThat(plain.path("content-security-policy").asText()).contains("frame-ancestors 'none'");
        JsonNode own = answer("{}", request -> HttpResponse.empty(204).with("cache-control", "private, no-cache"));
        assertThat(own.at("/headers/cache-control").asText()).isEqualTo("private, no-cache");
        assertThat(own.at("/headers/x-content-type-options").asText()).isEqualTo("nosniff");
    }

    @Test
    void aCallThatOnlyKeepsTheFunctionReadyReachesNoService() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new HttpFunction(request -> {
                    throw new AssertionError("called");
                })
                .handle(new ByteArrayInputStream("{\"stayReady\":true}".getBytes(StandardCharsets.UTF_8)), answer);
        assertThat(answer.size()).isZero();
    }

    @Test
    void aBugSaysNothingOfTheInside() throws IOException {
        JsonNode answer = answer("{}", request -> {
            throw new IllegalStateException("the table of secrets");
        });
        assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
        assertThat(answer.path("body").asText()).doesNotContain("secrets", "IllegalState");
    }

    @Test
    void aPartOutOfReachAsksToTryAgain() throws IOException {
        JsonNode answer = answer("{}", request -> {
            throw SdkClientException.create("connection refused");
        });
        assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
        assertThat(answer.at("/headers/retry-after").asText()).isEqualTo("5");
    }

    @Test
    void whatAStoreRefusesIsAFaultOfOursAndNotOfTheMoment() throws IOException {
        JsonNode answer = answer("{}", request -> {
            throw DynamoDbException.builder()
                    .message("Invalid KeyConditionExpression")
                    .statusCode(400)
                    .build();
        });
        assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
        assertThat(answer.path("headers").has("retry-after")).isFalse();
        assertThat(answer.path("body").asText()).doesNotContain("KeyCondition");
    }

    @Test
    void aClientThatHasTheVersionGetsNoBody() {
        HttpResponse full = HttpResponse.json(200, Map.of("figures", 1));
        HttpResponse first = Conditional.answer(request(Map.of()), full, full.body());
        String tag = first.headers().get("etag");
        assertThat(Conditional.answer(request(Map.of("if-none-match", tag)), full, full.body())
                        .status())
                .isEqualTo(304);
        assertThat(Conditional.answer(request(Map.of("if-none-match", "\"x\", " + tag)), full, full.body())
                        .status())
                .isEqualTo(304);
        assertThat(Conditional.answer(request(Map.of("if-none-match", tag)), full, new byte[] {1})
                        .status())
                .isEqualTo(200);
    }

    @Test
    void compressesOnlyForWhoAcceptsIt() {
        HttpResponse full = HttpResponse.json(200, List.of("запит".repeat(1000)));
        HttpResponse answer = Conditional.answer(request(Map.of()), full, full.body());
        assertThat(Conditional.compressed(request(Map.of("accept-encoding", "br, gzip")), answer)
                        .headers())
                .containsEntry("content-encoding", "gzip");
        assertThat(Conditional.compressed(request(Map.of("accept-encoding", "gzip;q=0")), answer)
                        .headers())
                .doesNotContainKey("content-encoding");
        assertThat(Conditional.compressed(request(Map.of()), answer).headers()).doesNotContainKey("content-encoding");
    }

    private static HttpRequest request(Map<String, String> headers) {
        return new HttpRequest("GET /", headers, Map.of(), Map.of(), new byte[0], Map.of());
    }

    private static JsonNode answer(String event, Function<HttpRequest, HttpResponse> service) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new HttpFunction(service).handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer);
        return Json.MAPPER.readTree(answer.toByteArray());
    }
}
