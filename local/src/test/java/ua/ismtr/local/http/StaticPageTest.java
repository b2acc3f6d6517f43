package ua.ismtr.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StaticPageTest {
    @TempDir
    Path folder;

    private StaticPage page;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("index.html"), "<!doctype html>");
        page = new StaticPage(folder, Map.of("X-Frame-Options", "DENY"));
    }

    private static LocalRequest request(String method, String path, String accept) {
        return new LocalRequest(
                method, path, "", Map.of("accept", List.of(accept)), new byte[0], "127.0.0.1", "HTTP/1.1");
    }

    @Test
    void answersAPersonOnAnUnknownPathWithThePageAsNotFound() {
        LocalRequest nope = request("GET", "/nope", "text/html,application/xhtml+xml");
        assertThat(page.answer(nope)).isEmpty();
        assertThat(page.unknown(nope)).hasValueSatisfying(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers())
                    .containsEntry("Content-Type", List.of("text/html; charset=utf-8"))
                    .containsEntry("X-Frame-Options", List.of("DENY"))
                    .containsEntry("Cache-Control", List.of("no-store"));
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("<!doctype html>");
        });
    }

    @ParameterizedTest
    @CsvSource({"app.4F6Q2ZKA.js,'public, max-age=31536000, immutable'", "app.js,no-cache", "index.html,no-cache"})
    void isAskedForAgainUnlessItsNameTellsItsContent(String name, String cacheControl) throws IOException {
        Files.writeString(folder.resolve(name), "");
        assertThat(page.answer(request("GET", "/" + name, "*/*")))
                .hasValueSatisfying(
                        answer -> assertThat(answer.headers()).containsEntry("Cache-Control", List.of(cacheControl)));
    }

    @ParameterizedTest
    @CsvSource({"gzip,true", "'br, GZIP;q=0.5',true", "gzip;q=0,false", "'gzip; q=0.0, br',false", "identity,false"})
    void compressesWhereItIsAccepted(String accepted, boolean compressed) {
        LocalRequest request = new LocalRequest(
                "GET", "/", "", Map.of("accept-encoding", List.of(accepted)), new byte[0], "127.0.0.1", "HTTP/1.1");
        assertThat(page.answer(request))
                .hasValueSatisfying(answer -> assertThat(answer.headers().containsKey("Content-Encoding"))
                        .isEqualTo(compressed));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nope,application/json",
        "POST,/nope,text/html",
        "GET,/v1/nope,text/html",
        "GET,/local/nope,text/html"
    })
    void leavesProgramsTheirAnswer(String method, String path, String accept) {
        assertThat(page.unknown(request(method, path, accept))).isEmpty();
    }
}
