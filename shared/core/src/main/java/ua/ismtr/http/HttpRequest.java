package ua.ismtr.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request of API Gateway's HTTP API.
 *
 * @param route the template's route, such as {@code GET /v1/requests/{requestId}}
 * @param headers by lower-case name; a header that came several times is one, joined by commas
 * @param path the values of the route's variables
 * @param query a parameter that came several times is one, joined by commas
 * @param body the raw bytes that were sent, empty if there were none
 * @param claims of the access token, each as API Gateway gives it: an array is one string in brackets
 */
public record HttpRequest(
        String route,
        Map<String, String> headers,
        Map<String, String> path,
        Map<String, String> query,
        byte[] body,
        Map<String, String> claims) {

    /** The header of this lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The query parameter of this name. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    @Override
    public String toString() {
        return "HttpRequest[" + route + "]";
    }
}
