package ua.ismtr.emails;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.dashboard.Dashboard;
import ua.ismtr.dashboard.DashboardBuilder;
import ua.ismtr.dashboard.Figures;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.Scope;
import ua.ismtr.emails.Summary.Alert;
import ua.ismtr.emails.Summary.Announced;
import ua.ismtr.emails.Summary.Centers;
import ua.ismtr.emails.Summary.Compared;
import ua.ismtr.emails.Summary.Growth;
import ua.ismtr.emails.Summary.InRegion;
import ua.ismtr.emails.Summary.Listed;
import ua.ismtr.emails.Summary.Lists;
import ua.ismtr.emails.Summary.Part;
import ua.ismtr.emails.Summary.Progress;
import ua.ismtr.emails.Summary.Queue;
import ua.ismtr.emails.Summary.Silent;
import ua.ismtr.emails.Summary.Waiting;
import ua.ismtr.events.EventDetails;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.UnnamedCenters;
import ua.ismtr.requests.UnplannedRequests;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Warning;

/** Makes summaries of the dashboard's figures. What many subscribers get is made once a minute, not once for each. */
public final class Summaries {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration RECENT = Duration.ofDays(10);
    private static final int WEEKS_BEFORE = 52;
    private static final int YEAR = 365;

    /** More regions than this are told of together: an e-mail of more than 100 KB is cut off by some readers. */
    private static final int MOST_PARTS = 5;

    private static final int MOST_TOPICS = 5;
    private static final int MOST_WAITING = 5;
    private static final int MOST_LISTED = 10;
    private static final int MOST_EVENTS = 5;

    /** With fewer requests a topic may grow by chance. */
    private static final int LEAST_OF_GROWTH = 3;

    private static final int DAYS_AHEAD = 30;
    private static final int WEEK_DAYS = 7;
    private static final int MOST_KEPT = 300;

    /** The figures that a summary was last made of. */
    private record Reading(Week week, Instant at, Figures figures) {}

    private final FiguresReader reader;
    private final UnplannedRequests waiting;
    private final Listings listings;
    private final Clock clock;
    private @Nullable Reading reading;

