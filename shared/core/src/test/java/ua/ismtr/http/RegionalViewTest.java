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
                200,
                Map.of(
                        "createdBy",
                        signature,
                        "versions",
                        List.of(Map.of("updatedBy", signature)),
                        "history",
                        List.of(Map.of("by", signature)),
                        "n",
                        1));
        assertThat(body(RegionalView.of(answer)))
                .contains(
                        "\"createdBy\":\"moderator\"", "\"updatedBy\":\"moderator\"", "\"by\":\"moderator\"", "\"n\":1")
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

    @ParameterizedTest
    @ValueSource(strings = {"title", "note", "reason", "snippet", "detail", "uk", "standby"})
    void aTextInAnyFieldThatIsNotAboutWhoDidItStaysAsItIs(String field) {
        String text = "moderator: who writes \"createdBy\":\"moderator:x\" here, with \\\"by\":\"moderator:y\"";
        HttpResponse answer = HttpResponse.json(200, Map.of(field, text, "texts", List.of(text)));
        assertThat(body(RegionalView.of(answer))).isEqualTo(body(answer));
    }

    private static String body(HttpResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
