package ua.ismtr.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.ismtr.text.Label;
import ua.ismtr.text.PlainText;

/** A text in which a person has marked the personal data, as in «наберіть {phone:067 123 45 67}». */
record MarkedText(String text, List<Span> marked) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern MARK = Pattern.compile("\\{([a-z]+):([^}]*)\\}");
    private static final Map<String, Label> KINDS = Map.ofEntries(
            Map.entry("email", Label.EMAIL),
            Map.entry("iban", Label.IBAN),
            Map.entry("card", Label.CARD),
            Map.entry("tax", Label.TAX_ID),
            Map.entry("tax-id", Label.TAX_ID),
            Map.entry("tax-number", Label.TAX_ID),
            Map.entry("passport", Label.PASSPORT),
            Map.entry("id-card", Label.PASSPORT),
            Map.entry("phone", Label.PHONE),
            Map.entry("birth", Label.BIRTH_DATE),
            Map.entry("birthdate", Label.BIRTH_DATE),
            Map.entry("birth-date", Label.BIRTH_DATE),
            Map.entry("bank", Label.IBAN),
            Map.entry("document", Label.CERTIFICATE),
            Map.entry("certificate", Label.CERTIFICATE),
            Map.entry("case", Label.CASE),
            Map.entry("case-number", Label.CASE),
            Map.entry("plate", Label.PLATE),
            Map.entry("handle", Label.HANDLE),
            Map.entry("address", Label.ADDRESS),
            Map.entry("name", Label.NAME),
            Map.entry("other-id", Label.HIDDEN),
            Map.entry("unzr", Label.HIDDEN),
            Map.entry("other", Label.HIDDEN));

    /** Characters for private use, which no text has. */
    private static final char OPENS = '\ue000';

    private static final char CLOSES = '\ue001';

    /** The {@code text} of each line of a JSON Lines file. */
    static List<MarkedText> read(Path file) throws IOException {
        List<MarkedText> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = JSON.readTree(line);
            String text = json.path("text").asText();
            texts.add(json.has("pieces") ? withPieces(text, json.path("pieces")) : of(text));
        }
        return texts;
    }

    /** A text with the pieces beside it: they are marked in it before it is made plain. */
    private static MarkedText withPieces(String original, JsonNode pieces) {
        StringBuilder text = new StringBuilder(original);
        Map<Integer, Label> kinds = new TreeMap<>();
        for (JsonNode piece : pieces) {
            String part = piece.path("text").asText();
            int start = text.indexOf(part);
            while (start >= 0 && start > 0 && text.charAt(start - 1) == OPENS) {
                start = text.indexOf(part, start + part.length());
            }
            if (start < 0) {
                throw new IllegalArgumentException("The text lacks its piece «" + part + "»: " + original);
            }
            text.insert(start + part.length(), CLOSES).insert(start, OPENS);
            Map<Integer, Label> moved = new TreeMap<>();
            int from = start;
            kinds.forEach((place, kind) -> moved.put(place > from ? place + 2 : place, kind));
            moved.put(start, kind(piece.path("kind").asText()));
            kinds.clear();
            kinds.putAll(moved);
        }
        return unmarked(PlainText.of(text.toString()), List.copyOf(kinds.values()));
    }

    private static MarkedText unmarked(String withMarks, List<Label> kinds) {
        StringBuilder text = new StringBuilder();
        List<Span> marked = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < withMarks.length(); i++) {
            char c = withMarks.charAt(i);
            if (c == OPENS) {
                start = text.length();
            } else if (c == CLOSES) {
                marked.add(new Span(start, text.length(), kinds.get(marked.size())));
            } else {
                text.append(c);
            }
        }
        return new MarkedText(text.toString(), List.copyOf(marked));
    }

    private static Label kind(String name) {
        Label kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("No such kind of personal data: " + name);
        }
        return kind;
    }

    static MarkedText of(String marks) {
        String withMarks = PlainText.of(marks);
        StringBuilder text = new StringBuilder();
        List<Span> marked = new ArrayList<>();
        int from = 0;
        Matcher mark = MARK.matcher(withMarks);
        while (mark.find()) {
            Label kind = kind(mark.group(1));
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
