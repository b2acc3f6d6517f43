package ua.ismtr.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.moderation.Review.Decision;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Status;

/** Reads a decision from JSON and finds every rule that it breaks; pointers are by RFC 6901 from {@code base}. */
final class DecisionReader {
    private static final int MOST_TOPICS = 3;
    private static final int LONGEST_NOTE = 1000;
    private static final Set<TopicId> ALONE = Set.of(TopicId.OTHER, TopicId.NOT_A_REQUEST);

    private final String base;
    private final List<BrokenRule> brokenRules = new ArrayList<>();

    DecisionReader(String base) {
        this.base = base;
    }

    List<BrokenRule> brokenRules() {
        return List.copyOf(brokenRules);
    }

    /** The decision; if rules are broken it is not to be used. */
    Decision read(JsonNode json) {
        if (!json.isObject()) {
            broken("", "must be an object");
            return new Decision(null, null, null);
        }
        Decision decision =
                new Decision(topics(json.path("topics")), status(json.path("status")), note(json.path("note")));
        if (brokenRules.isEmpty() && decision.equals(new Decision(null, null, null))) {
            broken("", "must have topics, a status or a note");
        }
        return decision;
    }

    private @Nullable List<TopicId> topics(JsonNode json) {
        if (absent(json)) {
            return null;
        }
        if (!json.isArray() || json.isEmpty() || json.size() > MOST_TOPICS) {
            broken("/topics", "must be a list of 1 to " + MOST_TOPICS + " topics");
            return null;
        }
        List<TopicId> topics = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            Optional<TopicId> topic =
                    Optional.of(json.get(i)).filter(JsonNode::isTextual).flatMap(node -> Taxonomy.label(node.asText()));
            if (topic.isEmpty()) {
                broken("/topics/" + i, "must be a topic of the taxonomy, other or not-a-request");
            } else if (topics.contains(topic.get())) {
                broken("/topics/" + i, "must not be named twice");
            } else {
                topics.add(topic.get());
            }
        }
        Set<TopicId> alone = new HashSet<>(ALONE);
        alone.retainAll(topics);
        if (!alone.isEmpty() && topics.size() > 1) {
            broken("/topics", "must have no other topic beside other or not-a-request");
        }
        return topics;
    }

    private @Nullable Status status(JsonNode json) {
        if (absent(json)) {
            return null;
        }
        Optional<Status> status = Status.of(json.asText());
        if (status.isEmpty()) {
            broken("/status", "must be classified, planned, delivered or declined");
        }
        return status.orElse(null);
    }

    private @Nullable String note(JsonNode json) {
        if (absent(json)) {
            return null;
        }
        String note = json.asText().strip();
        if (!json.isTextual() || note.length() > LONGEST_NOTE) {
            broken("/note", "must be a text of at most %,d characters".formatted(LONGEST_NOTE));
        }
        return note.isEmpty() ? null : note;
    }

    private static boolean absent(JsonNode json) {
        return json.isMissingNode() || json.isNull();
    }

    private void broken(String pointer, String detail) {
        brokenRules.add(new BrokenRule(base + pointer, detail));
    }
}
