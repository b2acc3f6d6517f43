package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.testing.DynamoExtension;

/** Who may call what: each call by each caller about its own region (UA-46) and a foreign one (UA-63). */
class AccessMatrixIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static final Map<String, String> ADMIN = Map.of("sub", "a", "role", "admin");
    private static final Map<String, String> REGIONAL = Map.of("sub", "r", "role", "regional", "regions", "[UA-46]");

    private static Map<String, String> caller(String name) {
        return switch (name) {
            case "moderator" -> Map.of("sub", "m", "role", "moderator");
            case "admin" -> ADMIN;
            case "regional" -> REGIONAL;
            default -> Map.of("sub", "n", "role", "visitor");
        };
    }

    // @formatter:off
    private static final String MATRIX = """
            call                                            | moderator | admin     | regional  | nobody
                                                            | own  for. | own  for. | own  for. | own  for.
            GET /v1/dashboard?region                        | 200  200  | 200  200  | 200  403  | 403  403
            GET /v1/dashboard.csv?region                    | 200  200  | 200  200  | 200  403  | 403  403
            GET /v1/topics                                  | 200  200  | 200  200  | 200  200  | 403  403
            GET /v1/regions                                 | 200  200  | 200  200  | 200  200  | 403  403
            GET /v1/training-requests?region                | 200  200  | 200  200  | 200  403  | 403  403
            GET /v1/training-requests/{requestId}           | 200  200  | 200  200  | 200  404  | 403  403
            PATCH /v1/training-requests/{requestId}         | 200  200  | 200  200  | 403  403  | 403  403
            PATCH /v1/training-requests                     | 200  200  | 200  200  | 403  403  | 403  403
            POST /v1/training-requests/{requestId}/merge    | 200  200  | 200  200  | 403  403  | 403  403
            DELETE /v1/training-requests/{requestId}/merge  | 200  200  | 200  200  | 403  403  | 403  403
            GET /v1/roles                                   | 403  403  | 200  200  | 403  403  | 403  403
            PUT /v1/roles/{sub}                             | 403  403  | 200  200  | 403  403  | 403  403
            DELETE /v1/roles/{sub}                          | 403  403  | 200  200  | 403  403  | 403  403
            GET /v1/audit                                   | 403  403  | 200  200  | 403  403  | 403  403
            POST /v1/reconciliation                         | 403  403  | 200  200  | 403  403  | 403  403
            """;
    // @formatter:on

    private static final List<String> REGIONS = List.of("UA-46", "UA-63");

    private final Desk desk = new Desk(DYNAMO);

    @TestFactory
    Stream<DynamicTest> everyCallerMayDoWhatTheMatrixSaysAndNoMore() {
        List<List<String>> rows = MATRIX.lines()
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                String caller = rows.getFirst().get(column);
                Scanner expected = new Scanner(row.get(column));
                for (int region = 0; region < REGIONS.size(); region++) {
                    int status = expected.nextInt();
                    String where = REGIONS.get(region);
                    tests.add(DynamicTest.dynamicTest(
                            "%s by %s in %s: %d".formatted(row.getFirst(), caller, where, status),
                            () -> assertThat(status(row.getFirst(), caller(caller), where))
                                    .isEqualTo(status)));
                }
            }
        }
        return tests.stream();
    }

    private int status(String call, Map<String, String> claims, String region) {
        StoredRequest stored = arrives(region);
        String route = call.replace("?region", "");
        Map<String, String> query = call.endsWith("?region") ? Map.of("region", region) : Map.of();
        String body =
                switch (route) {
                    case "PATCH /v1/training-requests/{requestId}" -> "{\"topics\":[\"land\"]}";
                    case "PATCH /v1/training-requests" ->
                        "[{\"requestId\":\"%s\",\"ifMatch\":\"*\",\"topics\":[\"land\"]}]".formatted(stored.id());
                    case "POST /v1/training-requests/{requestId}/merge" ->
                        "{\"into\":\"%s\"}".formatted(arrives(region).id());
                    case "PUT /v1/roles/{sub}" -> "{\"role\":\"moderator\"}";
                    case "POST /v1/reconciliation" -> "{\"from\":\"2025-01\",\"to\":\"2025-01\",\"region\":\"" + region + "\"}";
                    default -> "";
                };
        return desk.call(
                        claims,
                        route,
                        Map.of("requestId", stored.id().value(), "sub", "another"),
                        query,
                        Map.of("if-match", "*"),
                        body)
                .status();
    }

    private StoredRequest arrives(String region) {
        return desk.arrives(Desk.request(region, "Потрібне навчання", Instant.parse("2026-11-20T10:00:00Z")), true, "land");
    }

    @Test
    void aRegionalCallerSeesItsRegionsAloneInListsAndSearch() {
        String own = arrives("UA-46").id().value();
        String foreign = arrives("UA-63").id().value();
        assertThat(desk.ids(REGIONAL, Map.of())).contains(own).doesNotContain(foreign);
        assertThat(desk.ids(REGIONAL, Map.of("topic", "land"))).contains(own).doesNotContain(foreign);
        assertThat(desk.ids(Map.of("sub", "x", "role", "regional", "regions", "UA-05,UA-07,UA-12,UA-46"), Map.of("q", "навчання")))
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
        assertThat(role(ADMIN, "PUT", "{\"role\":\"king\",\"regions\":[\"UA-99\"]}")).isEqualTo(422);
        assertThat(desk.call(ADMIN, "DELETE /v1/roles/{sub}", Map.of("sub", "a"), Map.of(), Map.of(), "").status())
                .isEqualTo(409);
    }

    private int role(Map<String, String> claims, String method, String body) {
        return desk.call(claims, method + " /v1/roles/{sub}", Map.of("sub", "person"), Map.of(), Map.of(), body)
                .status();
    }
}
