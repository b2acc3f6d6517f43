package ua.ismtr.topics.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;

/**
 * What the model learns from.
 *
 * @param texts requests with their topics
 * @param knowledge descriptions, registers, forms, laws and phrases, each with its one topic
 */
public record Corpus(List<LabelledText> texts, List<LabelledText> knowledge) {
    private static final List<String> KNOWN =
            List.of("description", "registers", "forms", "laws", "abbreviations", "phrases");

    /** The corpus of a folder: {@code *.jsonl} and {@code topics/*.json}, in the order of their names. */
    public static Corpus read(Path folder) {
        List<LabelledText> texts = new ArrayList<>();
        for (Path file : files(folder, ".jsonl")) {
            texts.addAll(texts(file, "lang"));
        }
        List<LabelledText> knowledge = new ArrayList<>();
        for (Path file : files(folder.resolve("topics"), ".json")) {
            TopicId topic = label(file.getFileName().toString().replace(".json", ""));
            JsonNode known = parse(content(file));
            KNOWN.stream()
                    .flatMap(field -> strings(known.get(field)))
                    .forEach(text -> knowledge.add(new LabelledText(text, List.of(topic), "knowledge")));
        }
        return new Corpus(List.copyOf(texts), List.copyOf(knowledge));
    }

    /** The texts of a JSON Lines file, whose kind is in the named field. */
    public static List<LabelledText> texts(Path file, String kindField) {
        return content(file).lines().map(line -> text(parse(line), kindField)).toList();
    }

    private static LabelledText text(JsonNode line, String kindField) {
        List<TopicId> topics = strings(line.get("topics")).map(Corpus::label).toList();
        return new LabelledText(
                line.get("text").asText(), topics, line.get(kindField).asText());
    }

    private static TopicId label(String id) {
        return Taxonomy.label(id).orElseThrow(() -> new IllegalArgumentException("No such topic: " + id));
    }

    private static Stream<String> strings(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false).flatMap(Corpus::strings);
    }

    private static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
