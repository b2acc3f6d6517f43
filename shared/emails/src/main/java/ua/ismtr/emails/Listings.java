package ua.ismtr.emails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.surveillance.Warning;

/** What a summary lists one by one, beside the dashboard's figures. */
public interface Listings {
    /** At most {@code most} requests of the week in these regions, the newest first. */
    List<StoredRequest> submitted(Week week, Set<RegionId> regions, int most);

    /** Requests of these regions without a training that is wanted from this day to that, the earliest first. */
    List<StoredRequest> wished(Set<RegionId> regions, LocalDate from, LocalDate to, int most);

    /** How many days each request of these regions without a training has waited at this time; old letters wait for nobody. */
    List<Long> daysWaited(Set<RegionId> regions, Instant now);

    /** The warnings about these regions that ask most for attention. */
    List<Warning> gravest(Set<RegionId> regions);

    /** The warnings of single centres of these regions that stopped writing and still are silent, the newest first. */
    List<Warning> silentCenters(Set<RegionId> regions, Week week, int most);

    /** What a centre is called, or its code where it is not registered. */
    String centerName(RegionId region, String code);

    /** The indicators of the whole country, as they were computed last. */
    Optional<OutcomeReport> outcomes();

    /** Announced events from this time on that people of the region can still join, the next first. */
    List<StoredEvent> withSeatsLeft(RegionId region, Instant from, int most);
}
