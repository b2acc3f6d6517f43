package ua.ismtr.forecasts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;

/**
 * How many requests each region submitted on each topic in each of some consecutive weeks that are over. A series is
 * that of all requests (number 0) or of one topic; a request of several topics is in the series of each.
 */
public final class WeeklyHistory {
    /** The topics that have a series, in the order of their numbers, which begin with 1. */
    public static final List<TopicId> TOPICS = Stream.concat(
                    Taxonomy.topics().stream().map(Topic::id), Stream.of(TopicId.OTHER))
            .toList();

    /** The regions in the order of their numbers, which begin with 0. */
    public static final List<RegionId> REGIONS =
            Regions.all().stream().map(Region::id).toList();

    /** How many series there are. */
    public static final int SERIES = TOPICS.size() + 1;

    private static final Map<TopicId, Integer> NUMBERS = new HashMap<>();

    static {
        TOPICS.forEach(topic -> NUMBERS.put(topic, NUMBERS.size() + 1));
    }

    private final Week first;
    private final int weeks;
    private final int[][][] requests;
    private final long[][][] people;

    /** A history in which nothing was submitted yet. */
    public WeeklyHistory(Week first, int weeks) {
        this(first, weeks, new int[SERIES][REGIONS.size()][weeks], new long[SERIES][REGIONS.size()][weeks]);
    }

    private WeeklyHistory(Week first, int weeks, int[][][] requests, long[][][] people) {
        this.first = first;
        this.weeks = weeks;
        this.requests = requests;
        this.people = people;
    }

    /** The number of the series of this topic, or of all requests where it is null. */
    public static int series(@Nullable TopicId topic) {
        return topic == null ? 0 : Objects.requireNonNull(NUMBERS.get(topic), () -> topic + " has no series");
    }

    /** The topic of this series; null for all requests. */
    public static @Nullable TopicId topic(int series) {
        return series == 0 ? null : TOPICS.get(series - 1);
    }

    public Week first() {
        return first;
    }

    public int weeks() {
        return weeks;
    }

    /** The week after the last one of the history. */
    public Week next() {
        return first.plus(weeks);
    }

    /** Adds requests and the people they are for; weeks outside the history are ignored. */
    public void add(int series, int region, Week week, long count, long participants) {
        int number =
                Math.toIntExact((week.monday().toEpochDay() - first.monday().toEpochDay()) / 7);
        if (number >= 0 && number < weeks) {
            requests[series][region][number] += Math.toIntExact(count);
            people[series][region][number] += participants;
        }
    }

    /** The requests of a region on a topic in the week of this number. */
    public int requests(int series, int region, int week) {
        return requests[series][region][week];
    }

    /** The requests of all regions in the week of this number. */
    public int requests(int series, int week) {
        int sum = 0;
        for (int[] region : requests[series]) {
            sum += region[week];
        }
        return sum;
    }

    /** The people that the requests of a region and week are for. */
    public long people(int series, int region, int week) {
        return people[series][region][week];
    }

    /** The series of all regions. */
    public double[] country(int series) {
        double[] sums = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            sums[week] = requests(series, week);
        }
        return sums;
    }

    /** The series of one region. */
    public double[] region(int series, int region) {
        double[] counts = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            counts[week] = requests[series][region][week];
        }
        return counts;
    }

    /** What was known before this week began. */
    public WeeklyHistory before(Week week) {
        long known = (week.monday().toEpochDay() - first.monday().toEpochDay()) / 7;
        return new WeeklyHistory(first, (int) Math.max(0, Math.min(weeks, known)), requests, people);
    }

    /** The same without the weeks before the first request: before the system was used there is nothing to learn. */
    public WeeklyHistory sinceFirstRequest() {
        int empty = 0;
        while (empty < weeks && requests(0, empty) == 0) {
            empty++;
        }
        WeeklyHistory shorter = new WeeklyHistory(first.plus(empty), weeks - empty);
        for (int series = 0; series < SERIES; series++) {
            for (int region = 0; region < REGIONS.size(); region++) {
                System.arraycopy(requests[series][region], empty, shorter.requests[series][region], 0, shorter.weeks);
                System.arraycopy(people[series][region], empty, shorter.people[series][region], 0, shorter.weeks);
            }
        }
        return shorter;
    }
}
