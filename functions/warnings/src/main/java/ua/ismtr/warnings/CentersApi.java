package ua.ismtr.warnings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.centers.CenterState;
import ua.ismtr.centers.Centers;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.http.RejectedRow;
import ua.ismtr.reference.Codes;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;

/** Shows the register of centres and takes in a newer one. */
final class CentersApi {
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 500;

    /** Where a page ended. */
    private record Position(RegionId region, String code) {
        static Optional<Position> parse(String text) {
            int dot = text.indexOf('.');
            return dot < 0
                    ? Optional.empty()
                    : Regions.find(text.substring(0, dot))
                            .map(region -> new Position(region.id(), text.substring(dot + 1)))
                            .filter(position -> Codes.center(position.code()).isPresent());
        }

        @Override
        public String toString() {
            return region + "." + code;
        }
    }

    /** A page of the register. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Items(
            List<RegisteredCenter> items, @Nullable String nextCursor) {}

    /** What came of an import. */
    private record Imported(int created, int changed, int unchanged, List<RejectedRow> rejected) {}

    private final Centers centers;
    private final AuditLog audit;
    private final Clock clock;

    CentersApi(Centers centers, AuditLog audit, Clock clock) {
        this.centers = centers;
        this.audit = audit;
        this.clock = clock;
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<RegionId> region = query.region();
        Optional<CenterState> state = query.oneOf("state", CenterState.class);
        int limit = query.limit(USUAL_LIMIT, MOST);
        @Nullable Position after = query.cursor(Position::parse).orElse(null);
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        if (region.filter(one -> !caller.sees(one)).isPresent()) {
            return Problem.foreignRegion().response();
        }
        List<RegionId> regions = region.map(List::of)
                .orElseGet(() -> caller.regions().stream().sorted().toList());
        List<RegisteredCenter> found = new ArrayList<>();
        for (RegionId one : regions) {
            if (after == null || one.compareTo(after.region()) >= 0) {
                String behind = after != null && one.equals(after.region()) ? after.code() : null;
                centers.of(one, behind, Integer.MAX_VALUE).stream()
                        .filter(center -> state.isEmpty() || state.get() == center.state())
                        .limit(limit + 1L - found.size())
                        .forEach(found::add);
            }
            if (found.size() > limit) {
                break;
            }
        }
        boolean more = found.size() > limit;
        List<RegisteredCenter> shown = more ? found.subList(0, limit) : found;
        String next =
                more ? new Position(shown.getLast().region(), shown.getLast().code()).toString() : null;
        return HttpResponse.json(200, new Items(List.copyOf(shown), next));
    }

    HttpResponse read(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        boolean preview = query.flag("preview");
        BrokenRules broken = query.broken();
        return broken.isEmpty() ? CenterImport.read(request, read -> take(caller, read, preview)) : broken.response();
    }

    private HttpResponse take(Caller caller, CenterImport read, boolean preview) {
        Map<String, RegisteredCenter> given = new LinkedHashMap<>();
        read.centers().forEach(center -> given.put(center.fullName(), center));
        Map<String, RegisteredCenter> known = centers.find(given.values());
        int created = 0;
        int changed = 0;
        List<RegisteredCenter> differing = new ArrayList<>();
        for (RegisteredCenter center : given.values()) {
            RegisteredCenter before = known.get(center.fullName());
            if (!center.equals(before)) {
                differing.add(center);
                created += before == null ? 1 : 0;
                changed += before == null ? 0 : 1;
            }
        }
        Imported imported = new Imported(created, changed, given.size() - created - changed, read.rejected());
        if (!preview && !differing.isEmpty()) {
            centers.put(differing);
            note(caller, imported);
        }
        return HttpResponse.json(200, imported);
    }

    private void note(Caller caller, Imported imported) {
        audit.add(AuditLog.Entry.of(
                clock.instant(),
                caller.sub(),
                AuditLog.Action.IMPORT,
                null,
                Map.of(),
                Map.of(
                        "of", "centers",
                        "created", imported.created(),
                        "changed", imported.changed(),
                        "unchanged", imported.unchanged(),
                        "rejected", imported.rejected().size())));
    }
}
