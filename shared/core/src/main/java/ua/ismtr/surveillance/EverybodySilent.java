package ua.ismtr.surveillance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.ismtr.forecasts.CountLaw;
import ua.ismtr.forecasts.WeeklyHistory;
import ua.ismtr.reference.Week;

/**
 * Whether nearly all regions stopped writing at once, which no need does: four of five regions are at or below what one
 * day in a hundred brings. Where requests are too few for that to show in a day, some days are judged together.
 */
final class EverybodySilent {
    private static final int USUAL_WEEKS = 8;
    private static final int MOST_DAYS = 14;
    private static final int FEWEST_REGIONS = 5;
    private static final double SHARE = 0.8;
    private static final double UNLIKELY = 0.01;

    private final Activity activity;

    EverybodySilent(Activity activity) {
        this.activity = activity;
    }

    Optional<Finding> find() {
        for (int days = 1; days <= MOST_DAYS; days++) {
            LocalDate first = activity.last().minusDays(days - 1L);
            int able = 0;
            int silent = 0;
            double expected = 0;
            double variance = 0;
            long observed = 0;
            double[][] usual = usual(first);
            for (int region = 0; region < WeeklyHistory.REGIONS.size(); region++) {
                CountLaw law = new CountLaw(expected(usual[region], first, days), dispersion(usual[region]));
                if (law.atMost(0) <= UNLIKELY) {
                    long came = observed(region, first, days);
                    able++;
                    silent += law.atMost(came) <= UNLIKELY ? 1 : 0;
                    expected += law.mean();
                    variance += law.mean() + law.dispersion() * law.mean() * law.mean();
                    observed += came;
                }
            }
            if (able >= FEWEST_REGIONS) {
                return silent >= SHARE * able
                        ? Optional.of(finding(first, observed, expected, CountLaw.ofVariance(expected, variance)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What each region submitted on each weekday of the eight weeks before that day. */
    private double[][] usual(LocalDate before) {
        double[][] usual = new double[WeeklyHistory.REGIONS.size()][7];
        for (int back = 1; back <= USUAL_WEEKS * 7; back++) {
            LocalDate day = before.minusDays(back);
            long[] counts = activity.day(day);
            for (int region = 0; region < counts.length; region++) {
                usual[region][day.getDayOfWeek().getValue() - 1] += (double) counts[region] / USUAL_WEEKS;
            }
        }
        return usual;
    }

    private static double expected(double[] usual, LocalDate first, int days) {
        double sum = 0;
        for (int day = 0; day < days; day++) {
            sum += usual[first.plusDays(day).getDayOfWeek().getValue() - 1];
        }
        return sum;
    }

    /** The usual level is known from so many requests only. */
    private static double dispersion(double[] usual) {
        double requests = 0;
        for (double ofWeekday : usual) {
            requests += ofWeekday * USUAL_WEEKS;
        }
        return requests > 0 ? 1 / requests : 0;
    }

    private long observed(int region, LocalDate first, int days) {
        long sum = 0;
        for (int day = 0; day < days; day++) {
            sum += activity.day(first.plusDays(day))[region];
        }
        return sum;
    }

    private Finding finding(LocalDate first, long observed, double expected, CountLaw law) {
        List<String> weeks = new ArrayList<>();
        for (Week week = Week.of(first); !week.monday().isAfter(activity.last()); week = week.plus(1)) {
            weeks.add(week.toString());
        }
        return new Finding(
                Kind.ALL_SILENT,
                null,
                null,
                null,
                first,
                weeks,
                observed,
                Finding.rounded(expected),
                law.quantile(0.9),
                law.atMost(observed),
                List.of());
    }
}
