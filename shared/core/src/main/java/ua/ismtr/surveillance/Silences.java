package ua.ismtr.surveillance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.centers.CenterState;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.forecasts.CountLaw;
import ua.ismtr.forecasts.WeeklyHistory;
import ua.ismtr.reference.Week;

/**
 * Active centres, and whole regions, that stopped writing. How often a centre usually writes is drawn to its region's
 * rate; a silence is reported when an unchanged centre would be silent so long with a probability of less than one in
 * forty. A centre that its register says is closed, closed for a time or relocated is never silent, and one that opened
 * again is silent from then on at the earliest.
 */
final class Silences {
    private static final int REMEMBERED_DAYS = 730;
    private static final int FEWEST_REQUESTS = 4;
    private static final double UNLIKELY = 0.025;
    private static final double UNLIKELY_OF_REGION = 0.01;
    private static final int YEAR = 52;

    /** As if each centre had written this many more requests, at its region's rate. */
    private static final double PRIOR_REQUESTS = 2;

    /**
     * How a centre wrote.
     *
     * @param days how many requests on which of the days that are remembered
     * @param weeks from the first of them to the last one
     * @param quiet the day after which it has written nothing though it could have
     */
    private record Rhythm(String center, int region, SortedMap<LocalDate, Long> days, double weeks, LocalDate quiet) {
        long requests() {
            return days.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final Activity activity;
    private final WeeklyHistory history;
    private final Map<String, RegisteredCenter> register;

    Silences(Activity activity, Map<String, RegisteredCenter> register) {
        this.activity = activity;
        this.history = activity.history();
        this.register = register;
    }

    /** The silences that last on the last day; a silent region is one of them, and not each of its centres. */
    List<Finding> find() {
        List<Rhythm> rhythms = rhythms();
        double[] rates = new double[WeeklyHistory.REGIONS.size()];
        for (int region = 0; region < rates.length; region++) {
            int number = region;
            List<Rhythm> ofRegion =
                    rhythms.stream().filter(one -> one.region() == number).toList();
            double requests = ofRegion.stream().mapToDouble(Rhythm::requests).sum();
            double weeks = ofRegion.stream().mapToDouble(Rhythm::weeks).sum();
            rates[region] = weeks > 0 ? requests / weeks : 0;
        }
        List<Finding> findings = new ArrayList<>();
        Set<Integer> silentRegions = new HashSet<>();
        for (int region = 0; region < rates.length; region++) {
            Finding finding = region(region, rhythms);
            if (finding != null) {
                findings.add(finding);
                silentRegions.add(region);
            }
        }
        for (Rhythm rhythm : rhythms) {
            Finding finding = silentRegions.contains(rhythm.region()) ? null : center(rhythm, rates[rhythm.region()]);
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    /** How the centres that may write wrote until they last did. */
    private List<Rhythm> rhythms() {
        List<Rhythm> rhythms = new ArrayList<>();
        LocalDate from = activity.last().minusDays(REMEMBERED_DAYS);
        activity.centers().forEach((name, center) -> {
            SortedMap<LocalDate, Long> days = center.days().tailMap(from, true);
            RegisteredCenter registered = register.get(name);
            boolean away = registered != null && registered.isAway(activity.last());
            if (!days.isEmpty() && !away) {
                LocalDate last = days.lastKey();
                double weeks = (last.toEpochDay() - days.firstKey().toEpochDay() + 1) / 7.0;
                LocalDate quiet = registered == null ? last : quietSince(last, registered);
                rhythms.add(new Rhythm(center.code(), center.region(), days, weeks, quiet));
            }
        });
        return rhythms;
    }

    /** The last day on which it wrote, or before which it was closed. */
    private LocalDate quietSince(LocalDate last, RegisteredCenter registered) {
        LocalDate closed = registered.since().minusDays(1);
        return registered.state() == CenterState.ACTIVE
                        && closed.isAfter(last)
                        && !registered.since().isAfter(activity.last())
                ? closed
                : last;
    }

    private @Nullable Finding center(Rhythm rhythm, double rateOfRegion) {
        double silent = (activity.last().toEpochDay() - rhythm.quiet().toEpochDay()) / 7.0;
        if (rhythm.requests() < FEWEST_REQUESTS || rateOfRegion <= 0 || silent < 1) {
            return null;
        }
        // The first request begins the time that is looked at, so that it tells nothing of the rate.
        double shape = rhythm.requests() - 1 + PRIOR_REQUESTS;
        double time = rhythm.weeks() + PRIOR_REQUESTS / rateOfRegion;
        double unchanged = Math.pow(time / (time + silent), shape);
        if (unchanged > UNLIKELY) {
            return null;
        }
        double expected = shape / time * silent;
        return finding(
                rhythm.region(),
                rhythm.center(),
                rhythm.quiet(),
                0,
                expected,
                1 / shape,
                unchanged,
                List.of(rhythm.center()));
    }

    /**
     * Whether nobody in a region has written for a time in which it usually does. What is usual there is told by the
     * centres that could have written in all that time.
     */
    private @Nullable Finding region(int region, List<Rhythm> rhythms) {
        List<Rhythm> open =
                rhythms.stream().filter(one -> one.region() == region).toList();
        int last = weeksWritten(open).max().orElse(-1);
        int weeks = history.weeks() - 1 - last;
        int from = Math.max(0, last + 1 - YEAR);
        List<Rhythm> usual = open.stream()
                .filter(one -> activity.number(one.quiet()) <= last)
                .toList();
        double before = weeksWritten(usual).filter(week -> week >= from).count();
        if (weeks < 2 || before < 2 * FEWEST_REQUESTS) {
            return null;
        }
        double expected = before / (last + 1 - from) * weeks;
        // The rate is known from so many requests only.
        double unchanged = new CountLaw(expected, 1 / before).atMost(0);
        List<String> silent = usual.stream().map(Rhythm::center).sorted().toList();
        if (unchanged > UNLIKELY_OF_REGION || silent.isEmpty()) {
            return null;
        }
        LocalDate lastDay = history.first().plus(last).sunday();
        return finding(region, null, lastDay, 0, expected, 1 / before, unchanged, silent);
    }

    /** The number of the week of each request that these centres wrote in weeks that are over. */
    private IntStream weeksWritten(List<Rhythm> rhythms) {
        return rhythms.stream()
                .flatMap(one -> one.days().entrySet().stream())
                .flatMapToInt(day ->
                        IntStream.generate(() -> activity.number(day.getKey())).limit(day.getValue()))
                .filter(week -> week < history.weeks());
    }

    private Finding finding(
            int region,
            @Nullable String center,
            LocalDate lastDay,
            long observed,
            double expected,
            double dispersion,
            double probability,
            List<String> centers) {
        Week first = Week.of(lastDay.plusDays(1));
        List<String> weeks = new ArrayList<>();
        for (Week week = first; !week.monday().isAfter(activity.last()); week = week.plus(1)) {
            weeks.add(week.toString());
        }
        return new Finding(
                Kind.SILENCE,
                WeeklyHistory.REGIONS.get(region),
                null,
                center,
                lastDay.plusDays(1),
                weeks,
                observed,
                Finding.rounded(expected),
                new CountLaw(expected, dispersion).quantile(0.9),
                probability,
                centers);
    }
}
