package ua.ismtr.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.NamedUuid;
import ua.ismtr.reference.RegionId;
import ua.ismtr.regional.RegionalCenter;
import ua.ismtr.regional.RegionalCenter.Profile;
import ua.ismtr.regional.RegionalCenters;

/**
 * Regional centres: moderators enter them and decide about their regions; the centre itself says which trainers and venues it
 * has.
 */
final class RegionalCentersApi {
    private static final int USUAL_LIMIT = 27;
    private static final int MOST = 100;

    private final RegionalCenters centers;
    private final Clock clock;

    RegionalCentersApi(RegionalCenters centers, Clock clock) {
        this.centers = centers;
        this.clock = clock;
    }

    /** A page of them. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Items(
            List<RegionalCenter> items, @Nullable String nextCursor) {}

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<RegionId> region = query.region();
        int limit = query.limit(USUAL_LIMIT, MOST);
        String after = query.cursor(RegionalCentersApi::id).orElse("");
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        if (region.filter(one -> !caller.sees(one)).isPresent()) {
            return Problem.foreignRegion().response();
        }
        List<RegionalCenter> rest = centers.all().stream()
                .filter(center -> center.visibleTo(caller) && center.centerId().compareTo(after) > 0)
                .filter(center -> region.isEmpty() || center.regions().contains(region.get()))
                .toList();
        List<RegionalCenter> page = rest.stream().limit(limit).toList();
        String next = rest.size() > limit ? page.getLast().centerId() : null;
        HttpResponse full = HttpResponse.json(200, new Items(page, next));
        return Conditional.answer(request, full, full.body());
    }

    HttpResponse one(Caller caller, HttpRequest request) {
        return find(centers, caller, request).map(center -> shown(200, center)).orElseGet(RegionalCentersApi::unknown);
    }

    HttpResponse enter(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            Profile profile = RegionalCenterFields.profile(fields);
            return fields.broken().isEmpty()
                    ? enter(caller, profile, request.header("idempotency-key"))
                    : fields.broken().response();
        });
    }

    private HttpResponse enter(Caller caller, Profile profile, Optional<String> key) {
        String id = key.map(text -> NamedUuid.of("regional center\n" + caller.sub() + "\n" + text))
                .orElseGet(() -> UUID.randomUUID().toString());
        RegionalCenter center = RegionalCenter.entered(id, profile, caller.signature(), clock.instant());
        Optional<RegionalCenter> earlier = centers.find(id);
        if (earlier.isPresent()) {
            return earlier.get().profile().equals(profile)
                    ? created(earlier.get())
                    : Problem.conflict("Another centre was entered under this Idempotency-Key")
                            .response();
        }
        return switch (centers.create(center, entry(caller, null, center))) {
            case DONE -> created(center);
            case OUTDATED ->
                Problem.conflict("The same is under way at this moment; try again")
                        .response();
            case REGION_TAKEN -> taken();
        };
    }

    HttpResponse change(Caller caller, HttpRequest request) {
        Optional<RegionalCenter> found = find(centers, caller, request);
        if (found.isEmpty()) {
            return unknown();
        }
        return IfMatch.required(
                request,
                seen -> seen.names(found.get().tag())
                        ? JsonBody.read(request, json -> change(caller, found.get(), json))
                        : IfMatch.outdated());
    }

    private HttpResponse change(Caller caller, RegionalCenter before, JsonNode json) {
        if (!caller.moderates() && (json.has("name") || json.has("regions"))) {
            return Problem.forbidden("Moderators decide about the name and the regions of a centre")
                    .response();
        }
        JsonFields fields = RegionalCenterFields.patched(before, json);
        Profile profile = RegionalCenterFields.profile(fields);
        if (!fields.broken().isEmpty()) {
            return fields.broken().response();
        }
        if (profile.equals(before.profile())) {
            return shown(200, before);
        }
        RegionalCenter after = before.with(profile, caller.signature(), clock.instant());
        return switch (centers.replace(before, after, entry(caller, before, after))) {
            case DONE -> shown(200, after);
            case OUTDATED -> IfMatch.outdated();
            case REGION_TAKEN -> taken();
        };
    }

    private AuditLog.Entry entry(Caller caller, @Nullable RegionalCenter before, RegionalCenter after) {
        return AuditLog.Entry.of(
                clock.instant(),
                caller.sub(),
                AuditLog.Action.PLAN,
                after.centerId(),
                before == null ? Map.of() : Map.of("profile", before.profile()),
                Map.of("profile", after.profile()));
    }

    /** The centre that the address names, if this person may know of it. */
    static Optional<RegionalCenter> find(RegionalCenters centers, Caller caller, HttpRequest request) {
        return id(request.path().getOrDefault("centerId", ""))
                .flatMap(centers::find)
                .filter(center -> center.visibleTo(caller));
    }

    private static Optional<String> id(String text) {
        return Optional.of(text).filter(some -> some.matches("[0-9a-f-]{36}"));
    }

    static HttpResponse unknown() {
        return Problem.notFound("There is no such regional centre").response();
    }

    private static HttpResponse taken() {
        return Problem.conflict("Another centre serves one of these regions").response();
    }

    private static HttpResponse created(RegionalCenter center) {
        return shown(201, center).with("location", "/v1/regional-centers/" + center.centerId());
    }

    private static HttpResponse shown(int status, RegionalCenter center) {
        return HttpResponse.json(status, center).with("etag", center.tag());
    }
}
