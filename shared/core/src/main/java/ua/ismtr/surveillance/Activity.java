package ua.ismtr.surveillance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.forecasts.WeeklyHistory;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;

/** Who wrote when: the weekly counts, and of which centres they are. */
public final class Activity {
    private record Place(int series, int region, int week) {}

    /**
     * What one centre submitted.
     *
     * @param region the number of its region
     * @param code its code in that region
     * @param days how many requests on which day
     */
    record OfCenter(int region, String code, TreeMap<LocalDate, Long> days) {}

    private final WeeklyHistory history;
    private final LocalDate last;
    private final Map<Place, Set<String>> writers = new HashMap<>();
    private final Map<String, OfCenter> centers = new HashMap<>();
    private final Map<LocalDate, long[]> days = new HashMap<>();

    /**
     * No activity yet.
     *
     * @param first the first week of it
     * @param last the last day that is over; the weeks that are over with it are judged
     */
    public Activity(Week first, LocalDate last) {
        this.last = last;
        Week next = Week.of(last.plusDays(1));
        int weeks =
                (int) Math.max(0, (next.monday().toEpochDay() - first.monday().toEpochDay()) / 7);
        this.history = new WeeklyHistory(first, weeks);
    }

    /**
     * Adds the requests of a day and region on a topic, or, where it is null, on all; days after the last one are
     * ignored.
     *
     * @param byCenter how many of them are of which centre
     */
    public void add(
            LocalDate day,
            RegionId region,
            @Nullable TopicId topic,
            long requests,
            long people,
            Map<String, Long> byCenter) {
        int number = WeeklyHistory.REGIONS.indexOf(region);
        if (day.isAfter(last)
                || day.isBefore(history.first().monday())
                || (topic != null && topic.equals(TopicId.NOT_A_REQUEST))) {
            return;
        }
        int series = WeeklyHistory.series(topic);
        Week week = Week.of(day);
        history.add(series, number, week, requests, people);
        int weekNumber = number(day);
        byCenter.forEach((code, count) -> {
            if (count > 0) {
                String center = RegisteredCenter.name(region, code);
                writers.computeIfAbsent(new Place(series, number, weekNumber), key -> new HashSet<>())
                        .add(center);
                if (topic == null) {
                    centers.computeIfAbsent(center, key -> new OfCenter(number, code, new TreeMap<>()))
                            .days()
                            .merge(day, count, Long::sum);
                }
            }
        });
        if (topic == null) {
            days.computeIfAbsent(day, key -> new long[WeeklyHistory.REGIONS.size()])[number] += requests;
        }
    }

    public WeeklyHistory history() {
        return history;
    }

    /** The last day that is over. */
    public LocalDate last() {
        return last;
    }

    Map<String, OfCenter> centers() {
        return centers;
    }

    /** The requests of a day by region. */
    long[] day(LocalDate day) {
        return Objects.requireNonNullElseGet(days.get(day), () -> new long[WeeklyHistory.REGIONS.size()]);
    }

    /** The codes of the centres of these full names, in their order. */
    List<String> codes(Set<String> names) {
        return names.stream()
                .map(centers::get)
                .filter(Objects::nonNull)
                .map(OfCenter::code)
                .sorted()
                .toList();
    }

    /** The full names of the centres of the region, or of any where it is negative, that wrote from this week to that one. */
    Set<String> writers(int series, int region, int fromWeek, int toWeek) {
        Set<String> found = new HashSet<>();
        for (int week = fromWeek; week <= toWeek; week++) {
            for (int number = 0; number < WeeklyHistory.REGIONS.size(); number++) {
                if (region < 0 || region == number) {
                    found.addAll(writers.getOrDefault(new Place(series, number, week), Set.of()));
                }
            }
        }
        return found;
    }

    /** The number of the week of this day; the first one is 0. */
    int number(LocalDate day) {
        return Math.toIntExact(
                Math.floorDiv(day.toEpochDay() - history.first().monday().toEpochDay(), 7));
    }
}
