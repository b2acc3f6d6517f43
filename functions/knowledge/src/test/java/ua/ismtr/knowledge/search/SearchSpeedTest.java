package ua.ismtr.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.json.Json;
import ua.ismtr.knowledge.entries.TopicsOfText;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/**
 * How large an index of many requests is, and how fast it answers. {@code -Dismtr.entries=90000} measures two years of 45,000
 * requests; the build measures fewer. Times are those of the processor: a search is one thread and waits for nothing. Texts are put together of the sentences of the topic model's corpus.
 */
class SearchSpeedTest {
    private static final int ENTRIES = Integer.getInteger("ismtr.entries", 5_000);
    private static final int SEARCHES = 400;
    private static final Path CORPUS = Path.of("../../shared/topics/corpus");
    private static final double MILLISECONDS_FOR_95_OF_100 = 150;
    private static final int LARGEST = 20 * 1024 * 1024;

    private static final Reader READER = Reader.open(new TopicsOfText(new TopicClassifier(TopicModel.packaged())));

    private static List<String> sentences() throws IOException {
        List<String> sentences = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode json = Json.MAPPER.readTree(line);
                    sentences.addAll(Arrays.asList(json.path("text").asText().split("(?<=[.!?])\\s+", -1)));
                }
            }
        }
        return sentences;
    }

    @Test
    void anIndexOfManyRequestsIsSmallAndAnswersFast() throws IOException {
        List<String> sentences = sentences();
        Random random = new Random(1);
        List<String> topics = List.of("land", "veterans", "leadership", "cybersecurity", "inclusion");
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 170) {
                text.append(sentences.get(random.nextInt(sentences.size()))).append(' ');
            }
            entries.add(Texts.request(
                    "%08d-0000-8000-8000-000000000000".formatted(i),
                    text.toString(),
                    topics.get(random.nextInt(topics.size())),
                    i % 2 == 0 ? "UA-46" : "UA-63",
                    "center-" + random.nextInt(1500),
                    Texts.DAY.minusDays(random.nextInt(700))));
        }
        long begun = System.nanoTime();
        byte[] file = new Indexing(READER).file(entries, Instant.EPOCH);
        long built = System.nanoTime();
        SearchIndex index = SearchIndex.open(READER, file);
        long opened = System.nanoTime();
        double[] times = new double[SEARCHES];
        for (int i = -50; i < SEARCHES; i++) {
            String query = query(sentences, random);
            long from = processorTime();
            Found found = index.search(Texts.wanted(query));
            found.hits()
                    .forEach(hit ->
                            found.highlighter().snippet(entries.getFirst().text()));
            if (i >= 0) {
                times[i] = (processorTime() - from) / 1e6;
            }
        }
        Arrays.sort(times);
        long from = processorTime();
        Terms.Scope scope = new Terms.Scope("veterans", Set.of(), Texts.DAY.minusDays(364), Texts.DAY);
        index.terms().distinctive(scope, 20);
        index.terms().subNeeds(scope, 8);
        double page = (processorTime() - from) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%d entries: %.1f MB, built in %.1f s, opened in %d ms; searches: median %.1f ms, 95th percentile %.1f"
                        + " ms; words and needs of a topic %.0f ms%n",
                ENTRIES,
                file.length / 1048576.0,
                (built - begun) / 1e9,
                (opened - built) / 1_000_000,
                times[SEARCHES / 2],
                times[SEARCHES * 95 / 100],
                page);
        assertThat(file.length).isLessThan(LARGEST);
        assertThat(times[SEARCHES * 95 / 100]).isLessThan(MILLISECONDS_FOR_95_OF_100);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** One to three words of a sentence, in one of three queries with a typing error. */
    private static String query(List<String> sentences, Random random) {
        String[] words = sentences.get(random.nextInt(sentences.size())).split("\\s+", -1);
        int first = random.nextInt(words.length);
        String query = String.join(
                " ", Arrays.copyOfRange(words, first, Math.min(words.length, first + 1 + random.nextInt(3))));
        if (random.nextInt(3) == 0 && query.length() > 5) {
            int at = 1 + random.nextInt(query.length() - 3);
            query = query.substring(0, at) + query.charAt(at + 1) + query.charAt(at) + query.substring(at + 2);
        }
        return query;
    }
}
