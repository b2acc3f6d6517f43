package ua.ismtr.http;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;

/**
 * The table of a function's routes: which roles may call each, and what answers it. A call without a role is 403, and so
 * is one whose role is not in the table. What regional callers get is cut by {@link RegionalView}, whatever the route.
 */
public final class Router {
    private static final int FORBIDDEN = 403;

    /** Every role. */
    public static final Set<Role> ALL = EnumSet.allOf(Role.class);

    /** Those who decide about requests. */
    public static final Set<Role> MODERATORS = EnumSet.of(Role.MODERATOR, Role.ADMIN);

    /** Those who run the system. */
    public static final Set<Role> ADMINS = EnumSet.of(Role.ADMIN);

    /** Answers the calls of a route by people who may make them. */
    @FunctionalInterface
    public interface Handler {
        HttpResponse answer(Caller caller, HttpRequest request);
    }

    private record Route(Set<Role> roles, Handler handler, boolean bare) {
        HttpResponse answer(Caller caller, HttpRequest request) {
            if (!roles.contains(caller.role())) {
                return Problem.forbidden("Your role does not allow this").response();
            }
            return bare
                    ? QueryFields.none(request, () -> handler.answer(caller, request))
                    : handler.answer(caller, request);
        }
    }

    private final Authorization authorization;
    private final Map<String, Route> routes = new HashMap<>();
    private final Map<String, Function<HttpRequest, HttpResponse>> open = new HashMap<>();

    public Router(Authorization authorization) {
        this.authorization = authorization;
    }

    /** Adds a route that these roles may call; its handler reads what its query has. */
    public Router route(String name, Set<Role> roles, Handler handler) {
        routes.put(name, new Route(roles, handler, false));
        return this;
    }

    /** Adds a route that these roles may call, and that takes no parameters in a query. */
    public Router bare(String name, Set<Role> roles, Handler handler) {
        routes.put(name, new Route(roles, handler, true));
        return this;
    }

    /** Adds a route that needs no access token. */
    public Router open(String name, Function<HttpRequest, HttpResponse> handler) {
        open.put(name, handler);
        return this;
    }

    /** What the route's handler answers, or 403. */
    public HttpResponse answer(HttpRequest request) {
        Function<HttpRequest, HttpResponse> anybody = open.get(request.route());
        if (anybody != null) {
            return anybody.apply(request);
        }
        Optional<Caller> caller = authorization.caller(request.claims());
        if (caller.isEmpty()) {
            authorization.refused(request.claims(), request.route());
            return Problem.forbidden("The access token names no role or region that may see anything here")
                    .response();
        }
        Route route = routes.get(request.route());
        if (route == null) {
            throw new IllegalArgumentException("No such route here: " + request.route());
        }
        HttpResponse answer = route.answer(caller.get(), request);
        if (answer.status() == FORBIDDEN) {
            authorization.refused(caller.get(), request.route());
        }
        return Conditional.compressed(request, caller.get().moderates() ? answer : RegionalView.of(answer));
    }
}
