package ua.ismtr.emails;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterKey;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.CountingRules;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.Snapshots;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;

/** Counters that hold the contributions that they are given, counted as the system counts. */
public final class FiguresOfTests implements CounterReader {
    private final Map<CounterKey, Map<String, Long>> cells = new HashMap<>();
    private int number;

    /** Counts one more request. */
    public FiguresOfTests add(
            LocalDate day, String region, String center, String topic, int participants, Status status) {
        number++;
        Contribution contribution = new Contribution(
                new RequestId(new UUID(0, number).toString()),
                1,
                day,
                new RegionId(region),
                center,
                List.of(new TopicId(topic)),
                status,
                Format.ONLINE,
                JobTitle.HEAD,
                participants,
                false);
        CountingRules.merge(cells, CountingRules.figures(contribution));
        return this;
    }

    /** Counts the requests of the 60 weeks up to this day, in all regions but one, the same for the same seed. */
    public FiguresOfTests addYear(LocalDate last, int requests, long seed) {
        Random random = new Random(seed);
        List<String> topics = Taxonomy.topics().stream()
                .map(topic -> topic.id().value())
                .limit(30)
                .toList();
        List<String> regions =
                Regions.all().stream().map(Region::id).map(RegionId::value).toList();
        for (int i = 0; i < requests; i++) {
            String region = regions.get(1 + (int) (Math.pow(random.nextDouble(), 1.5) * (regions.size() - 1)));
            String center = region + "-" + random.nextInt(40);
            String topic = topics.get((int) (Math.pow(random.nextDouble(), 2) * topics.size()));
            Status status = random.nextInt(12) == 0
                    ? Status.PLANNED
                    : random.nextInt(20) == 0 ? Status.DELIVERED : Status.CLASSIFIED;
            int days = (int) (Math.pow(random.nextDouble(), 1.3) * 420);
            add(last.minusDays(days), region, center, topic, 1 + random.nextInt(25), status);
        }
        return this;
    }

    @Override
    public List<Shard> changedSince(Instant time) {
        List<Shard> shards = new ArrayList<>();
        cells.forEach((cell, figures) -> shards.add(new Shard(cell, 0, 1, Map.copyOf(figures))));
        return shards;
    }

    @Override
    public List<Dated> all() {
        return changedSince(Instant.EPOCH).stream()
                .map(shard -> new Dated(shard, Instant.EPOCH))
                .toList();
    }

    /** A reader of these counters, without a snapshot. */
    public FiguresReader reader(Clock clock) {
        return new FiguresReader(this, new NoSnapshots(), clock);
    }

    private static final class NoSnapshots implements Snapshots {
        @Override
        public Optional<Found> newest() {
            return Optional.empty();
        }

        @Override
        public Optional<List<Shard>> month(YearMonth month, String version) {
            return Optional.empty();
        }

        @Override
        public boolean put(Instant asOf, Optional<Found> previous, Map<YearMonth, List<Shard>> months) {
            throw new UnsupportedOperationException("nobody writes a snapshot here");
        }

        @Override
        public void deleteReplaced(Instant before) {
            throw new UnsupportedOperationException("nobody writes a snapshot here");
        }
    }
}
