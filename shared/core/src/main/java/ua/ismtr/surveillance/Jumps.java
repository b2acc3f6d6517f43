package ua.ismtr.surveillance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.forecasts.CountLaw;
import ua.ismtr.forecasts.WeeklyHistory;

/**
 * Weeks with far more requests than expected, by topic, by region, and by topic in a region. A week is judged by itself
 * and together with the one before it, and only from what came before. Among all that is judged in a week at most a
 * tenth of the findings are expected to be false.
 */
final class Jumps {
    static final int REPLAYED_WEEKS = 26;

    private static final int FEWEST_REQUESTS = 5;
    private static final int FEWEST_CENTERS = 3;
    private static final double FALSE_SHARE = 0.1;
    private static final int COUNTRY = -1;
    private static final int REGIONS = WeeklyHistory.REGIONS.size();

    private record Scope(int series, int region) {}

    private record Judged(int week, int weeks, long observed, Expectation expectation, double probability) {}

    private final Activity activity;
    private final WeeklyHistory history;
    private final Map<Scope, double[]> counts = new HashMap<>();

    Jumps(Activity activity) {
        this.activity = activity;
        this.history = activity.history();
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            counts.put(new Scope(series, COUNTRY), history.country(series));
            for (int region = 0; region < REGIONS; region++) {
                counts.put(new Scope(series, region), history.region(series, region));
            }
        }
    }

    /** The jumps of the last half year, each one once, however many weeks it lasted. */
    List<Finding> find() {
        Map<Scope, List<Judged>> alarms = new HashMap<>();
        int first = Math.max(0, history.weeks() - REPLAYED_WEEKS);
        for (int week = first; week < history.weeks(); week++) {
            for (Map.Entry<Scope, Judged> alarm : alarms(week).entrySet()) {
                alarms.computeIfAbsent(alarm.getKey(), key -> new ArrayList<>()).add(alarm.getValue());
            }
        }
        List<Finding> findings = new ArrayList<>();
        alarms.forEach((scope, judged) -> episodes(judged).stream()
                // What had begun before the half year keeps the name it got then.
                .filter(episode -> first == 0 || start(episode.getFirst()) > first + 1)
                .forEach(episode -> findings.add(finding(scope, episode))));
        return findings;
    }

    /** What stands out in this week. */
    private Map<Scope, Judged> alarms(int week) {
        Map<Scope, Judged> found = new HashMap<>();
        if (Baseline.isKnown(week)) {
            List<Scope> country = new ArrayList<>();
            List<Scope> cells = new ArrayList<>();
            for (Scope scope : counts.keySet()) {
                boolean cell = scope.series() > 0 && scope.region() != COUNTRY;
                (cell ? cells : country).add(scope);
            }
            found.putAll(alarms(country, week));
            found.putAll(alarms(cells, week));
        }
        return found;
    }

    private Map<Scope, Judged> alarms(List<Scope> scopes, int week) {
        double ofTopics = dispersion(scopes, week, true);
        double ofRegions = dispersion(scopes, week, false);
        Map<Scope, Judged> judged = new HashMap<>();
        double[] probabilities = new double[scopes.size()];
        for (int i = 0; i < scopes.size(); i++) {
            Judged one = judge(scopes.get(i), week, scopes.get(i).series() > 0 ? ofTopics : ofRegions);
            probabilities[i] = one == null ? 1 : one.probability();
            if (one != null) {
                judged.put(scopes.get(i), one);
            }
        }
        double threshold = FalseDiscoveries.threshold(probabilities, FALSE_SHARE);
        judged.values().removeIf(one -> one.probability() > threshold);
        return judged;
    }

    /** How likely as many requests are; null where they are too few, or of too few centres, to speak of. */
    private @Nullable Judged judge(Scope scope, int week, double shared) {
        double[] series = Objects.requireNonNull(counts.get(scope));
        Judged best = null;
        Expectation expectation = null;
        for (int weeks = 1; weeks <= 2; weeks++) {
            long observed = Math.round(series[week] + (weeks == 2 ? series[week - 1] : 0));
            if (observed < FEWEST_REQUESTS
                    || series[week] == 0
                    || writers(scope, week - weeks + 1, week).size() < FEWEST_CENTERS) {
                continue;
            }
            if (expectation == null) {
                expectation = Baseline.at(series, week, shared);
            }
            // Two looks at the same week count double.
            double probability = Math.min(1, 2 * expectation.of(weeks).atLeast(observed));
            if (best == null || probability < best.probability()) {
                best = new Judged(week, weeks, observed, expectation, probability);
            }
        }
        return best;
    }

    /** How much the series are usually dispersed, those of topics or those of all requests. */
    private double dispersion(List<Scope> scopes, int week, boolean ofTopics) {
        double[] all = scopes.stream()
                .filter(scope -> (scope.series() > 0) == ofTopics)
                .map(counts::get)
                .filter(series ->
                        Arrays.stream(series, Math.max(0, week - 28), week).sum() > 26)
                .mapToDouble(series -> Baseline.dispersion(series, week))
                .sorted()
                .toArray();
        return all.length == 0 ? 0 : Math.max(0, all[all.length / 2]);
    }

    private static int start(Judged judged) {
        return judged.week() - judged.weeks() + 1;
    }

    /** Alarms of one scope that follow each other with at most one quiet week between. */
    private static List<List<Judged>> episodes(List<Judged> judged) {
        List<List<Judged>> episodes = new ArrayList<>();
        for (Judged one : judged) {
            if (episodes.isEmpty() || one.week() - episodes.getLast().getLast().week() > 2) {
                episodes.add(new ArrayList<>());
            }
            episodes.getLast().add(one);
        }
        return episodes;
    }

    private Finding finding(Scope scope, List<Judged> episode) {
        int first = start(episode.getFirst());
        int last = episode.getLast().week();
        int weeks = last - first + 1;
        double[] series = Objects.requireNonNull(counts.get(scope));
        CountLaw law = episode.getFirst().expectation().of(weeks);
        List<String> names = new ArrayList<>();
        for (int week = first; week <= last; week++) {
            names.add(history.first().plus(week).toString());
        }
        return new Finding(
                Kind.JUMP,
                scope.region() == COUNTRY ? null : WeeklyHistory.REGIONS.get(scope.region()),
                WeeklyHistory.topic(scope.series()),
                null,
                history.first().plus(first).monday(),
                names,
                Math.round(Arrays.stream(series, first, last + 1).sum()),
                Finding.rounded(law.mean()),
                law.quantile(0.9),
                episode.stream().mapToDouble(Judged::probability).min().orElse(1),
                activity.codes(writers(scope, first, last)));
    }

    private Set<String> writers(Scope scope, int fromWeek, int toWeek) {
        return activity.writers(scope.series(), scope.region(), Math.max(0, fromWeek), toWeek);
    }
}
