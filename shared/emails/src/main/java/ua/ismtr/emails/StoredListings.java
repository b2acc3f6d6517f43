package ua.ismtr.emails;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.centers.Centers;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.outcomes.OutcomeReports;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.OpenRequests;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestFilter.Particulars;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.surveillance.Kind;
import ua.ismtr.surveillance.Warning;
import ua.ismtr.surveillance.WarningState;
import ua.ismtr.surveillance.Warnings;

/** Lists from the stores; what is read whole, the open requests and the register, is read at most once in some minutes. */
public final class StoredListings implements Listings {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int PAGE = 50;

    /** A centre that has been silent for longer was in earlier e-mails. */
    private static final int WEEKS_OF_SILENCE = 12;

    private final RequestList list;
    private final Requests requests;
    private final OpenRequests open;
    private final Warnings warnings;
    private final Centers centers;
    private final EventStore events;
    private final OutcomeReports reports;
    private final Clock clock;
    private List<OpenRequest> openRead = List.of();
    private Map<String, RegisteredCenter> centersRead = Map.of();
    private @Nullable Instant openAt;
    private @Nullable Instant centersAt;

    public StoredListings(
            RequestList list,
            Requests requests,
            OpenRequests open,
            Warnings warnings,
            Centers centers,
            EventStore events,
            OutcomeReports reports,
            Clock clock) {
        this.list = list;
        this.requests = requests;
        this.open = open;
        this.warnings = warnings;
        this.centers = centers;
        this.events = events;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public List<StoredRequest> submitted(Week week, Set<RegionId> regions, int most) {
        RequestFilter ofWeek =
                new RequestFilter(regions, null, null, null, null, week.monday(), week.sunday(), Set.of());
        return list.page(ofWeek, Optional.empty(), PAGE).requests().stream()
                .filter(StoredRequest::counts)
                .limit(most)
                .toList();
    }

    @Override
    public List<StoredRequest> wished(Set<RegionId> regions, LocalDate from, LocalDate to, int most) {
        List<RequestId> ids = open(regions)
                .filter(one -> within(one.desiredBy(), from, to))
                .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.desiredBy())))
                .map(OpenRequest::id)
                .limit(most)
                .toList();
        Map<RequestId, StoredRequest> found = requests.findAll(ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(stored -> stored.open() && within(stored.request().desiredBy(), from, to))
                .toList();
    }

    private static boolean within(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    @Override
    public List<Long> daysWaited(Set<RegionId> regions, Instant now) {
        return open(regions)
                .filter(one -> !one.imported() && one.submitted().isBefore(now))
                .map(one -> one.daysWaited(now))
                .toList();
    }

    private synchronized Stream<OpenRequest> open(Set<RegionId> regions) {
        if (isOver(openAt)) {
            openRead = open.unplanned();
            openAt = clock.instant();
        }
        return openRead.stream().filter(one -> regions.contains(one.region()));
    }

    private boolean isOver(@Nullable Instant read) {
        return read == null || !clock.instant().isBefore(read.plus(FRESH));
    }

    @Override
    public List<Warning> gravest(Set<RegionId> regions) {
        return warnings.gravest(regions);
    }

    @Override
    public List<Warning> silentCenters(Set<RegionId> regions, Week week, int most) {
        return warnings.since(week.plus(-WEEKS_OF_SILENCE).toString()).stream()
                .filter(warning -> warning.finding().kind() == Kind.SILENCE
                        && warning.finding().center() != null
                        && warning.ended() == null
                        && (warning.state() == WarningState.NEW || warning.state() == WarningState.SEEN))
                .filter(warning -> {
                    RegionId region = warning.finding().region();
                    return region != null && regions.contains(region);
                })
                .limit(most)
                .toList();
    }

    @Override
    public synchronized String centerName(RegionId region, String code) {
        if (isOver(centersAt)) {
            centersRead = centers.all();
            centersAt = clock.instant();
        }
        RegisteredCenter center = centersRead.get(RegisteredCenter.name(region, code));
        return center == null ? newestName(region, code).orElse(code) : center.name();
    }

    /** What a centre that is not in the register called itself last. */
    private Optional<String> newestName(RegionId region, String code) {
        Particulars ofCenter = new Particulars(code, false, null, null, null);
        RequestFilter itsRequests =
                new RequestFilter(Set.of(region), null, null, null, null, null, null, Set.of(), ofCenter, null);
        return list.page(itsRequests, Optional.empty(), 1).requests().stream()
                .map(stored -> stored.request().center().name())
                .findFirst();
    }

    @Override
    public Optional<OutcomeReport> outcomes() {
        return reports.newest();
    }

    @Override
    public List<StoredEvent> withSeatsLeft(RegionId region, Instant from, int most) {
        return events.withSeatsLeft(region, from, most);
    }
}
