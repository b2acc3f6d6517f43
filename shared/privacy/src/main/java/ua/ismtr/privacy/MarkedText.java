package ua.ismtr.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in which a person has marked the personal data, as in «наберіть {phone:067 123 45 67}». */
record MarkedText(String text, List<Span> marked) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern MARK = Pattern.compile("\\{([a-z]+):([^}]*)\\}");
    private static final Map<String, Kind> KINDS = Map.of(
            "email", Kind.EMAIL,
            "iban", Kind.IBAN,
            "card", Kind.CARD,
            "tax", Kind.TAX_ID,
            "passport", Kind.PASSPORT,
            "phone", Kind.PHONE,
            "birth", Kind.BIRTH_DATE,
            "address", Kind.ADDRESS,
            "name", Kind.NAME);

    /** The {@code text} of each line of a JSON Lines file. */
    static List<MarkedText> read(Path file) throws IOException {
        List<MarkedText> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = JSON.readTree(line);
            texts.add(of(json.path("text").asText()));
        }
        return texts;
    }

    static MarkedText of(String withMarks) {
        StringBuilder text = new StringBuilder();
        List<Span> marked = new ArrayList<>();
        int from = 0;
        Matcher mark = MARK.matcher(withMarks);
        while (mark.find()) {
            Kind kind = KINDS.get(mark.group(1));
            if (kind == null) {
                throw new IllegalArgumentException("No such kind of personal data: " + mark.group(1));
            }
            text.append(withMarks, from, mark.start());
            int start = text.length();
            text.append(mark.group(2));
            marked.add(new Span(start, text.length(), kind));
            from = mark.end();
        }
        text.append(withMarks, from, withMarks.length());
        return new MarkedText(text.toString(), List.copyOf(marked));
    }
}
