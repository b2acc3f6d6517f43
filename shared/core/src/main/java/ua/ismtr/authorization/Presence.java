package ua.ismtr.authorization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.People.Person;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.text.Characters;

/** Notes who calls: each process writes a person once a day at most, and of all processes one does. */
final class Presence {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 200;

    private final People people;
    private final Clock clock;
    private final Set<Noted> noted = ConcurrentHashMap.newKeySet();

    Presence(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    private record Noted(String sub, LocalDate day) {}

    /** Notes the caller. A call does not fail because of it: the next one of that day notes the person. */
    void note(Caller caller, Map<String, String> claims) {
        LocalDate today = Kyiv.day(clock.instant());
        noted.removeIf(one -> one.day().isBefore(today));
        Noted now = new Noted(caller.sub(), today);
        if (!noted.add(now)) {
            return;
        }
        try {
            people.note(new Person(
                    caller.sub(),
                    line(claims, "name", LONGEST_NAME),
                    line(claims, "email", LONGEST_ADDRESS),
                    caller.role(),
                    caller.limits(),
                    today));
        } catch (RuntimeException e) {
            noted.remove(now);
            LOG.warn("Who called today could not be noted", e);
        }
    }

    private static @Nullable String line(Map<String, String> claims, String claim, int longest) {
        String value = claims.getOrDefault(claim, "").strip();
        return value.isEmpty() || value.length() > longest || !Characters.oneLine(value) ? null : value;
    }
}
