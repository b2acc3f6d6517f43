package ua.ismtr.modelsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.S3Object;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Router;
import ua.ismtr.models.Models;
import ua.ismtr.models.Models.Current;
import ua.ismtr.models.S3Models;
import ua.ismtr.reference.Hash;
import ua.ismtr.testing.S3Extension;

class ModelsIT {
    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:12:00Z"), ZoneOffset.UTC);
    private static final String PACKAGED = "packaged";

    private final Models models = new S3Models(S3.client(), S3.bucket("ModelsBucket"));
    private final Rollback rollback = new Rollback(models, PACKAGED, CLOCK);
    private final List<Object> asked = new ArrayList<>();
    private final List<AuditLog.Entry> noted = new ArrayList<>();
    private final Router router = new ModelsApi(audit(noted), models, rollback, asked::add, PACKAGED, CLOCK)
            .router(new Authorization(sub -> Optional.empty()));

    @BeforeEach
    void emptyTheBucket() {
        String bucket = S3.bucket("ModelsBucket");
        S3.client().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .forEach(key ->
                        S3.client().deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    @Test
    void isForAdministratorsAlone() {
        for (String role : List.of("moderator", "regional", "")) {
            assertThat(answer("POST /v1/models", role).status()).isEqualTo(403);
        }
        assertThat(asked).isEmpty();
        assertThat(noted).isEmpty();
        assertThat(answer("POST /v1/models", "admin").status()).isEqualTo(202);
        assertThat(asked).hasSize(1);
        assertThat(answer("POST /v1/models/rollback", "admin").status()).isEqualTo(409);
        HttpResponse listing = answer("GET /v1/models", "admin");
        assertThat(new String(listing.body(), StandardCharsets.UTF_8)).contains("\"served\":\"" + PACKAGED + "\"");
        assertThat(noted)
                .extracting(AuditLog.Entry::action)
                .as("a rollback that was not possible does not look like one that was done")
                .containsExactly(AuditLog.Action.TRAIN, AuditLog.Action.REFUSE);
    }

    @Test
    void refusesASecondTrainingUntilTheFirstHasEnded() {
        assertThat(answer("POST /v1/models", "admin").status()).isEqualTo(202);
        assertThat(answer("POST /v1/models", "admin").status()).isEqualTo(409);
        assertThat(asked).hasSize(1);
        assertThat(noted)
                .extracting(AuditLog.Entry::action)
                .containsExactly(AuditLog.Action.TRAIN, AuditLog.Action.REFUSE);

        models.endTraining();
        assertThat(answer("POST /v1/models", "admin").status()).isEqualTo(202);
    }

    @Test
    void takesTheNoteBackWhenTheQueueIsAway() {
        Router withoutQueue = new ModelsApi(
                        audit(noted),
                        models,
                        rollback,
                        message -> {
                            throw new IllegalStateException("no queue");
                        },
                        PACKAGED,
                        CLOCK)
                .router(new Authorization(sub -> Optional.empty()));

        assertThatThrownBy(() -> withoutQueue.answer(request("POST /v1/models", "admin")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(answer("POST /v1/models", "admin").status()).isEqualTo(202);
    }

    @Test
    void goesBackByOneAndToThePackagedModelAtLast() {
        publish("second", List.of("first"), PACKAGED);

        assertThat(rollback.goBack("moderator:admin", served -> {})).isInstanceOf(Rollback.Done.class);
        assertThat(current().version()).isEqualTo("first");
        assertThat(current().withdrawn()).containsExactly("second");
        assertThat(current().by()).isEqualTo("moderator:admin");

        rollback.goBack("moderator:admin", served -> {});
        assertThat(current().version()).isNull();
        assertThat(rollback.goBack("moderator:admin", served -> {})).isEqualTo(new Rollback.NothingPublished());
    }

    @Test
    void hasNothingToGoBackFromWhenThePackagedModelIsNew() {
        publish("second", List.of("first"), "an older package");
        Current published = current();

        assertThat(rollback.goBack("moderator:admin", served -> {})).isEqualTo(new Rollback.NothingPublished());
        assertThat(current()).isEqualTo(published);
        assertThat(answer("POST /v1/models/rollback", "admin").status()).isEqualTo(409);
    }

    @Test
    void keepsCorrectionsFromElsewhereWithoutPersonalData() {
        String body = """
            {"corrections":[{"text":"Паї, дзвоніть 067 123 45 67","topics":["land"],"at":"2026-11-02T08:00:00Z"}]}\
            """;

        assertThat(importing(body).status()).isEqualTo(200);
        assertThat(importing(body).status()).isEqualTo(200);
        assertThat(models.corrections())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.json()).contains("Паї", "\"land\"").doesNotContain("067", "45 67"));
    }

    @Test
    void namesEveryRuleThatAnImportBreaks() {
        HttpResponse answer = importing("""
            {"corrections":[{"text":" ","topics":["land"],"at":"2026-11-02T08:00:00Z"},{"text":"текст","topics":["nothing"],"at":"soon"}]}\
            """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("/corrections/0/text", "/corrections/1/topics/0", "/corrections/1/at");
        assertThat(models.corrections()).isEmpty();
    }

    private HttpResponse importing(String json) {
        return router.answer(new HttpRequest(
                "POST /v1/corrections/imports",
                Map.of("content-type", "application/json"),
                Map.of(),
                Map.of(),
                json.getBytes(StandardCharsets.UTF_8),
                Map.of("sub", "admin-1", "role", "admin")));
    }

    private void publish(String version, List<String> earlier, String basedOn) {
        byte[] bytes = version.getBytes(StandardCharsets.UTF_8);
        models.keep(version, bytes);
        earlier.forEach(one -> models.keep(one, one.getBytes(StandardCharsets.UTF_8)));
        Current current =
                new Current(version, Hash.hex(bytes), basedOn, earlier, List.of(), CLOCK.instant(), "training");
        assertThat(models.makeCurrent(current, models.current())).isTrue();
    }

    private Current current() {
        return models.current().orElseThrow().current();
    }

    private HttpResponse answer(String route, String role) {
        return router.answer(request(route, role));
    }

    private static HttpRequest request(String route, String role) {
        return new HttpRequest(
                route, Map.of(), Map.of(), Map.of(), new byte[0], Map.of("sub", "admin-1", "role", role));
    }

    private static AuditLog audit(List<AuditLog.Entry> noted) {
        return new AuditLog() {
            @Override
            public void add(Entry entry) {
                noted.add(entry);
            }

            @Override
            public Page find(Wanted wanted) {
                return new Page(noted, Optional.empty());
            }
        };
    }
}
