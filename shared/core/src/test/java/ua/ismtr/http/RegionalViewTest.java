package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionalViewTest {
    @ParameterizedTest
    @ValueSource(strings = {"moderator:olena", "moderator:auth0|6a \"x\" \\ ї", "moderator:"})
    void noModeratorIsNamedWhereverTheSignatureStands(String signature) {
        HttpResponse answer = HttpResponse.json(
                200, Map.of("createdBy", signature, "versions", List.of(Map.of("updatedBy", signature)), "n", 1));
        assertThat(body(RegionalView.of(answer)))
                .contains("\"createdBy\":\"moderator\"", "\"updatedBy\":\"moderator\"", "\"n\":1")
                .doesNotContain("moderator:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the moderator: see below",
                "so \"moderator:x\" said",
                "model:7",
                "platform",
                "moderator: потрібне навчання"
            })
    void otherTextsStayAsTheyAre(String text) {
        HttpResponse answer = HttpResponse.json(200, Map.of("text", text));
        assertThat(body(RegionalView.of(answer))).isEqualTo(body(answer));
    }

    private static String body(HttpResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
