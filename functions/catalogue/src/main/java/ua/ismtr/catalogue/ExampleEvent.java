package ua.ismtr.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import ua.ismtr.json.Json;

/** A call that takes the ways that most calls take: the texts of a draft are read, classified and compared. */
final class ExampleEvent {
    private static final String BODY = """
        {"title": "Спілкування з ветеранами", "about": "Як говорити з ветеранами та їхніми родинами", "outcomes": ""}\
        """;

    private ExampleEvent() {}

    static InputStream ofDraftCheck() {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("routeKey", "POST /v1/overlaps/check")
                .put("isBase64Encoded", false)
                .put("body", BODY);
        event.putObject("headers").put("content-type", "application/json");
        event.putObject("requestContext")
                .putObject("authorizer")
                .putObject("jwt")
                .putObject("claims")
                .put("sub", "priming")
                .put("role", "moderator");
        return new ByteArrayInputStream(event.toString().getBytes(UTF_8));
    }
}
