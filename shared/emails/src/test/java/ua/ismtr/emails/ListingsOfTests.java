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

/** What is listed, as it is given; nothing unless it is said. */
public record ListingsOfTests(
        List<StoredRequest> submitted,
        List<StoredRequest> wished,
        List<Long> waited,
        List<Warning> warnings,
        List<Warning> silences,
        List<StoredEvent> events,
        Optional<OutcomeReport> outcomes)
        implements Listings {

    /** Nothing is listed. */
    public static Listings none() {
        return new ListingsOfTests(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    @Override
    public List<StoredRequest> submitted(Week week, Set<RegionId> regions, int most) {
        return submitted.stream().limit(most).toList();
    }

    @Override
    public List<StoredRequest> wished(Set<RegionId> regions, LocalDate from, LocalDate to, int most) {
        return wished.stream().limit(most).toList();
    }

    @Override
    public List<Long> daysWaited(Set<RegionId> regions, Instant now) {
        return waited;
    }

    @Override
    public List<Warning> gravest(Set<RegionId> regions) {
        return warnings;
    }

    @Override
    public List<Warning> silentCenters(Set<RegionId> regions, Week week, int most) {
        return silences.stream().limit(most).toList();
    }

    @Override
    public String centerName(RegionId region, String code) {
        return "ЦНАП " + code;
    }

    @Override
    public List<StoredEvent> withSeatsLeft(RegionId region, Instant from, int most) {
        return events.stream().limit(most).toList();
    }
}
