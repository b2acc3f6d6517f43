package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.moderation.Desk.ADMIN;
import static ua.ismtr.moderation.Desk.LVIV;
import static ua.ismtr.moderation.Desk.MODERATOR;
import static ua.ismtr.moderation.Desk.NOW;
import static ua.ismtr.moderation.Desk.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.requests.RequestId;
import ua.ismtr.testing.DynamoExtension;

/** Who looks at a request now, as those who look are told. */
class LooksIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static final Map<String, String> BOHDAN = Map.of("sub", "bohdan", "role", "moderator");

    private final Desk desk = at(Duration.ZERO);
    private final RequestId request = arrives();

    private static Desk at(Duration later) {
        return new Desk(DYNAMO, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private RequestId arrives() {
        return desk.arrives(Desk.request("UA-46", "Потрібне навчання", NOW), true, "land")
                .id();
    }

    @Test
    void eachIsToldOfTheOthersByRoleAndName() {
        assertThat(others(desk, MODERATOR)).isEmpty();
        assertThat(others(desk, ADMIN)).containsExactly("moderator olena");
        assertThat(others(desk, BOHDAN)).containsExactly("moderator olena", "admin taras");
        assertThat(others(desk, MODERATOR)).containsExactly("moderator bohdan", "admin taras");
    }

    @Test
    void theSamePersonInTwoTabsIsNotAnother() {
        assertThat(others(desk, MODERATOR)).isEmpty();
        assertThat(others(desk, MODERATOR)).isEmpty();
        assertThat(others(desk, BOHDAN)).containsExactly("moderator olena");
    }

    @Test
    void aLookEndsAfterAMinuteUnlessItIsRenewedThoughItsItemIsStillThere() {
        assertThat(json(look(desk, MODERATOR, request)).path("until").asText())
                .isEqualTo(NOW.plusSeconds(60).toString());
        assertThat(others(at(Duration.ofSeconds(59)), BOHDAN)).containsExactly("moderator olena");
        assertThat(others(at(Duration.ofSeconds(60)), BOHDAN)).isEmpty();
        assertThat(DYNAMO.client()
                        .getItem(get -> get.tableName(DYNAMO.table("PeopleTable"))
                                .key(Map.of(
                                        "list",
                                        AttributeValue.fromS("looks=" + request.value()),
                                        "sub",
                                        AttributeValue.fromS("olena"))))
                        .item())
                .containsEntry(
                        "expiresAt",
                        AttributeValue.fromN(Long.toString(NOW.plusSeconds(60).getEpochSecond())));
        others(at(Duration.ofSeconds(50)), MODERATOR);
        assertThat(others(at(Duration.ofSeconds(100)), BOHDAN)).containsExactly("moderator olena");
    }

    @Test
    void aLookIsAtOneRequestAndNobodyIsAPersonBecauseOfIt() {
        others(desk, MODERATOR);
        assertThat(json(look(desk, BOHDAN, arrives())).path("others")).isEmpty();
        assertThat(json(desk.call(ADMIN, "GET /v1/people", Map.of(), Map.of(), Map.of(), ""))
                        .path("items")
                        .findValuesAsText("sub"))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofTwoWhoBeginAtOnceOneAtLeastIsToldOfTheOther() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<String>>> told = List.of(MODERATOR, BOHDAN).stream()
                    .map(who -> threads.submit(() -> {
                        both.await();
                        return others(desk, who);
                    }))
                    .toList();
            assertThat(told.get(0).get().size() + told.get(1).get().size()).isPositive();
        }
        assertThat(others(desk, MODERATOR)).containsExactly("moderator bohdan");
        assertThat(others(desk, BOHDAN)).containsExactly("moderator olena");
    }

    @Test
    void regionalCallersAreToldNothing() {
        others(desk, MODERATOR);
        HttpResponse answer = look(desk, LVIV, request);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("olena");
        assertThat(others(desk, MODERATOR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00000000-0000-8000-8000-000000000000"})
    void whatIsNoRequestCannotBeLookedAt(String id) {
        assertThat(desk.call(
                                MODERATOR,
                                "PUT /v1/training-requests/{requestId}/look",
                                Map.of("requestId", id),
                                Map.of(),
                                Map.of(),
                                "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsErasedOrMergedCanStillBeLookedAtAsItCanBeRead() {
        RequestId other = arrives();
        assertThat(desk.call(
                                MODERATOR,
                                "POST /v1/training-requests/{requestId}/merge",
                                Map.of("requestId", request.value()),
                                Map.of(),
                                Map.of(),
                                "{\"into\":\"" + other.value() + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.call(
                                ADMIN,
                                "DELETE /v1/training-requests/{requestId}/personal-data",
                                Map.of("requestId", request.value()),
                                Map.of(),
                                Map.of(),
                                "")
                        .status())
                .isEqualTo(204);
        others(desk, MODERATOR);
        assertThat(others(desk, BOHDAN)).containsExactly("moderator olena");
        assertThat(desk.look(BOHDAN, request).status()).isEqualTo(200);
    }

    @Test
    void aLookIsNoAuditedLookAtPersonalDataAndIsNotCached() throws IOException {
        HttpResponse answer = look(desk, BOHDAN, request);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new HttpFunction(call -> answer).handle(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), sent);
        assertThat(Json.MAPPER
                        .readTree(sent.toByteArray())
                        .at("/headers/cache-control")
                        .asText())
                .isEqualTo("private, no-store");
        assertThat(json(desk.call(ADMIN, "GET /v1/audit", Map.of(), Map.of("request", request.value()), Map.of(), ""))
                        .path("items"))
                .isEmpty();
    }

    private List<String> others(Desk at, Map<String, String> claims) {
        HttpResponse answer = look(at, claims, request);
        assertThat(answer.status()).isEqualTo(200);
        return json(answer)
                .path("others")
                .valueStream()
                .map(one -> one.path("role").asText() + " " + one.path("sub").asText())
                .toList();
    }

    private static HttpResponse look(Desk at, Map<String, String> claims, RequestId id) {
        return at.call(
                claims,
                "PUT /v1/training-requests/{requestId}/look",
                Map.of("requestId", id.value()),
                Map.of(),
                Map.of(),
                "");
    }
}
