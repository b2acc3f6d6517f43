package ua.ismtr.local.http;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ua.ismtr.local.functions.LocalFunction;
import ua.ismtr.local.functions.Outcome;
import ua.ismtr.local.template.Template;

/** The HTTP APIs of the template: routes, JWT authorizers, and functions behind them. */
public final class ApiGateway {
    private final Routes routes = new Routes();
    private final List<TokenCheck> issuers;
    private final Clock clock;
    private final PrintStream problems;

    /**
     * Tells {@code problems} of functions that failed.
     *
     * @param issuer of the tokens of programs on this machine
     * @param provider of the tokens of people, where there is one
     */
    public ApiGateway(LocalIssuer issuer, Optional<OpenIdProvider> provider, Clock clock, PrintStream problems) {
        this.issuers = Stream.concat(Stream.of(issuer.check()), provider.map(OpenIdProvider::check).stream())
                .toList();
        this.clock = clock;
        this.problems = problems;
    }

    /** Adds a route to the function; without an authorizer it is open. */
    public void add(Template.HttpCall call, LocalFunction function, Optional<Template.Authorizer> authorizer) {
        routes.add(call, function, authorizer);
    }

    /** The answer of the route that matches; empty if there is none. */
    Optional<Answer> answer(LocalRequest request) throws InterruptedException {
        Optional<Routes.Match> match = routes.match(request.method(), request.path());
        return match.isEmpty() ? Optional.empty() : Optional.of(answer(request, match.get()));
    }

    private Optional<Map<String, Object>> claims(Template.Authorizer authorizer, Optional<String> authorization) {
        return issuers.stream()
                .flatMap(issuer -> authorization.flatMap(sent -> issuer.claims(authorizer.audience(), sent)).stream())
                .findFirst();
    }

    private Answer answer(LocalRequest request, Routes.Match match) throws InterruptedException {
        Optional<Template.Authorizer> authorizer = match.route().authorizer();
        Optional<Map<String, Object>> claims =
                authorizer.flatMap(found -> claims(found, request.header("authorization")));
        if (authorizer.isPresent() && claims.isEmpty()) {
            return Answer.problem(401, "Unauthorized", "A valid access token is needed")
                    .with("WWW-Authenticate", "Bearer");
        }
        String event = GatewayEvent.of(request, match.route().key(), match.variables(), claims, clock.instant());
        return switch (match.route().function().invoke(event)) {
            case Outcome.Returned(String payload) -> GatewayEvent.answer(payload);
            case Outcome.Failed(String error) -> {
                problems.println(match.route().function().name() + " failed: " + error);
                yield Answer.problem(500, "Internal Server Error", "Something is broken here; the log has more");
            }
            // Whether the event was handled is unknown; the caller is told to try again, which every route bears.
            case Outcome.Died ignored -> Answer.unavailable(1);
            case Outcome.TimedOut(Duration limit) -> {
                problems.println(match.route().function().name() + " took longer than " + limit.toSeconds() + " s");
                yield Answer.unavailable(1);
            }
            case Outcome.Throttled() -> Answer.unavailable(5);
        };
    }
}
