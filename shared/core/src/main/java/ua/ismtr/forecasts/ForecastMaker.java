package ua.ismtr.forecasts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;

/**
 * Makes the forecasts of all series for the weeks from one week on, from what was submitted before it and from nothing
 * else: the same forecasts come of a history that goes on after that week.
 */
public final class ForecastMaker {
    private static final int FIRST_ORIGIN = 12;
    private static final int MOST_ORIGINS = 40;
    private static final int REGIONAL_EVIDENCE_EVERY = 4;
    private static final int JUDGED_WEEKS = 12;
    private static final double MOST_DISPERSION = 2;
    private static final double PEOPLE_PRIOR = 10;

    /** What was or would have been forecast when only {@code known} weeks were: by method, series and week ahead. */
    private record Origin(int known, int weeks, Map<Method, double[][]> means) {
        double mean(Method method, int series, int ahead) {
            return of(method, series)[ahead];
        }

        double[] of(Method method, int series) {
            return Objects.requireNonNull(means.get(method))[series];
        }
    }

    private final WeeklyHistory history;
    private final int known;
    private final int regions = WeeklyHistory.REGIONS.size();

    private ForecastMaker(WeeklyHistory history) {
        this.history = history;
        this.known = history.weeks();
    }

    /**
     * The forecasts for the weeks from {@code first} on.
     *
     * @param history of all regions; what it holds of {@code first} and later is not looked at
     * @param published the forecasts that were published at earlier dates, in any order
     */
    public static Forecast make(WeeklyHistory history, Week first, Instant madeAt, List<Forecast> published) {
        WeeklyHistory before = history.before(first).sinceFirstRequest();
        List<Forecast> earlier = published.stream()
                .filter(forecast -> forecast.firstWeek().compareTo(first) < 0)
                .sorted(Comparator.comparing(Forecast::firstWeek))
                .toList();
        return new ForecastMaker(before).make(first, madeAt, earlier);
    }

