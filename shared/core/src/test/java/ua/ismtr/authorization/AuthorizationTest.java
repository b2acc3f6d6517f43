package ua.ismtr.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ua.ismtr.authorization.People.Person;
import ua.ismtr.reference.RegionId;

class AuthorizationTest {
    private static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");

    private final List<Person> noted = new ArrayList<>();
    private boolean fails;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Authorization authorization =
            new Authorization(sub -> Optional.empty(), source.withZone(ZoneOffset.UTC), null, new Noting());

    @Test
    void whoCallsIsNotedOnceADayWithNameAndAddressWhereTheTokenHasThem() {
        Map<String, String> named = new HashMap<>(LVIV);
        named.put("name", " Іван Мороз ");
        named.put("email", "ivan@example.gov.ua");
        for (int call = 0; call < 3; call++) {
            assertThat(authorization.caller(named)).isPresent();
        }
        List<RegionId> regions = List.of(new RegionId("UA-46"));
        assertThat(noted)
                .containsExactly(new Person(
                        "ivan",
                        "Іван Мороз",
                        "ivan@example.gov.ua",
                        Role.REGIONAL,
                        regions,
                        LocalDate.of(2026, 11, 21)));
        now = now.plus(Duration.ofDays(1));
        authorization.caller(LVIV);
        assertThat(noted.getLast())
                .isEqualTo(new Person("ivan", null, null, Role.REGIONAL, regions, LocalDate.of(2026, 11, 22)));
        assertThat(noted).hasSize(2);
    }

    @Test
    void nobodyIsNotedWhoMaySeeNothing() {
        assertThat(authorization.caller(Map.of("sub", "stranger", "role", "visitor")))
                .isEmpty();
        assertThat(authorization.caller(Map.of("role", "admin"))).isEmpty();
        assertThat(noted).isEmpty();
    }

    @Test
    void aNameThatIsMoreThanALineIsNone() {
        authorization.caller(Map.of("sub", "olena", "role", "admin", "name", "Олена\nadmin", "email", "x".repeat(300)));
        assertThat(noted)
                .containsExactly(new Person("olena", null, null, Role.ADMIN, List.of(), LocalDate.of(2026, 11, 21)));
    }

    @Test
    void aCallDoesNotFailWhereThePersonCannotBeNotedAndTheNextOneNotesIt() {
        fails = true;
        assertThat(authorization.caller(LVIV)).isPresent();
        fails = false;
        authorization.caller(LVIV);
        assertThat(noted).hasSize(1);
    }

    private final class Noting implements People {
        @Override
        public void note(Person person) {
            if (fails) {
                throw new IllegalStateException("The table is out of reach");
            }
            noted.add(person);
        }

        @Override
        public Optional<Person> find(String sub, Instant time) {
            return Optional.empty();
        }

        @Override
        public List<Person> all(Instant time) {
            return noted;
        }
    }
}
