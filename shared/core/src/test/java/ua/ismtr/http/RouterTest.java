package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.json.Json;

class RouterTest {
    private static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");
    private static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");

    private final List<AuditLog.Entry> noted = new ArrayList<>();
    private final Router router = new Router(
                    new Authorization(sub -> Optional.empty(), Clock.systemUTC(), new Noting(), null))
            .bare("GET /topics", Router.ALL, (caller, request) -> HttpResponse.empty(204))
            .bare("POST /models", Router.ADMINS, (caller, request) -> HttpResponse.empty(204))
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

    @Test
    void aCallWithoutParametersNamesThoseThatItDoesNotKnow() throws IOException {
        assertThat(router.answer(topics(Map.of())).status()).isEqualTo(204);
        HttpResponse answer = router.answer(topics(Map.of("role", "admin", "x", "")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Json.MAPPER.readTree(answer.body()).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("role", "x");
        assertThat(noted).isEmpty();
    }

    @Test
    void aCallThatIsNotAllowedIsNoted() {
        HttpRequest request =
                new HttpRequest("POST /models", Map.of(), Map.of(), Map.of("x", "y"), new byte[0], MODERATOR);
        assertThat(router.answer(request).status()).isEqualTo(403);
        assertThat(noted).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditLog.Action.REFUSE);
            assertThat(entry.person()).isEqualTo("olena");
            assertThat(entry.after()).containsEntry("route", "POST /models");
        });
    }

    @Test
    void aCallByAPersonWithoutARoleIsNoted() {
        assertThat(router.answer(request(Map.of("sub", "stranger", "role", "visitor")))
                        .status())
                .isEqualTo(403);
        assertThat(router.answer(request(Map.of())).status()).isEqualTo(403);
        assertThat(noted).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditLog.Action.REFUSE);
            assertThat(entry.person()).isEqualTo("stranger");
            assertThat(entry.after()).containsEntry("route", "GET /plans").containsEntry("role", "none");
        });
    }

    private final class Noting implements AuditLog {
        @Override
        public void add(Entry entry) {
            noted.add(entry);
        }

        @Override
        public Page find(Wanted wanted) {
            return new Page(noted, Optional.empty());
        }
    }

    private static HttpRequest topics(Map<String, String> query) {
        return new HttpRequest("GET /topics", Map.of(), Map.of(), query, new byte[0], MODERATOR);
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
