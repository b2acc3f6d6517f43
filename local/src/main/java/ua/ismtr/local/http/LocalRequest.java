package ua.ismtr.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param path as sent, still encoded
 * @param query as sent, without the question mark; empty if there is none
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // Calls are read, not compared.
record LocalRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        String sourceIp,
        String protocol) {

    /** Amazon API Gateway takes so much and no more. */
    static final int LARGEST_BODY = 10 * 1024 * 1024;

    /** Reads a request; empty if its body is larger than Amazon API Gateway takes. */
    static Optional<LocalRequest> read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        String query = exchange.getRequestURI().getRawQuery();
        return Optional.of(new LocalRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                exchange.getProtocol()));
    }

    /** The header's values, joined as Amazon API Gateway joins them. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
