package ua.ismtr.moderation;

import java.util.Optional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;

/** Lets known callers in and brings each route to what answers it. */
final class Routes {
    private final DashboardApi dashboard;
    private final DirectoryApi directory;

    Routes(DashboardApi dashboard, DirectoryApi directory) {
        this.dashboard = dashboard;
        this.directory = directory;
    }

    HttpResponse answer(HttpRequest request) {
        Optional<Caller> caller = Caller.of(request.claims());
        if (caller.isEmpty()) {
            return Problem.forbidden("The access token names no role or region that may see anything here")
                    .response();
        }
        return switch (request.route()) {
            case "GET /v1/dashboard" -> dashboard.answer(caller.get(), request);
            case "GET /v1/topics" -> directory.topics(request);
            case "GET /v1/regions" -> directory.regions(request);
            default -> throw new IllegalArgumentException("No route of moderation: " + request.route());
        };
    }
}
