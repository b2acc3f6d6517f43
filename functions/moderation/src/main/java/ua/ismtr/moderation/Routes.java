package ua.ismtr.moderation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;

/** Lets known callers in, each to the routes of that person's role, and brings each route to what answers it. */
final class Routes {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> MODERATORS = EnumSet.of(Role.MODERATOR, Role.ADMIN);
    private static final Set<Role> ADMINS = EnumSet.of(Role.ADMIN);

    private record Route(Set<Role> roles, BiFunction<Caller, HttpRequest, HttpResponse> service) {}

    private final Authorization access;
    private final DashboardApi dashboard;
    private final DirectoryApi directory;
    private final RequestsApi requests;
    private final ReviewApi review;
    private final MergingApi merging;
    private final RolesApi roles;
    private final AuditApi audit;
    private final ReconciliationApi reconciliation;

    Routes(
            Authorization access,
            DashboardApi dashboard,
            DirectoryApi directory,
            RequestsApi requests,
            ReviewApi review,
            MergingApi merging,
            RolesApi roles,
            AuditApi audit,
            ReconciliationApi reconciliation) {
        this.access = access;
        this.dashboard = dashboard;
        this.directory = directory;
        this.requests = requests;
        this.review = review;
        this.merging = merging;
        this.roles = roles;
        this.audit = audit;
        this.reconciliation = reconciliation;
    }

    HttpResponse answer(HttpRequest request) {
        Optional<Caller> caller = access.caller(request.claims());
        if (caller.isEmpty()) {
            return Problem.forbidden("The access token names no role or region that may see anything here")
                    .response();
        }
        Route route = route(request.route());
        return route.roles().contains(caller.get().role())
                ? route.service().apply(caller.get(), request)
                : Problem.forbidden("Your role does not allow this").response();
    }

    private Route route(String name) {
        return switch (name) {
            case "GET /v1/dashboard" -> new Route(ALL, dashboard::answer);
            case "GET /v1/dashboard.csv" -> new Route(ALL, dashboard::csv);
            case "GET /v1/topics" -> new Route(ALL, (caller, request) -> directory.topics(request));
            case "GET /v1/regions" -> new Route(ALL, (caller, request) -> directory.regions(request));
            case "GET /v1/training-requests" -> new Route(ALL, requests::list);
            case "GET /v1/training-requests/{requestId}" -> new Route(ALL, requests::one);
            case "PATCH /v1/training-requests/{requestId}" -> new Route(MODERATORS, review::one);
            case "PATCH /v1/training-requests" -> new Route(MODERATORS, review::many);
            case "POST /v1/training-requests/{requestId}/merge" -> new Route(MODERATORS, merging::merge);
            case "DELETE /v1/training-requests/{requestId}/merge" -> new Route(MODERATORS, merging::separate);
            case "GET /v1/roles" -> new Route(ADMINS, (caller, request) -> roles.list());
            case "PUT /v1/roles/{sub}" -> new Route(ADMINS, roles::give);
            case "DELETE /v1/roles/{sub}" -> new Route(ADMINS, roles::take);
            case "GET /v1/audit" -> new Route(ADMINS, (caller, request) -> audit.list(request));
            case "POST /v1/reconciliation" -> new Route(ADMINS, reconciliation::run);
            default -> throw new IllegalArgumentException("No route of moderation: " + name);
        };
    }
}
