package ua.ismtr.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.ismtr.local.functions.LocalFunction;
import ua.ismtr.local.template.Template;

/**
 * The routes of the HTTP APIs.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html">How API Gateway selects a
 *     route: a full match before variables, and those before a greedy one</a>
 */
final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\+?)}");

    /** A route; {@code authorizer} is empty if it is open. */
    record Route(
            String method,
            String path,
            LocalFunction function,
            Optional<Template.Authorizer> authorizer,
            Pattern pattern,
            List<String> variables,
            int generality) {
        /** As Amazon API Gateway names it. */
        String key() {
            return method + " " + path;
        }
    }

    /** A route with the decoded variables of one path. */
    record Match(Route route, Map<String, String> variables) {}

    private final List<Route> routes = new ArrayList<>();

    void add(Template.HttpCall call, LocalFunction function, Optional<Template.Authorizer> authorizer) {
        List<String> variables = VARIABLE.matcher(call.path())
                .results()
                .map(variable -> variable.group(1))
                .toList();
        routes.add(new Route(
                call.method(),
                call.path(),
                function,
                authorizer,
                pattern(call.path()),
                variables,
                generality(call.method(), call.path())));
        routes.sort(Comparator.comparingInt(Route::generality));
    }

    /** What paths of the route look like, with a group for each variable. */
    static Pattern pattern(String path) {
        Matcher variable = VARIABLE.matcher(path);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(path.substring(end, variable.start())))
                    .append(variable.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            end = variable.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(path.substring(end))).toString());
    }

    /** Of the routes that match, the one with the least is taken. */
    static int generality(String method, String path) {
        int variables = VARIABLE.matcher(path)
                .results()
                .mapToInt(variable -> variable.group(2).isEmpty() ? 2 : 100)
                .sum();
        return variables + (method.equals("ANY") ? 1 : 0);
    }

    Optional<Match> match(String method, String path) {
        for (Route route : routes) {
            Matcher matcher = route.pattern().matcher(path);
            if ((route.method().equals("ANY") || route.method().equals(method)) && matcher.matches()) {
                Map<String, String> variables = new LinkedHashMap<>();
                for (int i = 0; i < route.variables().size(); i++) {
                    variables.put(
                            route.variables().get(i),
                            URLDecoder.decode(matcher.group(i + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
                }
                return Optional.of(new Match(route, variables));
            }
        }
        return Optional.empty();
    }
}
