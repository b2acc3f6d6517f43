package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.config.Environment;

class ModerationConfigTest {
    private static final List<String> NAMES = List.of(
            "REQUESTS_TABLE",
            "LISTS_TABLE",
            "COUNTERS_TABLE",
            "CONTRIBUTIONS_TABLE",
            "AUDIT_TABLE",
            "CORRECTIONS_TABLE",
            "OUTBOX_TABLE",
            "PERSONAL_DATA_TABLE",
            "PERSONAL_DATA_KEY_ARN",
            "ROLES_TABLE",
            "PEOPLE_TABLE",
            "LINKS_TABLE",
            "SNAPSHOTS_BUCKET",
            "NOTIFICATIONS_QUEUE_URL");

    @Test
    void aFirstAdministratorMayBeNamedTwice() {
        Map<String, String> variables = Stream.concat(NAMES.stream(), Stream.of("FIRST_ADMINISTRATORS"))
                .collect(Collectors.toMap(
                        name -> name, name -> name.equals("FIRST_ADMINISTRATORS") ? " olena  ivan olena " : "x"));
        assertThat(ModerationConfig.read(new Environment(variables)).firstAdministrators())
                .containsExactlyInAnyOrder("olena", "ivan");
    }
}
