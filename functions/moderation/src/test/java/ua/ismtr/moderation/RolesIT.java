package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.DynamoRoles;
import ua.ismtr.authorization.Role;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.testing.DynamoExtension;

/** What regions hide, and decisions about roles that hold from the next call on. */
class RolesIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static final Map<String, String> ADMIN = Map.of("sub", "a", "role", "admin");
    private static final Map<String, String> REGIONAL = Map.of("sub", "r", "role", "regional", "regions", "[UA-46]");

    private final Desk desk = new Desk(DYNAMO);

    @Test
    void aRegionalCallerSeesItsRegionsAloneInListsAndSearch() {
        String own = arrives("UA-46").id().value();
        String foreign = arrives("UA-63").id().value();
        assertThat(desk.ids(REGIONAL, Map.of())).contains(own).doesNotContain(foreign);
        assertThat(desk.ids(REGIONAL, Map.of("topic", "land"))).contains(own).doesNotContain(foreign);
        assertThat(desk.ids(
                        Map.of("sub", "x", "role", "regional", "regions", "UA-05,UA-07,UA-12,UA-46"),
                        Map.of("q", "навчання")))
                .contains(own)
                .doesNotContain(foreign);
    }

    @Test
    void aRoleThatIsTakenIsGoneAtOnceAndAGivenOneIsThere() {
        Map<String, String> person = Map.of("sub", "person", "role", "moderator");
        assertThat(desk.list(person, Map.of()).status()).isEqualTo(200);
        role(ADMIN, "DELETE", "");
        assertThat(desk.list(person, Map.of()).status()).isEqualTo(403);
        role(ADMIN, "PUT", "{\"role\":\"regional\",\"regions\":[\"UA-63\"]}");
        assertThat(desk.list(person, Map.of("region", "UA-63")).status()).isEqualTo(200);
        assertThat(desk.list(person, Map.of("region", "UA-46")).status()).isEqualTo(403);
        assertThat(role(ADMIN, "PUT", "{\"role\":\"regional\"}")).isEqualTo(422);
        assertThat(role(ADMIN, "PUT", "{\"role\":\"king\",\"regions\":[\"UA-99\"]}"))
                .isEqualTo(422);
        assertThat(desk.call(ADMIN, "DELETE /v1/roles/{sub}", Map.of("sub", "a"), Map.of(), Map.of(), "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whoCallsIsWhomTheDecisionNamesAndNotTheToken() {
        Map<String, String> person = Map.of("sub", "person-two", "role", "[staff moderator]");
        assertThat(me(person)).isEqualTo("{\"sub\":\"person-two\",\"role\":\"moderator\",\"regions\":[]}");
        decide(ADMIN, "person-two", "PUT", "{\"role\":\"regional\",\"regions\":[\"UA-63\",\"UA-46\"]}");
        assertThat(me(person))
                .isEqualTo("{\"sub\":\"person-two\",\"role\":\"regional\",\"regions\":[\"UA-46\",\"UA-63\"]}");
        decide(ADMIN, "person-two", "DELETE", "");
        assertThat(desk.call(person, "GET /v1/me", Map.of(), Map.of(), Map.of(), "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aForgottenDecisionLetsTheTokenCountAgain() {
        Map<String, String> person = Map.of("sub", "forgotten", "role", "moderator");
        assertThat(decide(ADMIN, "forgotten", "DELETE", "")).isEqualTo(200);
        assertThat(desk.list(person, Map.of()).status()).isEqualTo(403);
        assertThat(forget("forgotten", "maybe")).isEqualTo(422);
        assertThat(forget("forgotten", "true")).isEqualTo(204);
        assertThat(forget("forgotten", "true")).isEqualTo(204);
        assertThat(me(person)).isEqualTo("{\"sub\":\"forgotten\",\"role\":\"moderator\",\"regions\":[]}");
        assertThat(text(desk.call(ADMIN, "GET /v1/roles", Map.of(), Map.of(), Map.of(), "")))
                .doesNotContain("\"sub\":\"forgotten\"");
        assertThat(forget("a", "true")).isEqualTo(409);
    }

    @Test
    void aRoleEndsAfterItsLastDay() {
        LocalDate today = Kyiv.day(Instant.now());
        Grant ends = new Grant("ends", Role.MODERATOR, List.of(), "a", Instant.now(), today);
        assertThat(ends.caller(today)).isPresent();
        assertThat(ends.caller(today.plusDays(1))).isEmpty();
        DynamoRoles roles = new DynamoRoles(DYNAMO.client(), DYNAMO.table("RolesTable"), desk.audit);
        Grant ended = new Grant("ended", Role.ADMIN, List.of(), "a", Instant.now(), today.minusDays(2));
        roles.put(ended, AuditLog.Entry.of(Instant.now(), "a", AuditLog.Action.ROLE, null, Map.of(), Map.of()));
        assertThat(desk.list(Map.of("sub", "ended", "role", "moderator"), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(decide(ADMIN, "ended", "PUT", "{\"role\":\"admin\",\"until\":\"2020-01-01\"}"))
                .isEqualTo(422);
        assertThat(decide(ADMIN, "ended", "PUT", "{\"role\":\"admin\",\"until\":\"" + today.plusDays(2) + "\"}"))
                .isEqualTo(200);
        assertThat(me(Map.of("sub", "ended"))).contains("\"role\":\"admin\"");
        assertThat(roles()).contains("\"until\":\"" + today.plusDays(2) + "\"");
    }

    @Test
    void peopleAreListedWithTheDayOnWhichTheyWereHereLast() {
        String today = Kyiv.day(Instant.now()).toString();
        Map<String, String> seen = Map.of(
                "sub",
                "seen",
                "role",
                "regional",
                "regions",
                "[UA-46]",
                "name",
                "Ганна",
                "email",
                "seen@example.gov.ua");
        me(seen);
        me(seen);
        me(Map.of("sub", "nobody"));
        JsonNode people = Desk.json(desk.call(ADMIN, "GET /v1/people", Map.of(), Map.of(), Map.of(), ""));
        assertThat(people.path("items"))
                .filteredOn(one -> one.path("sub").asText().equals("seen"))
                .singleElement()
                .hasToString(
                        "{\"sub\":\"seen\",\"name\":\"Ганна\",\"email\":\"seen@example.gov.ua\",\"role\":\"regional\",\"regions\":[\"UA-46\"],\"lastSeen\":\""
                                + today + "\"}");
        assertThat(people.path("items").findValuesAsText("sub")).doesNotContain("nobody");
        decide(ADMIN, "seen", "PUT", "{\"role\":\"moderator\"}");
        assertThat(roles())
                .contains("\"until\":null,\"name\":\"Ганна\",\"email\":\"seen@example.gov.ua\",\"lastSeen\":\"" + today
                        + "\"");
    }

    @Test
    void readingNamesAndAddressesOfPeopleIsNoted() {
        Map<String, String> reader = Map.of("sub", "reader", "role", "admin");
        for (String route : List.of("GET /v1/people", "GET /v1/roles")) {
            assertThat(desk.call(reader, route, Map.of(), Map.of(), Map.of(), "")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(desk.audit
                        .find(new AuditLog.Wanted(
                                "reader", null, Instant.EPOCH, Instant.now().plusSeconds(60), null, 9))
                        .entries())
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.action()).isEqualTo(AuditLog.Action.LOOK);
                    assertThat(entry.after()).containsKey("people");
                });
    }

    private String roles() {
        return text(desk.call(ADMIN, "GET /v1/roles", Map.of(), Map.of(), Map.of(), ""));
    }

    private int forget(String sub, String forget) {
        return desk.call(ADMIN, "DELETE /v1/roles/{sub}", Map.of("sub", sub), Map.of("forget", forget), Map.of(), "")
                .status();
    }

    @Test
    void aFirstAdministratorIsOneUntilAnotherDecides() {
        Map<String, String> first = Map.of("sub", "first");
        assertThat(me(first)).contains("\"role\":\"admin\"");
        assertThat(me(first)).contains("\"role\":\"admin\"");
        String roles = text(desk.call(first, "GET /v1/roles", Map.of(), Map.of(), Map.of(), ""));
        assertThat(roles).contains("\"sub\":\"first\",\"role\":\"admin\",\"regions\":[],\"by\":\"deployment\"");
        assertThat(decide(ADMIN, "first", "DELETE", "")).isEqualTo(200);
        assertThat(desk.call(first, "GET /v1/me", Map.of(), Map.of(), Map.of(), "")
                        .status())
                .isEqualTo(403);
    }

    private static String text(HttpResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String me(Map<String, String> claims) {
        return text(desk.call(claims, "GET /v1/me", Map.of(), Map.of(), Map.of(), ""));
    }

    private int role(Map<String, String> claims, String method, String body) {
        return decide(claims, "person", method, body);
    }

    private int decide(Map<String, String> claims, String sub, String method, String body) {
        return desk.call(claims, method + " /v1/roles/{sub}", Map.of("sub", sub), Map.of(), Map.of(), body)
                .status();
    }

    private StoredRequest arrives(String region) {
        return desk.arrives(
                Desk.request(region, "Потрібне навчання", Instant.parse("2026-11-20T10:00:00Z")), true, "land");
    }
}
