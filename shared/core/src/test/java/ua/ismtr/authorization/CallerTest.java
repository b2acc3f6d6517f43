package ua.ismtr.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.ismtr.reference.RegionId;

/** Whom the claims of an access token describe. */
class CallerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        moderator                      | moderator
        [moderator]                    | moderator
        [offline_access moderator]     | moderator
        ["all-staff","admin"]          | admin
        [moderator moderator]          | moderator
        [moderator admin]              | nobody
        [all-staff]                    | nobody
        []                             | nobody
        """)
    void aRoleMayComeAmongOtherGroups(String claim, String role) {
        String found = Caller.of(Map.of("sub", "a", "role", claim))
                .map(caller -> caller.role().id())
                .orElse("nobody");
        assertThat(found).isEqualTo(role);
    }

    @Test
    void aRegionalCallerSeesTheRegionsThatAreNamedAndNeedsSome() {
        Map<String, String> claims = Map.of("sub", "a", "role", "[regional]", "regions", "[UA-46 UA-63]");
        assertThat(Caller.of(claims).orElseThrow().regions())
                .containsExactlyInAnyOrder(new RegionId("UA-46"), new RegionId("UA-63"));
        assertThat(Caller.of(Map.of("sub", "a", "role", "regional"))).isEmpty();
        assertThat(Caller.of(Map.of("sub", "a", "role", "regional", "regions", "UA-46 nowhere")))
                .isEmpty();
    }
}
