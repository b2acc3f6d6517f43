package ua.ismtr.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.json.Json;
import ua.ismtr.models.Correction;
import ua.ismtr.models.Models.CorrectionLine;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.text.Label;
import ua.ismtr.topics.training.LabelledText;

/** A text with the topics that a moderator gave it, in place of what the model had said. */
record CorrectedText(LabelledText text, Instant at) {
    private static final Logger LOG = LoggerFactory.getLogger(CorrectedText.class);
    private static final String KIND = "correction";

    /** In code points, as the webhook counts; labels, which may be longer than what they stand for, are not the author's. */
    private static final int LONGEST = 4000;

    private static final int MOST_TOPICS = 3;

    record Line(
            @JsonProperty("text") @Nullable String text,
            @JsonProperty("topics") @Nullable List<String> topics,
            @JsonProperty("at") @Nullable Instant at) {}

    /** What the line says; nothing, and a word in the log, if it breaks a rule. */
    static Stream<CorrectedText> of(CorrectionLine line, Redactor redactor) {
        try {
            Optional<CorrectedText> corrected = of(Json.read(line.json(), Line.class), redactor);
            if (corrected.isEmpty()) {
                LOG.warn("{} is no correction and is left out", line.source());
            }
            return corrected.stream();
        } catch (IllegalArgumentException e) {
            LOG.warn("{} is no correction and is left out: {}", line.source(), e.getMessage());
            return Stream.empty();
        }
    }

    /** What the moderator's desk says; nothing, and a word in the log, if it breaks a rule. */
    static Stream<CorrectedText> of(Correction correction, Redactor redactor) {
        List<String> topics = correction.topics().stream().map(TopicId::value).toList();
        Optional<CorrectedText> corrected = of(new Line(correction.text(), topics, correction.at()), redactor);
        if (corrected.isEmpty()) {
            LOG.warn("The correction of {} breaks a rule and is left out", correction.requestId());
        }
        return corrected.stream();
    }

    /** Texts come without personal data; they are looked through once more all the same. */
    private static Optional<CorrectedText> of(Line line, Redactor redactor) {
        String text = line.text();
        List<String> topics = line.topics();
        if (text == null || topics == null || line.at() == null || text.isBlank()) {
            return Optional.empty();
        }
        List<TopicId> known = topics.stream()
                .map(Taxonomy::label)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (known.isEmpty() || known.size() != topics.size() || known.size() > MOST_TOPICS) {
            return Optional.empty();
        }
        String learned = Label.removed(redactor.redact(text)).strip();
        return learned.isEmpty() || learned.codePointCount(0, learned.length()) > LONGEST
                ? Optional.empty()
                : Optional.of(new CorrectedText(new LabelledText(learned, known, KIND), line.at()));
    }
}
