package ua.ismtr.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import ua.ismtr.counters.CounterName;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.reference.Area;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.Status;

/** Adds up the figures of a scope. */
public final class DashboardBuilder {
    private static final List<TopicId> TOPICS = Stream.concat(
                    Taxonomy.topics().stream().map(Topic::id), Stream.of(TopicId.OTHER))
            .toList();

    /** The figures of one time or region, added up by name. */
    private static final class Sums {
        private final Map<String, Long> sums = new HashMap<>();

        void add(Map<String, Long> figures) {
            figures.forEach((name, value) -> sums.merge(name, value, Long::sum));
        }

        long get(String name) {
            return sums.getOrDefault(name, 0L);
        }

        long requests() {
            return get(CounterName.REQUESTS);
        }

        long participants() {
            return get(CounterName.PARTICIPANTS);
        }

        long howMany(String family) {
            return sums.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0 && entry.getKey().startsWith(family))
                    .count();
        }
    }

    private final Scope scope;
    private final Granularity granularity;
    private final Sums all = new Sums();
    private final Sums allBefore = new Sums();
    private final Map<RegionId, Sums> regions = new HashMap<>();
    private final Map<RegionId, Sums> regionsBefore = new HashMap<>();
    private final Map<LocalDate, Sums> points = new TreeMap<>();

    private DashboardBuilder(Scope scope) {
        this.scope = scope;
        this.granularity = Granularity.of(scope.days());
    }

    /** The dashboard of this scope; {@code figures} must hold its days and those of the time before. */
    public static Dashboard build(Scope scope, Figures figures, Instant now) {
        DashboardBuilder builder = new DashboardBuilder(scope);
        figures.each(scope.previousFrom(), scope.to(), builder::add);
        return builder.dashboard(figures.asOf(), now);
    }

    /** How many requests each centre of the scope has, by its region and code: {@code UA-46/UA46-0117}. */
    public static Map<String, Long> centers(Scope scope, Figures figures) {
        DashboardBuilder builder = new DashboardBuilder(scope);
        figures.each(scope.from(), scope.to(), builder::add);
        Map<String, Long> centers = new TreeMap<>();
        builder.all.sums.forEach((name, requests) -> {
            if (name.startsWith(CounterName.CENTER)) {
                centers.put(name.substring(CounterName.CENTER.length()), requests);
            }
        });
        return centers;
    }

    private void add(Shard shard) {
        RegionId region = shard.cell().region();
        LocalDate day = shard.cell().day();
        boolean noise = TopicId.NOT_A_REQUEST.equals(scope.topic());
        if (!Objects.equals(shard.cell().topic(), noise ? null : scope.topic())
                || !scope.visible().contains(region)) {
            return;
        }
        Map<String, Long> figures = noise ? noiseOf(shard.figures()) : shard.figures();
        if (day.isBefore(scope.from())) {
            allBefore.add(figures);
            regionsBefore.computeIfAbsent(region, key -> new Sums()).add(figures);
        } else {
            all.add(figures);
            regions.computeIfAbsent(region, key -> new Sums()).add(figures);
            points.computeIfAbsent(granularity.start(day), key -> new Sums()).add(figures);
        }
    }

    /** What is no request has no cells of its own: it is one number in those of no topic. */
    private static Map<String, Long> noiseOf(Map<String, Long> figures) {
        Long noise = figures.get(CounterName.NOT_REQUESTS);
        return noise == null ? Map.of() : Map.of(CounterName.NOT_REQUESTS, noise);
    }

    private Dashboard dashboard(Instant asOf, Instant now) {
        List<RegionId> shown = Regions.all().stream()
                .map(Region::id)
                .filter(scope.visible()::contains)
                .toList();
        return new Dashboard(
                now,
                asOf,
                new Dashboard.Shown(scope.region(), scope.topic(), scope.from(), scope.to()),
                totals(),
                shown.stream().map(this::byRegion).toList(),
                TOPICS.stream().map(this::byTopic).toList(),
                Taxonomy.areas().stream()
                        .map(Area::id)
                        .map(area -> new Dashboard.ByArea(area, all.get(CounterName.AREA + area)))
                        .toList(),
                Arrays.stream(Format.values())
                        .map(format -> new Dashboard.ByFormat(format, all.get(CounterName.FORMAT + format)))
                        .toList(),
                Arrays.stream(JobTitle.values())
                        .map(role -> new Dashboard.ByRole(role, all.get(CounterName.ROLE + role)))
                        .toList(),
                shown.stream().flatMap(this::byRegionTopic).toList(),
                new Dashboard.Dynamics(granularity, points()));
    }

    private Dashboard.Totals totals() {
        return new Dashboard.Totals(
                all.requests(),
                all.participants(),
                all.howMany(CounterName.CENTER),
                all.get(CounterName.STATUS + Status.NEEDS_REVIEW),
                all.get(CounterName.STATUS + Status.PLANNED),
                all.get(CounterName.STATUS + Status.DELIVERED),
                all.get(CounterName.NOT_REQUESTS));
    }

    private Dashboard.ByRegion byRegion(RegionId region) {
        Sums sums = of(regions, region);
        return new Dashboard.ByRegion(
                region,
                sums.requests(),
                sums.participants(),
                of(regionsBefore, region).requests());
    }

    private Dashboard.ByTopic byTopic(TopicId topic) {
        return new Dashboard.ByTopic(
                topic,
                all.get(CounterName.TOPIC + topic),
                all.get(CounterName.TOPIC_PARTICIPANTS + topic),
                allBefore.get(CounterName.TOPIC + topic));
    }

    private Stream<Dashboard.ByRegionTopic> byRegionTopic(RegionId region) {
        Sums sums = of(regions, region);
        return TOPICS.stream()
                .map(topic -> new Dashboard.ByRegionTopic(region, topic, sums.get(CounterName.TOPIC + topic)))
                .filter(cell -> cell.requests() > 0);
    }

    private List<Dashboard.Point> points() {
        List<Dashboard.Point> list = new ArrayList<>();
        for (LocalDate date = granularity.start(scope.from());
                !date.isAfter(scope.to());
                date = granularity.next(date)) {
            Sums sums = points.getOrDefault(date, new Sums());
            boolean partial = date.isBefore(scope.from())
                    || granularity.next(date).minusDays(1).isAfter(scope.to());
            list.add(new Dashboard.Point(date, sums.requests(), sums.participants(), partial));
        }
        return list;
    }

    private static Sums of(Map<RegionId, Sums> sums, RegionId region) {
        return sums.getOrDefault(region, new Sums());
    }
}
