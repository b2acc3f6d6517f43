package ua.ismtr.local.functions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a function's invocations took, since the system has started. */
public final class FunctionMetrics {
    /** Enough for quantiles, without growing for ever: the last so many are kept. */
    private static final int KEPT = 20_000;

    private long invocations;
    private long errors;
    private long coldStarts;
    private final Samples initializations = new Samples();
    private final Samples durations = new Samples();

    synchronized void invoked(Duration duration) {
        invocations++;
        durations.add(duration.toNanos() / 1e6);
    }

    synchronized void error() {
        errors++;
    }

    synchronized void started(Duration initialization) {
        coldStarts++;
        initializations.add(initialization.toNanos() / 1e6);
    }

    /** The figures as {@code GET /local/metrics} gives them; times in milliseconds. */
    public synchronized Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("invocations", invocations);
        summary.put("errors", errors);
        summary.put("coldStarts", coldStarts);
        summary.put("initMs", initializations.summary());
        summary.put("durationMs", durations.summary());
        return summary;
    }

    private static final class Samples {
        private final List<Double> values = new ArrayList<>();
        private int next;

        void add(double value) {
            if (values.size() < KEPT) {
                values.add(value);
            } else {
                values.set(next, value);
                next = (next + 1) % KEPT;
            }
        }

        Map<String, Double> summary() {
            if (values.isEmpty()) {
                return Map.of();
            }
            List<Double> sorted = new ArrayList<>(values);
            Collections.sort(sorted);
            Map<String, Double> summary = new LinkedHashMap<>();
            summary.put("p50", quantile(sorted, 0.50));
            summary.put("p95", quantile(sorted, 0.95));
            summary.put("max", quantile(sorted, 1));
            return summary;
        }

        private static double quantile(List<Double> sorted, double share) {
            int index = Math.max(0, (int) Math.ceil(share * sorted.size()) - 1);
            return Math.round(sorted.get(index) * 10) / 10.0;
        }
    }
}
