package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.counters.Reconciliation;
import ua.ismtr.counters.Reconciliation.Difference;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.RequestId;

/**
 * Compares the counters with the stored requests and mends them, region by region and month by month, for as long as a call
 * may take; the answer says where the next call goes on.
 */
final class ReconciliationApi {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int USUAL_MONTHS = 13;
    private static final int MOST_DIFFERENCES = 500;

    private final Reconciliation recount;
    private final AuditLog audit;
    private final Clock clock;

    ReconciliationApi(Reconciliation recount, AuditLog audit, Clock clock) {
        this.recount = recount;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to be checked: these months of these regions, beginning with {@code next}. */
    private record Work(boolean mend, YearMonth from, YearMonth to, List<RegionId> regions, int next) {
        int months() {
            return (int) from.until(to, ChronoUnit.MONTHS) + 1;
        }

        boolean ended(int number) {
            return number >= months() * regions.size();
        }

        YearMonth month(int number) {
            return from.plusMonths(number % months());
        }

        RegionId region(int number) {
            return regions.get(number / months());
        }
    }

    private record Answer(
            boolean mend,
            long requests,
            int uncounted,
            List<RequestId> uncountedRequests,
            List<Difference> differences,
            boolean right,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    HttpResponse run(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            Work work = work(fields);
            return fields.broken().isEmpty()
                    ? run(caller, work)
                    : fields.broken().response();
        });
    }

    private HttpResponse run(Caller caller, Work work) {
        Instant end = clock.instant().plus(LONGEST);
        long requests = 0;
        List<RequestId> uncounted = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        boolean right = true;
        int number = work.next();
        while (!work.ended(number) && clock.instant().isBefore(end) && differences.size() < MOST_DIFFERENCES) {
            Reconciliation.Report report = recount.check(work.region(number), work.month(number), work.mend(), end);
            requests += report.requests();
            uncounted.addAll(report.uncounted());
            differences.addAll(report.differences());
            right &= report.mended();
            if (!report.whole()) {
                break;
            }
            number++;
        }
        String next = work.ended(number) ? null : Integer.toString(number);
        audit.add(AuditLog.Entry.of(
                clock.instant(),
                caller.sub(),
                Action.RECONCILE,
                null,
                Map.of(
                        "mend",
                        work.mend(),
                        "from",
                        work.from().toString(),
                        "to",
                        work.to().toString()),
                Map.of(
                        "requests",
                        requests,
                        "uncounted",
                        uncounted.size(),
                        "differences",
                        differences.size(),
                        "right",
                        right)));
        List<RequestId> shown = uncounted.subList(0, Math.min(uncounted.size(), 100));
        return HttpResponse.json(
                200, new Answer(work.mend(), requests, uncounted.size(), shown, differences, right, next));
    }

    private Work work(JsonFields fields) {
        YearMonth to = Objects.requireNonNullElse(fields.month("/to"), YearMonth.from(Kyiv.day(clock.instant())));
        YearMonth from = Objects.requireNonNullElse(fields.month("/from"), to.minusMonths(USUAL_MONTHS - 1L));
        if (from.isAfter(to) || from.plusYears(10).isBefore(to)) {
            fields.refuse("/from", "must not be after to, nor more than ten years before");
        }
        List<RegionId> regions = fields.region("/region")
                .map(List::of)
                .orElseGet(() -> Regions.all().stream().map(Region::id).toList());
        int next = fields.optional("/cursor", ReconciliationApi::position, "the nextCursor of the call before")
                .orElse(0);
        return new Work(fields.flag("/mend", false), from, to, regions, next);
    }

    private static Optional<Integer> position(String cursor) {
        return cursor.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(cursor)) : Optional.empty();
    }
}
