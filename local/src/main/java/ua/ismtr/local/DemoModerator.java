package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls the public API as a moderator of the demo. */
final class DemoModerator {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MODERATOR = "{\"sub\":\"demo\",\"role\":\"moderator\"}";

    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DemoModerator(String url) {
        this.url = url;
    }

    /** What the call answers, which must be 200. */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        String token = JSON.readTree(post("/local/token", "", MODERATOR))
                .path("accessToken")
                .asText();
        return JSON.readTree(post(path, token, body));
    }

    private String post(String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return response.body();
    }
}