    private Forecast make(Week first, Instant madeAt, List<Forecast> published) {
        List<Origin> origins = new ArrayList<>();
        for (int origin = Math.max(FIRST_ORIGIN, known - MOST_ORIGINS); origin < known; origin++) {
            origins.add(origin(origin, Math.min(Forecast.WEEKS, known - origin)));
        }
        Origin now = origin(known, Forecast.WEEKS);
        RegionShares shares = RegionShares.of(history, known);
        Method[] methods = new Method[WeeklyHistory.SERIES];
        for (int series = 0; series < methods.length; series++) {
            methods[series] = method(series, origins, published);
        }
        List<RegionShares> sharesThen = new ArrayList<>();
        for (int i = 0; i < origins.size(); i += REGIONAL_EVIDENCE_EVERY) {
            sharesThen.add(RegionShares.of(history, origins.get(i).known()));
        }
        double[][] dispersion = dispersion(origins, methods);
        double[] shareDispersion = shareDispersion(origins, sharesThen, methods, dispersion);
        Calibration.Evidence evidence = new Calibration.Evidence();
        addCountry(evidence, origins, methods, dispersion);
        addRegions(evidence, origins, sharesThen, methods, dispersion, shareDispersion);
        List<Forecast.OfSeries> forecasts = new ArrayList<>();
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            forecasts.add(new Forecast.OfSeries(
                    methods[series],
                    now.of(methods[series], series),
                    now.of(Method.MEDIAN, series),
                    dispersion[series],
                    shareDispersion,
                    shares.of(series),
                    people(series)));
        }
        return new Forecast(madeAt, first.toString(), known, forecasts, evidence.calibration(), errors(published));
    }

    private Origin origin(int origin, int weeks) {
        Map<Method, double[][]> means = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            means.put(method, new double[WeeklyHistory.SERIES][]);
        }
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            double[] before = Arrays.copyOf(history.country(series), Math.max(1, origin));
            PointForecasts points = new PointForecasts(known == 0 ? new double[1] : before);
            for (Map.Entry<Method, double[][]> of : means.entrySet()) {
                of.getValue()[series] = points.by(of.getKey(), weeks);
            }
        }
        return new Origin(origin, weeks, means);
    }

    /** The median where published forecasts prove that it has skill, else the simple method that erred less. */
    private Method method(int series, List<Origin> origins, List<Forecast> published) {
        double[][] gains = published.stream()
                .map(forecast -> gain(series, forecast))
                .flatMap(Optional::stream)
                .toArray(double[][]::new);
        if (Skill.proven(gains)) {
            return Method.MEDIAN;
        }
        boolean yearKnown = origins.stream().anyMatch(origin -> origin.known() >= PointForecasts.YEAR);
        return yearKnown && error(Method.SEASONAL_NAIVE, series, origins) < error(Method.MEAN, series, origins)
                ? Method.SEASONAL_NAIVE
                : Method.MEAN;
    }

    private double error(Method method, int series, List<Origin> origins) {
        double sum = 0;
        for (Origin origin : origins) {
            for (int ahead = 0; origin.known() >= PointForecasts.YEAR && ahead < origin.weeks(); ahead++) {
                sum += Math.abs(history.requests(series, origin.known() + ahead) - origin.mean(method, series, ahead));
            }
        }
        return sum;
    }

    /** How much less the median erred than each simple forecast; empty before a year was known. */
    private Optional<double[]> gain(int series, Forecast published) {
        int then = number(published.firstWeek());
        int weeks = Math.min(JUDGED_WEEKS, known - then);
        if (then < PointForecasts.YEAR || weeks < 1) {
            return Optional.empty();
        }
        PointForecasts simple = new PointForecasts(Arrays.copyOf(history.country(series), then));
        double[] mean = simple.by(Method.MEAN, weeks);
        double[] candidate = published.series().get(series).candidate();
        double[] gain = new double[3];
        for (int ahead = 0; ahead < weeks; ahead++) {
            double came = history.requests(series, then + ahead);
            double error = Math.abs(came - candidate[ahead]);
            gain[0] += (Math.abs(came - simple.lastYear(ahead)) - error) / weeks;
            gain[1] += (Math.abs(came - mean[ahead]) - error) / weeks;
            gain[2] += (Math.abs(came - simple.meanOfYear()) - error) / weeks;
        }
        return Optional.of(gain);
    }

    /** How far the country's series strayed from their forecasts beyond chance; each is drawn to what all share. */
    private double[][] dispersion(List<Origin> origins, Method[] methods) {
        double[][] excess = new double[WeeklyHistory.SERIES][Calibration.reaches()];
        double[][] squares = new double[WeeklyHistory.SERIES][Calibration.reaches()];
        double[] allExcess = new double[Calibration.reaches()];
        double[] allSquares = new double[Calibration.reaches()];
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            for (Origin origin : origins) {
                for (int ahead = 0; ahead < origin.weeks(); ahead++) {
                    double mean = origin.mean(methods[series], series, ahead);
                    double error = history.requests(series, origin.known() + ahead) - mean;
                    int reach = Calibration.reach(ahead);
                    excess[series][reach] += error * error - mean;
                    squares[series][reach] += mean * mean;
                }
            }
            for (int reach = 0; reach < Calibration.reaches(); reach++) {
                double own = squares[series][reach];
                allExcess[reach] += own > 0 ? excess[series][reach] / own : 0;
                allSquares[reach] += own > 0 ? 1 : 0;
            }
        }
        double[][] dispersion = new double[WeeklyHistory.SERIES][Calibration.reaches()];
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            for (int reach = 0; reach < Calibration.reaches(); reach++) {
                double shared = allSquares[reach] > 0 ? Math.max(0, allExcess[reach] / allSquares[reach]) : 0;
                double own = squares[series][reach] > 0 ? excess[series][reach] / squares[series][reach] : shared;
                dispersion[series][reach] = Math.clamp((2 * own + shared) / 3, 0, MOST_DISPERSION);
            }
        }
        return dispersion;
    }

    private double[] shareDispersion(
            List<Origin> origins, List<RegionShares> sharesThen, Method[] methods, double[][] dispersion) {
        double[] excess = new double[Calibration.reaches()];
        double[] squares = new double[Calibration.reaches()];
        eachRegional(origins, sharesThen, methods, (series, ahead, mean, came) -> {
            int reach = Calibration.reach(ahead);
            excess[reach] += (came - mean) * (came - mean) - mean - dispersion[series][reach] * mean * mean;
            squares[reach] += mean * mean;
        });
        double[] shared = new double[Calibration.reaches()];
        for (int reach = 0; reach < shared.length; reach++) {
            shared[reach] = squares[reach] > 0 ? Math.clamp(excess[reach] / squares[reach], 0, MOST_DISPERSION) : 0;
        }
        return shared;
    }

    private void addCountry(
            Calibration.Evidence evidence, List<Origin> origins, Method[] methods, double[][] dispersion) {
        for (Origin origin : origins) {
            for (int series = 0; series < WeeklyHistory.SERIES; series++) {
                for (int ahead = 0; ahead < origin.weeks(); ahead++) {
                    double mean = origin.mean(methods[series], series, ahead);
                    CountLaw law = new CountLaw(mean, dispersion[series][Calibration.reach(ahead)]);
                    evidence.add(false, law, ahead, history.requests(series, origin.known() + ahead));
                }
            }
        }
    }

    private void addRegions(
            Calibration.Evidence evidence,
            List<Origin> origins,
            List<RegionShares> sharesThen,
            Method[] methods,
            double[][] dispersion,
            double[] shareDispersion) {
        eachRegional(origins, sharesThen, methods, (series, ahead, mean, came) -> {
            int reach = Calibration.reach(ahead);
            CountLaw law = new CountLaw(mean, dispersion[series][reach] + shareDispersion[reach]);
            evidence.add(true, law, ahead, came);
        });
    }

    private interface RegionalForecast {
        void see(int series, int ahead, double mean, int came);
    }

    private void eachRegional(
            List<Origin> origins, List<RegionShares> sharesThen, Method[] methods, RegionalForecast action) {
        for (int i = 0; i < sharesThen.size(); i++) {
            Origin origin = origins.get(i * REGIONAL_EVIDENCE_EVERY);
            for (int series = 0; series < WeeklyHistory.SERIES; series++) {
                double[] shares = sharesThen.get(i).of(series);
                for (int ahead = 0; ahead < origin.weeks(); ahead++) {
                    double country = origin.mean(methods[series], series, ahead);
                    for (int region = 0; region < regions; region++) {
                        action.see(
                                series,
                                ahead,
                                country * shares[region],
                                history.requests(series, region, origin.known() + ahead));
                    }
                }
            }
        }
    }

    /** How many people a request is for, by region, drawn to the country's. */
    private double[] people(int series) {
        double[] requests = new double[regions];
        double[] participants = new double[regions];
        for (int region = 0; region < regions; region++) {
            for (int week = Math.max(0, known - PointForecasts.YEAR); week < known; week++) {
                requests[region] += history.requests(series, region, week);
                participants[region] += history.people(series, region, week);
            }
        }
        double all = Arrays.stream(requests).sum();
        double mean = all > 0 ? Arrays.stream(participants).sum() / all : 1;
        double[] people = new double[regions];
        for (int region = 0; region < regions; region++) {
            people[region] = (participants[region] + PEOPLE_PRIOR * mean) / (requests[region] + PEOPLE_PRIOR);
        }
        return people;
    }

    /** The errors of what was published, by series and region, those of the country last. */
    private List<List<Skill.Errors>> errors(List<Forecast> published) {
        List<List<Skill.Errors>> all = new ArrayList<>();
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            List<Skill.Errors> ofSeries = new ArrayList<>();
            for (int region = 0; region < regions; region++) {
                ofSeries.add(errors(
                        published, series, Set.of(WeeklyHistory.REGIONS.get(region)), history.region(series, region)));
            }
            ofSeries.add(errors(published, series, Set.copyOf(WeeklyHistory.REGIONS), history.country(series)));
            all.add(List.copyOf(ofSeries));
        }
        return List.copyOf(all);
    }

    private Skill.Errors errors(List<Forecast> published, int series, Set<RegionId> scope, double[] came) {
        @Nullable TopicId topic = WeeklyHistory.topic(series);
        Skill.Errors sum = Skill.Errors.NONE;
        for (Forecast forecast : published) {
            int then = number(forecast.firstWeek());
            int weeks = then < 0 ? 0 : Math.min(JUDGED_WEEKS, known - then);
            List<Forecast.Point> points = weeks > 0 ? forecast.points(scope, topic, weeks) : List.of();
            for (int ahead = 0; ahead < points.size(); ahead++) {
                Forecast.Point point = points.get(ahead);
                int week = then + ahead;
                Double lastYear = week >= PointForecasts.YEAR ? came[week - PointForecasts.YEAR] : null;
                sum = sum.plus(
                        Skill.Errors.of(point.mean(), point.p10(), point.p90(), Math.round(came[week]), lastYear));
            }
        }
        return sum;
    }

    private int number(Week week) {
        return (int) ((week.monday().toEpochDay() - history.first().monday().toEpochDay()) / 7);
    }
}
