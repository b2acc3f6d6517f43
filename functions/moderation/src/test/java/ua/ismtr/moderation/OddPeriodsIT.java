package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.moderation.Desk.ADMIN;

import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.testing.DynamoExtension;

/** Days that are none, and searches without a word, are refused by every list and file. */
class OddPeriodsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private final Desk desk = new Desk(DYNAMO);

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, +999999999-12-31",
        "-999999999-01-01, 2026-01-01",
        "1969-12-31, 2026-01-01",
        "2026-01-01, 1969-12-31",
        "2026-11-20, 2026-11-10",
        "20260101, 2026-11-10",
        "2026-02-30, 2026-11-10"
    })
    void noRouteTakesDaysThatAreNone(String from, String to) {
        for (String route : new String[] {
            "GET /v1/training-requests",
            "GET /v1/dashboard",
            "GET /v1/dashboard.csv",
            "GET /v1/audit",
            "GET /v1/audit.csv"
        }) {
            assertThat(desk.call(ADMIN, route, Map.of(), Map.of("from", from, "to", to), Map.of(), "")
                            .status())
                    .as(route)
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12", "2026-13", "2026-1", "2026"})
    void figuresAreNotRecountedForMonthsThatAreNone(String month) {
        assertThat(desk.call(
                                ADMIN,
                                "POST /v1/reconciliation",
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                "{\"from\":\"2026-01\",\"to\":\"" + month + "\"}")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", "— !?", "№", "...", "!!!", "я", "[прізвище]"})
    void aSearchWithoutAWordIsRefused(String words) {
        assertThat(desk.list(ADMIN, Map.of("q", words)).status()).isEqualTo(422);
    }
}
