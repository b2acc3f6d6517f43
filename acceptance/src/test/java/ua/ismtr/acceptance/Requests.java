package ua.ismtr.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Bodies of webhooks for tests. */
final class Requests {
    private static final List<String> TEXTS = List.of(
            "Потрібне навчання, як спілкуватися з ветеранами та родинами загиблих",
            "Просимо провести тренінг з кібергігієни: паролі, фішинг, підозрілі листи",
            "Навчіть працювати з державним земельним кадастром, витяги повертають з помилками",
            "Хочемо курс англійської мови для адміністраторів",
            "Як оформлювати довідку ВПО, якщо людина повернулася з-за кордону? Потрібен вебінар");

    private Requests() {}

    /** A valid request of a region, told by its KATOTTG prefix; the same number gives the same request. */
    static String body(String katottg, int number, Instant submitted) {
        return body(katottg, number, submitted, TEXTS.get(number % TEXTS.size()));
    }

    /** The same with a text of one's own. */
    static String body(String katottg, int number, Instant submitted, String text) {
        ObjectNode body = RunningSystem.JSON.createObjectNode();
        body.put("type", "training_request.submitted").put("timestamp", submitted.toString());
        ObjectNode data = body.putObject("data");
        data.putObject("center")
                .put("code", "%s-%04d".formatted(katottg, number % 50))
                .put("name", "ЦНАП № " + number % 50)
                .put("katottg", katottg + "060250010015970");
        data.putObject("author").put("role", "administrator");
        data.put("text", text).put("participants", 1 + number % 9);
        return body.toString();
    }
}
