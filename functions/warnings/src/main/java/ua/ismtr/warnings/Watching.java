package ua.ismtr.warnings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.aws.Clients;
import ua.ismtr.centers.Centers;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestFilter.Particulars;
import ua.ismtr.requests.RequestList;
import ua.ismtr.surveillance.Activity;
import ua.ismtr.surveillance.ActivityReader;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Kind;
import ua.ismtr.surveillance.Warning;
import ua.ismtr.surveillance.Warnings;
import ua.ismtr.surveillance.WarningsMaker;

/** Brings the stored warnings to what is found now. Running it again, or twice at once, makes no second warning. */
final class Watching {
    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final int REMEMBERED_WEEKS = 60;
    private static final int TYPICAL = 3;

    /** A page may be short before the list ends. */
    private static final int MOST_PAGES = 20;

    private final ActivityReader activity;
    private final Centers centers;
    private final RequestList requests;
    private final Warnings warnings;
    private final Clock clock;

    Watching(ActivityReader activity, Centers centers, RequestList requests, Warnings warnings, Clock clock) {
        this.activity = activity;
        this.centers = centers;
        this.requests = requests;
        this.warnings = warnings;
        this.clock = clock;
    }

    static Watching of(WarningsConfig config, Clients clients, Clock clock) {
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(clients.dynamo(), config.countersTable()),
                new S3Snapshots(clients.s3(), config.bucket()),
                clock);
        DynamoRequests requests = new DynamoRequests(clients.dynamo(), config.requestsTable());
        return new Watching(
                new ActivityReader(figures),
                new DynamoCenters(clients.dynamo(), config.centersTable()),
                new DynamoRequestList(clients.dynamo(), config.listsTable(), requests),
                new DynamoWarnings(clients.dynamo(), config.warningsTable(), clock),
                clock);
    }

    /**
     * What a look came to.
     *
     * @param created how many warnings are new
     * @param allSilent whether nearly all regions have stopped writing, which is a fault of ours
     */
    record Seen(int created, boolean allSilent) {}

    /** Looks at everything until yesterday. */
    Seen update() {
        Instant now = clock.instant();
        LocalDate yesterday = Kyiv.day(now).minusDays(1);
        Activity until = activity.until(yesterday);
        List<Finding> findings = WarningsMaker.find(until, centers.all());
        List<Warning> known =
                warnings.since(Week.of(yesterday).plus(-REMEMBERED_WEEKS).toString());
        Set<String> lasting = new HashSet<>();
        int created = 0;
        for (Finding finding : findings) {
            Optional<Warning> before = known.stream()
                    .filter(warning -> warning.isContinuedBy(finding))
                    .findFirst();
            Warning after = before.map(warning -> warning.continuedBy(finding, typical(finding), now))
                    .orElseGet(() -> Warning.of(finding, typical(finding), now));
            lasting.add(after.warningId());
            if (!before.equals(Optional.of(after))) {
                created += store(after) && before.isEmpty() ? 1 : 0;
            }
        }
        for (Warning warning : known) {
            boolean mayEnd = warning.finding().kind() != Kind.JUMP && warning.ended() == null;
            if (mayEnd && !lasting.contains(warning.warningId())) {
                store(warning.ended(yesterday, now));
            }
        }
        return new Seen(created, findings.stream().anyMatch(finding -> finding.kind() == Kind.ALL_SILENT));
    }

    /** Somebody may have decided about it at this moment; the next day brings the figures. */
    private boolean store(Warning warning) {
        boolean stored = warnings.store(warning);
        if (!stored) {
            LOG.info("The warning {} was changed by others at the same time", warning.warningId());
        }
        return stored;
    }

    /** Some requests of what was found; a silence has none. */
    private List<String> typical(Finding finding) {
        if (finding.kind() == Kind.SILENCE || finding.kind() == Kind.ALL_SILENT) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            RequestList.Page page = requests.page(requestsOf(finding), after, TYPICAL);
            page.requests().stream()
                    .limit(TYPICAL - found.size())
                    .forEach(request -> found.add(request.id().value()));
            after = page.next();
            pages++;
        } while (found.size() < TYPICAL && after.isPresent() && pages < MOST_PAGES);
        return List.copyOf(found);
    }

    /** The requests that were counted in what was found: none that is no request, is merged into another or was withdrawn. */
    static RequestFilter requestsOf(Finding finding) {
        RegionId region = finding.region();
        return new RequestFilter(
                region == null ? Set.of() : Set.of(region),
                null,
                finding.topic(),
                null,
                null,
                finding.since(),
                Week.parse(finding.weeks().getLast()).orElseThrow().sunday(),
                Set.of(),
                new Particulars(null, false, null, null, true),
                null);
    }
}
