package ua.ismtr.modelsapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.JsonFields;
import ua.ismtr.json.Json;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.TopicId;

/** Reads corrections that were made elsewhere. What is kept of them went through the redactor first. */
final class CorrectionImport {
    private static final int MOST = 1_000;
    private static final int LONGEST = 4_000;

    private CorrectionImport() {}

    /** A line of a file of corrections; the text is without personal data. */
    record Line(String text, List<TopicId> topics, Instant at) {
        @Override
        public String toString() {
            return "Line[" + topics + ", " + at + "]";
        }
    }

    sealed interface Reading {}

    /** What may be kept: at least one line. */
    record Redacted(List<Line> lines) implements Reading {
        String jsonLines() {
            return lines.stream().map(Json::text).collect(Collectors.joining("\n"));
        }
    }

    record Refused(BrokenRules broken) implements Reading {}

    /** All the corrections, or every rule that one of them breaks. */
    static Reading read(JsonNode json) {
        JsonFields body = new JsonFields(json);
        List<JsonNode> items = body.list("/corrections", 1, MOST);
        Redactor redactor = new Redactor();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            JsonFields fields = new JsonFields(items.get(i), "/corrections/" + i, body.broken());
            String text = redactor.redact(fields.text("/text", LONGEST));
            List<TopicId> topics = fields.topics("/topics");
            Optional<Instant> at = fields.time("/at");
            at.ifPresent(time -> lines.add(new Line(text, topics, time)));
        }
        return body.broken().isEmpty() ? new Redacted(List.copyOf(lines)) : new Refused(body.broken());
    }
}