    private final Map<Set<RegionId>, Part> parts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<RegionId>, Part> eldest) {
            return size() > MOST_KEPT;
        }
    };

    public Summaries(FiguresReader reader, UnplannedRequests waiting, Listings listings, Clock clock) {
        this.reader = reader;
        this.waiting = waiting;
        this.listings = listings;
        this.clock = clock;
    }

    /** The summary of a week for these regions, or for the whole country if there are none. */
    public synchronized Summary of(Week week, Set<RegionId> regions) {
        Figures figures = figures(week);
        List<Set<RegionId>> scopes = regions.isEmpty() || regions.size() > MOST_PARTS
                ? List.of(regions)
                : Regions.all().stream()
                        .map(Region::id)
                        .filter(regions::contains)
                        .map(Set::of)
                        .toList();
        List<Part> all = scopes.stream()
                .map(scope -> parts.computeIfAbsent(scope, one -> part(week, one, figures)))
                .toList();
        return new Summary(week, regions, figures.asOf(), all);
    }

    private Figures figures(Week week) {
        Instant now = clock.instant();
        Reading last = reading;
        if (last != null && last.week().equals(week) && now.isBefore(last.at().plus(FRESH))) {
            return last.figures();
        }
        Figures figures = reader.read(week.plus(-WEEKS_BEFORE).monday(), week.sunday());
        reading = new Reading(week, now, figures);
        parts.clear();
        return figures;
    }

    private Part part(Week week, Set<RegionId> regions, Figures figures) {
        Dashboard now = dashboard(regions, week.monday(), week.sunday(), figures);
        Dashboard before =
                dashboard(regions, week.plus(-1).monday(), week.plus(-1).sunday(), figures);
        Dashboard fourWeeks =
                dashboard(regions, week.plus(-4).monday(), week.plus(-1).sunday(), figures);
        Dashboard earlier = dashboard(
                regions, week.plus(-WEEKS_BEFORE).monday(), week.plus(-1).sunday(), figures);
        Dashboard year = dashboard(regions, week.sunday().minusDays(YEAR - 1L), week.sunday(), figures);
        Set<TopicId> known = earlier.byTopic().stream()
                .filter(row -> row.requests() > 0)
                .map(Dashboard.ByTopic::topic)
                .collect(Collectors.toSet());
        return new Part(
                regions,
                new Compared(
                        now.totals().requests(),
                        before.totals().requests(),
                        fourWeeks.totals().requests()),
                new Compared(
                        now.totals().participants(),
                        before.totals().participants(),
                        fourWeeks.totals().participants()),
                new Centers(now.totals().centers(), year.totals().centers()),
                new Progress(now.totals().planned(), now.totals().delivered()),
                new Progress(year.totals().planned(), year.totals().delivered()),
                topics(now.byTopic().stream()
                        .filter(row -> row.requests() >= LEAST_OF_GROWTH
                                && row.requests() > row.previous()
                                && known.contains(row.topic()))
                        .toList()),
                topics(now.byTopic().stream()
                        .filter(row -> row.requests() > 0 && !known.contains(row.topic()))
                        .filter(row -> !row.topic().equals(TopicId.OTHER))
                        .toList()),
                waiting(regions, lookedAt(week)),
                lists(week, regions, figures.asOf()),
                regions.size() == 1 ? List.of() : byRegion(now));
    }

    /** The dashboard that a moderator would see; of the time before its days it knows what the summary asks for. */
    private static Dashboard dashboard(Set<RegionId> regions, LocalDate from, LocalDate to, Figures figures) {
        RegionId only = regions.size() == 1 ? regions.iterator().next() : null;
        Scope scope = new Scope(only, visible(regions), null, from, to);
        return DashboardBuilder.build(scope, figures, figures.asOf());
    }

    private static Set<RegionId> visible(Set<RegionId> regions) {
        return regions.isEmpty()
                ? Regions.all().stream().map(Region::id).collect(Collectors.toUnmodifiableSet())
                : regions;
    }

    private static List<Growth> topics(List<Dashboard.ByTopic> rows) {
        long most = rows.stream().mapToLong(Dashboard.ByTopic::requests).max().orElse(1);
        return rows.stream()
                .sorted(Comparator.comparingLong((Dashboard.ByTopic row) -> row.previous() - row.requests())
                        .thenComparingLong(row -> -row.requests()))
                .limit(MOST_TOPICS)
                .map(row -> new Growth(row.topic(), row.requests(), row.previous(), share(row.requests(), most)))
                .toList();
    }

    /** When the waits of a week are looked at, whenever its summary is made: when the Monday after it begins. */
    private static Instant lookedAt(Week week) {
        return week.plus(1).monday().atStartOfDay(Kyiv.ZONE).toInstant();
    }

    private List<Waiting> waiting(Set<RegionId> regions, Instant now) {
        List<StoredRequest> oldest = waiting.oldest(visible(regions), MOST_WAITING);
        Set<RequestId> unnamed = UnnamedCenters.among(oldest);
        return oldest.stream()
                .filter(stored -> stored.request().submittedAt().isBefore(now))
                .map(stored -> new Waiting(
                        stored.request().region(),
                        centerName(stored, unnamed),
                        stored.topics(),
                        stored.request().participants(),
                        stored.request().day(),
                        ChronoUnit.DAYS.between(stored.request().day(), Kyiv.day(now))))
                .toList();
    }

    private Lists lists(Week week, Set<RegionId> regions, Instant now) {
        Set<RegionId> visible = visible(regions);
        LocalDate today = Kyiv.day(now);
        return new Lists(
                listed(listings.submitted(week, visible, MOST_LISTED)),
                listed(listings.wished(visible, today, today.plusDays(DAYS_AHEAD), MOST_LISTED)),
                queue(listings.daysWaited(visible, lookedAt(week))),
                listings.gravest(visible).stream().map(this::alert).toList(),
                listings.silentCenters(visible, week, MOST_LISTED).stream()
                        .map(this::silent)
                        .toList(),
                announced(regions, now),
                outcomes(regions, now));
    }

    private static @Nullable String centerName(StoredRequest stored, Set<RequestId> unnamed) {
        return unnamed.contains(stored.id()) ? null : stored.request().center().name();
    }

    private static List<Listed> listed(List<StoredRequest> requests) {
        Set<RequestId> unnamed = UnnamedCenters.among(requests);
        return requests.stream()
                .map(stored -> new Listed(
                        stored.request().id(),
                        stored.request().region(),
                        centerName(stored, unnamed),
                        stored.topics(),
                        stored.request().participants(),
                        stored.request().format(),
                        stored.request().desiredBy()))
                .toList();
    }

    private static Queue queue(List<Long> days) {
        return new Queue(days.size(), passed(days, 0), passed(days, 30), passed(days, 90), passed(days, 180));
    }

    /** How many have waited for so many days since less than a week. */
    private static long passed(List<Long> all, int days) {
        return all.stream().filter(one -> one >= days && one < days + WEEK_DAYS).count();
    }

    private Alert alert(Warning warning) {
        Finding finding = warning.finding();
        return new Alert(
                finding.kind(),
                finding.region(),
                finding.topic(),
                centerName(finding),
                finding.observed(),
                Math.round(finding.expected()));
    }

    private @Nullable String centerName(Finding finding) {
        RegionId region = finding.region();
        String center = finding.center();
        return region == null || center == null ? null : listings.centerName(region, center);
    }

    private Silent silent(Warning warning) {
        Finding finding = warning.finding();
        return new Silent(
                Objects.requireNonNull(finding.region()), Objects.requireNonNull(centerName(finding)), finding.since());
    }

    /** The indicators of the country, unless they are older than the e-mails of a week may be. */
    private @Nullable OutcomeReport outcomes(Set<RegionId> regions, Instant now) {
        return regions.isEmpty()
                ? listings.outcomes()
                        .filter(report -> report.asOf().isAfter(now.minus(RECENT)))
                        .filter(report -> !report.figures().isEmpty())
                        .orElse(null)
                : null;
    }

    /** What one region can join; for more of them the dashboard is the place to look. */
    private List<Announced> announced(Set<RegionId> regions, Instant now) {
        if (regions.size() != 1) {
            return List.of();
        }
        return listings.withSeatsLeft(regions.iterator().next(), now, MOST_EVENTS).stream()
                .map(stored -> {
                    EventDetails details = stored.event().details();
                    EventDetails.Place place = details.place();
                    return new Announced(
                            details.title(),
                            details.start().map(Kyiv::day).orElse(null),
                            details.format(),
                            place == null ? null : place.name(),
                            stored.seats().left(),
                            details.link());
                })
                .toList();
    }

    private static List<InRegion> byRegion(Dashboard dashboard) {
        List<Dashboard.ByRegion> rows = dashboard.byRegion().stream()
                .filter(row -> row.requests() > 0 || row.previous() > 0)
                .toList();
        long most = rows.stream().mapToLong(Dashboard.ByRegion::requests).max().orElse(1);
        return rows.stream()
                .sorted(Comparator.comparingLong(row -> -row.requests()))
                .map(row -> new InRegion(
                        row.region(),
                        row.requests(),
                        row.participants(),
                        row.previous(),
                        share(row.requests(), Math.max(1, most))))
                .toList();
    }

    private static int share(long value, long most) {
        return (int) Math.max(value == 0 ? 0 : 1, 100 * value / most);
    }
}
