package ua.ismtr.topics.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.text.FrequentWords;
import ua.ismtr.text.Stemmer;

class FrequentWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CORPUS = Path.of("corpus");

    @Test
    void theFrequentWordsStandInManyTextsOfTheCorpus() throws IOException {
        Map<String, Integer> texts = new HashMap<>();
        List<Set<String>> all = corpus();
        all.forEach(keys -> keys.forEach(key -> texts.merge(key, 1, Integer::sum)));
        assertThat(FrequentWords.keys())
                .hasSize(1000)
                .allSatisfy(
                        key -> assertThat(texts.getOrDefault(key, 0)).as(key).isGreaterThan(all.size() / 500));
    }

    private static List<Set<String>> corpus() throws IOException {
        List<Set<String>> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    keys.add(Stemmer.keys(JSON.readTree(line).path("text").asText()));
                }
            }
        }
        return keys;
    }
}
