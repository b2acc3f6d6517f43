package ua.ismtr.surveillance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import ua.ismtr.counters.CounterName;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.dashboard.Figures;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.reference.Week;

/** Reads from the counters who wrote when. */
public final class ActivityReader {
    private static final int MOST_WEEKS = 260;

    private final FiguresReader figures;

    public ActivityReader(FiguresReader figures) {
        this.figures = figures;
    }

    /** The activity of five years up to this day, from the week of the first request on. */
    public Activity until(LocalDate last) {
        LocalDate from = Week.of(last).plus(-MOST_WEEKS).monday();
        Figures read = figures.read(from, last);
        LocalDate[] first = {last};
        read.each(from, last, shard -> {
            if (number(shard, CounterName.REQUESTS) > 0 && shard.cell().day().isBefore(first[0])) {
                first[0] = shard.cell().day();
            }
        });
        Activity activity = new Activity(Week.of(first[0]), last);
        read.each(from, last, shard -> add(activity, shard));
        return activity;
    }

    private static void add(Activity activity, Shard shard) {
        Map<String, Long> centers = new HashMap<>();
        shard.figures().forEach((name, count) -> {
            if (name.startsWith(CounterName.CENTER)) {
                // The name is that of the region, a slash, and the code.
                centers.put(name.substring(name.indexOf('/') + 1), count);
            }
        });
        activity.add(
                shard.cell().day(),
                shard.cell().region(),
                shard.cell().topic(),
                number(shard, CounterName.REQUESTS),
                number(shard, CounterName.PARTICIPANTS),
                centers);
    }

    private static long number(Shard shard, String name) {
        return shard.figures().getOrDefault(name, 0L);
    }
}
