package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import ua.ismtr.authorization.Authorization;

class RouterTest {
    private static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");
    private static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");

    private final Router router = new Router(new Authorization(sub -> Optional.empty()))
            .route("GET /plans", Router.ALL, (caller, request) -> {
                HttpResponse full = HttpResponse.json(
                        200, List.of(Map.of("createdBy", "moderator:olena", "about", "план ".repeat(500))));
                return Conditional.answer(request, full, full.body());
            });

    @Test
    void regionsDoNotSeeWhoModeratedInACompressedAnswerEither() throws IOException {
        assertThat(unpacked(router.answer(request(LVIV))))
                .contains("\"createdBy\":\"moderator\"")
                .doesNotContain("olena");
        assertThat(unpacked(router.answer(request(MODERATOR)))).contains("\"createdBy\":\"moderator:olena\"");
    }

    private static HttpRequest request(Map<String, String> claims) {
        return new HttpRequest(
                "GET /plans", Map.of("accept-encoding", "gzip"), Map.of(), Map.of(), new byte[0], claims);
    }

    private static String unpacked(HttpResponse answer) throws IOException {
        assertThat(answer.headers()).containsEntry("content-encoding", "gzip");
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
