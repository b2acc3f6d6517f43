package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

    private int role(Map<String, String> claims, String method, String body) {
        return desk.call(claims, method + " /v1/roles/{sub}", Map.of("sub", "person"), Map.of(), Map.of(), body)
                .status();
    }

    private StoredRequest arrives(String region) {
        return desk.arrives(
                Desk.request(region, "Потрібне навчання", Instant.parse("2026-11-20T10:00:00Z")), true, "land");
    }
}
