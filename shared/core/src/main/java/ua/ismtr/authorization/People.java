package ua.ismtr.authorization;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.aws.Clients;
import ua.ismtr.reference.RegionId;

/** Who used the system, and on which day last. */
public interface People {
    /**
     * Those in this table.
     *
     * @param retention how long a person is listed after the last day
     */
    static People in(Clients clients, String table, Duration retention) {
        return new DynamoPeople(clients.dynamo(), table, retention);
    }

    /**
     * A person who used the system.
     *
     * @param name the name that the access token gives, if it does
     * @param email the address that it gives, if it does
     * @param role what the person was on that day
     * @param regions what a regional role saw; empty for the others
     * @param lastSeen the last day in Kyiv
     */
    record Person(
            String sub,
            @Nullable String name,
            @Nullable String email,
            Role role,
            List<RegionId> regions,
            LocalDate lastSeen) {
        /** Without name and address. */
        @Override
        public String toString() {
            return "Person[" + sub + ", " + role + ", " + regions + ", " + lastSeen + "]";
        }
    }

    /** Notes the person, unless that was done on this day or a later one. */
    void note(Person person);

    /** This person, if listed at this moment. */
    Optional<Person> find(String sub, Instant now);

    /** Everybody who is listed at this moment, those who were here last first. */
    List<Person> all(Instant now);
}
