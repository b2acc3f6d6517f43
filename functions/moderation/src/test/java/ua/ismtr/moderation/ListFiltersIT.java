package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.moderation.Desk.LVIV;
import static ua.ismtr.moderation.Desk.MODERATOR;
import static ua.ismtr.moderation.Desk.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.testing.DynamoExtension;

/** The filters and orders of the list that no list is kept by, and how many requests are found. */
class ListFiltersIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static final Instant FIRST = Instant.parse("2026-05-01T09:00:00Z");

    private static Desk desk;
    private static String veterans;
    private static String land;
    private static String noise;
    private static String unsure;
    private static String elsewhere;

    @BeforeAll
    static void fill() {
        desk = new Desk(DYNAMO);
        veterans = arrives(0, "UA-46", "A-1", "Ярівський ЦНАП", JobTitle.HEAD, 5, "2027-03-01", true, "veterans");
        land = arrives(1, "UA-46", "A-2", "Єланецький ЦНАП", JobTitle.TRAINER, 40, null, true, "land");
        noise = arrives(2, "UA-46", "A-1", "Ярівський ЦНАП", JobTitle.HEAD, 1, null, true, "not-a-request");
        unsure = arrives(3, "UA-63", "A-1", "Ізюмський ЦНАП", JobTitle.HEAD, 5, "2026-12-01", false, "not-a-request");
        elsewhere = arrives(4, "UA-63", "B-1", "Зміївський ЦНАП", JobTitle.OTHER, 7, "2027-01-01", true, "veterans");
    }

    private static String arrives(
            int day,
            String region,
            String code,
            String name,
            JobTitle role,
            int people,
            @Nullable String desiredBy,
            boolean certain,
            String topic) {
        StoredRequest stored = desk.arrives(
                new TrainingRequest(
                        RequestId.ofWebhook(UUID.randomUUID().toString()),
                        FIRST.plus(Duration.ofDays(day)),
                        new RegionId(region),
                        new Center(code, name, region.replace("-", "") + "060250010015970"),
                        role,
                        day == 0 ? "Потрібне навчання про ветеранів" : "Потрібне навчання про землю",
                        Format.ONLINE,
                        people,
                        people > 20 ? Urgency.HIGH : Urgency.NORMAL,
                        desiredBy == null ? null : LocalDate.parse(desiredBy)),
                certain,
                topic);
        return stored.id().value();
    }

    private static List<String> found(String... parameters) {
        return desk.ids(MODERATOR, query(parameters));
    }

    private static Map<String, String> query(String... parameters) {
        Map<String, String> query = new HashMap<>(Map.of("limit", "1"));
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], parameters[i + 1]);
        }
        return query;
    }

    @Test
    void findsTheRequestsOfACentreInEveryRegionThatHasItsCode() {
        assertThat(found("center", "A-1")).containsExactly(unsure, noise, veterans);
        assertThat(found("center", "A-1", "region", "UA-46")).containsExactly(noise, veterans);
        assertThat(found("center", "A-1", "status", "needs-review")).containsExactly(unsure);
        assertThat(found("center", "A-1", "topic", "veterans")).containsExactly(veterans);
        assertThat(found("center", "A-1", "q", "ветерани")).containsExactly(veterans);
        assertThat(found("center", "A-1", "from", "2026-05-02", "to", "2026-05-03"))
                .containsExactly(noise);
        assertThat(found("center", "nobody")).isEmpty();
    }

    @Test
    void aWordThatStandsInNearlyEveryRequestFindsThoseThatHaveIt() {
        assertThat(found("q", "навчання")).containsExactly(elsewhere, unsure, noise, land, veterans);
        assertThat(found("q", "навчань про", "center", "A-1")).containsExactly(unsure, noise, veterans);
        assertThat(found("q", "просимо")).isEmpty();
        assertThat(found("q", "потрібні землі")).containsExactly(elsewhere, unsure, noise, land);
    }

    @Test
    void aRegionFindsACentreAmongItsOwnAlone() {
        assertThat(desk.ids(LVIV, query("center", "A-1"))).containsExactly(noise, veterans);
        assertThat(desk.ids(LVIV, query("center", "B-1"))).isEmpty();
    }

    @Test
    void findsByTheRoleOfTheAuthorTheAreaAndWhatIsCounted() {
        assertThat(found("role", "head")).containsExactly(unsure, noise, veterans);
        assertThat(found("role", "head", "counted", "yes")).containsExactly(unsure, veterans);
        assertThat(found("counted", "no")).containsExactly(noise);
        assertThat(found("area", "services")).containsExactly(elsewhere, land, veterans);
        assertThat(found("area", "digital")).isEmpty();
    }

    @Test
    void ordersAsAskedForOverPages() {
        assertThat(found("sort", "newest")).containsExactly(elsewhere, unsure, noise, land, veterans);
        assertThat(found("sort", "oldest")).containsExactly(veterans, land, noise, unsure, elsewhere);
        assertThat(found("sort", "oldest", "from", "2026-05-02", "to", "2026-05-04"))
                .containsExactly(land, noise, unsure);
        assertThat(found("sort", "people")).containsExactly(land, elsewhere, unsure, veterans, noise);
        assertThat(found("sort", "desired")).containsExactly(unsure, elsewhere, veterans, noise, land);
        assertThat(found("sort", "urgency")).containsExactly(land, elsewhere, unsure, noise, veterans);
        assertThat(found("sort", "center")).containsExactly(land, elsewhere, unsure, noise, veterans);
        assertThat(found("sort", "people", "status", "needs-review")).containsExactly(unsure);
    }

    @Test
    void saysHowManyAreFoundOnEveryPage() {
        assertThat(total("region", "UA-46")).isEqualTo(3);
        assertThat(total("region", "UA-46", "topic", "veterans", "status", "classified"))
                .isEqualTo(1);
        assertThat(total("status", "needs-review")).isEqualTo(1);
        assertThat(total("q", "навчання", "counted", "yes")).isEqualTo(4);
        assertThat(total("center", "A-1")).isEqualTo(3);
        assertThat(total("from", "2026-05-02", "to", "2026-05-04")).isEqualTo(3);
        assertThat(json(desk.list(MODERATOR, Map.of())).has("total")).isFalse();
    }

    private static int total(String... parameters) {
        Map<String, String> query = query(parameters);
        query.put("total", "true");
        JsonNode first = json(desk.list(MODERATOR, query));
        assertThat(first.path("items").size()).isLessThanOrEqualTo(1);
        return first.path("total").intValue();
    }

    @Test
    void valuesThatNothingHasAreRefusedAllAtOnce() {
        var answer = desk.list(
                MODERATOR,
                Map.of("center", "a b", "role", "king", "area", "moon", "counted", "1", "sort", "best", "total", "7"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(json(answer).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("center", "role", "area", "counted", "sort", "total");
    }

    @Test
    void aCursorBelongsToItsOrder() {
        String cursor = json(desk.list(MODERATOR, query("sort", "people")))
                .path("nextCursor")
                .asText();
        assertThat(desk.list(MODERATOR, query("sort", "people", "cursor", cursor))
                        .status())
                .isEqualTo(200);
        assertThat(desk.list(MODERATOR, query("cursor", cursor)).status()).isEqualTo(422);
        assertThat(desk.list(MODERATOR, Collections.singletonMap("cursor", "%00"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCursorThatPointsBeforeTheDaysEndsTheList() {
        Map<String, String> days = query("from", "2026-05-02");
        String cursor = json(desk.list(MODERATOR, days)).path("nextCursor").asText();
        String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String earlier = position.replaceFirst("[0-9]{13}", "0".repeat(13));
        days.put(
                "cursor",
                Base64.getUrlEncoder().withoutPadding().encodeToString(earlier.getBytes(StandardCharsets.UTF_8)));

        assertThat(desk.list(MODERATOR, days).status()).isEqualTo(200);
        assertThat(json(desk.list(MODERATOR, days)).path("items")).isEmpty();
    }
}
