package ua.ismtr.knowledge.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.WebAddress;
import ua.ismtr.knowledge.Note;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;

/** Reads what a moderator writes, without personal data, and names all the rules that it breaks. */
final class NoteReader {
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_URL = 2000;
    private static final int MOST_SOURCES = 10;

    /** Notes are shown to all roles: nobody's personal data is in them. */
    private static final Redactor REDACTOR = new Redactor();

    private NoteReader() {}

    /** What {@code service} makes of the note, or 413, 415, 400 or 422. */
    static HttpResponse read(HttpRequest request, Function<Note.Content, HttpResponse> service) {
        return JsonBody.read(request, LARGEST, json -> {
            JsonFields fields = new JsonFields(json);
            Note.Content content = content(fields);
            return fields.broken().isEmpty()
                    ? service.apply(content)
                    : fields.broken().response();
        });
    }

    private static Note.Content content(JsonFields fields) {
        TopicId topic = fields.parsed(
                        "/topic",
                        id -> Taxonomy.topic(new TopicId(id)).map(Topic::id),
                        "a topic of the taxonomy, such as veterans")
                .orElse(TopicId.OTHER);
        String text = fields.text("/text", LONGEST_TEXT);
        LocalDate from = fields.day("/appliesFrom");
        LocalDate to = fields.day("/appliesTo");
        if (from != null && to != null && from.isAfter(to)) {
            fields.refuse("/appliesFrom", "must not be after appliesTo");
        }
        List<Note.Source> sources = new ArrayList<>();
        for (int i = 0; i < fields.list("/sources", 0, MOST_SOURCES).size(); i++) {
            String title = fields.line("/sources/" + i + "/title", LONGEST_TITLE);
            fields.parsed("/sources/" + i + "/url", NoteReader::url, "an http or https address")
                    .ifPresent(url -> sources.add(new Note.Source(REDACTOR.redact(title), url)));
        }
        return new Note.Content(topic, REDACTOR.redact(text), List.copyOf(sources), from, to);
    }

    private static Optional<URI> url(String text) {
        return WebAddress.parse(text, LONGEST_URL)
                .filter(url -> Set.of("http", "https").contains(url.getScheme()));
    }
}
