package ua.ismtr.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.functions.LocalFunction;
import ua.ismtr.local.functions.LocalFunctions;
import ua.ismtr.local.functions.Outcome;

/** The calls below {@code /local/}, for tests and for a person at this machine, never deployed; and where a provider signs people in, the page's config.json. */
public final class LocalRoutes {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INVOKE = "/local/functions/";

    private final Map<String, LocalRoute> routes = new LinkedHashMap<>();
    private final ScheduledRuns schedules;
    private final LocalFunctions functions;

    /** Runs what the template schedules. */
    @FunctionalInterface
    public interface ScheduledRuns {
        /** Runs the function with the event of its schedule; empty if there is no scheduled function of that name. */
        Optional<Outcome> run(String function) throws InterruptedException;
    }

    /** The capacity units of DynamoDB that were consumed: by table, and by a function with this logical id. */
    public record Consumption(Supplier<Map<String, Object>> tables, Function<String, Map<String, Object>> byFunction) {}

    public LocalRoutes(
            List<EmulatedService> services,
            LocalFunctions functions,
            LocalIssuer issuer,
            Optional<OpenIdProvider> provider,
            String audience,
            ScheduledRuns schedules,
            Consumption consumption) {
        this.schedules = schedules;
        this.functions = functions;
        routes.put("GET /local/health", ignored -> health(services, functions));
        routes.put("GET /local/metrics", ignored -> metrics(functions, consumption));
        routes.put("POST /local/token", request -> token(request, issuer, audience));
        provider.ifPresent(
                found -> routes.put("GET /config.json", ignored -> Answer.json(200, found.pageConfiguration())));
        routes.put("GET /local/.well-known/jwks.json", ignored -> Answer.json(200, issuer.keys()));
        routes.put("GET /local/.well-known/openid-configuration", ignored -> Answer.json(200, issuer.configuration()));
    }

    /** The answer to one of these calls; empty if there is no such call. */
    Optional<Answer> answer(LocalRequest request) throws InterruptedException {
        String prefix = "/local/schedules/";
        if (request.method().equals("POST") && request.path().startsWith(prefix)) {
            return Optional.of(schedule(request.path().substring(prefix.length())));
        }
        if (request.method().equals("POST") && request.path().startsWith(INVOKE)) {
            return Optional.of(invoke(request.path().substring(INVOKE.length()), request.text()));
        }
        LocalRoute found = routes.get(request.method() + " " + request.path());
        return found == null ? Optional.empty() : Optional.of(found.answer(request));
    }

    private static Answer health(List<EmulatedService> services, LocalFunctions functions) {
        Map<String, Object> states = new LinkedHashMap<>();
        services.forEach(service -> states.put(service.service().id(), service.isUp() ? "up" : "down"));
        // The mail service is a part of this process: it is up if this is told.
        states.put("mail", "up");
        Map<String, Object> pids = new LinkedHashMap<>();
        functions.all().forEach(function -> pids.put(function.name(), function.pids()));
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("parts", states);
        health.put("functions", pids);
        return Answer.json(states.containsValue("down") ? 503 : 200, health);
    }

    private static Answer metrics(LocalFunctions functions, Consumption consumption) {
        Map<String, Object> byFunction = new LinkedHashMap<>();
        functions.all().forEach(function -> {
            Map<String, Object> figures = new LinkedHashMap<>(function.metrics().summary());
            figures.putAll(consumption.byFunction().apply(function.name()));
            byFunction.put(function.name(), figures);
        });
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("functions", byFunction);
        metrics.put("tables", consumption.tables().get());
        return Answer.json(200, metrics);
    }

    private static Answer token(LocalRequest request, LocalIssuer issuer, String audience) {
        JsonNode wish;
        try {
            wish = JSON.readTree(request.text());
        } catch (JsonProcessingException e) {
            return Answer.problem(400, "Bad Request", "The body is not JSON");
        }
        if (!wish.path("sub").isTextual() || !wish.path("role").isTextual()) {
            return Answer.problem(400, "Bad Request", "sub and role are needed");
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", wish.get("sub").asText());
        claims.put("role", wish.get("role").asText());
        List<String> regions = new ArrayList<>();
        wish.path("regions").forEach(region -> regions.add(region.asText()));
        claims.put("regions", regions);
        if (wish.path("email").isTextual()) {
            claims.put("email", wish.get("email").asText());
            claims.put("email_verified", wish.path("emailVerified").asBoolean(true));
        }
        return Answer.json(200, Map.of("accessToken", issuer.token(audience, claims)));
    }

    private Answer schedule(String function) throws InterruptedException {
        Optional<Outcome> outcome = schedules.run(function);
        return outcome.isEmpty()
                ? Answer.problem(404, "Not Found", "No scheduled function " + function)
                : answer(outcome.get());
    }

    /** Gives the function an event, as {@code sam local invoke} does. */
    private Answer invoke(String function, String event) throws InterruptedException {
        Optional<LocalFunction> found = functions.all().stream()
                .filter(one -> one.name().equals(function))
                .findFirst();
        return found.isEmpty()
                ? Answer.problem(404, "Not Found", "No function " + function)
                : answer(found.get().invoke(event));
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Returned(String payload) ->
                Answer.of(200, "application/json", payload.isBlank() ? "null" : payload);
            case Outcome.Failed(String error) -> Answer.of(500, "application/json", error);
            case Outcome.Died ignored -> Answer.unavailable(1);
            case Outcome.TimedOut ignored -> Answer.unavailable(1);
            case Outcome.Throttled() -> Answer.unavailable(5);
        };
    }
}
