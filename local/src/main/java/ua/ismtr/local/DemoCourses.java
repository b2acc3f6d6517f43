package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fills the catalogue of an empty system through the public API; importing the same again changes nothing. */
final class DemoCourses {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MODERATOR = "{\"sub\":\"demo\",\"role\":\"moderator\"}";

    private final String url;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DemoCourses(String url, PrintStream out) {
        this.url = url;
        this.out = out;
    }

    /** Imports the courses of the file: a JSON array of bodies of {@code POST /v1/courses/imports}. */
    void run(Path file) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            String token = JSON.readTree(post("/local/token", "", MODERATOR))
                    .path("accessToken")
                    .asText();
            int courses = 0;
            for (JsonNode provider : JSON.readTree(Files.readString(file))) {
                JsonNode imported = JSON.readTree(post("/v1/courses/imports", token, provider.toString()));
                courses += imported.path("created").asInt()
                        + imported.path("changed").asInt()
                        + imported.path("unchanged").asInt();
            }
            out.println(courses + " demo courses are in the catalogue");
        } catch (IOException e) {
            out.println("The demo courses could not be imported: " + e.getMessage());
        }
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
