package ua.ismtr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.topics.training.LabelledText;

class GoldTest {
    private static final double NEAR = 0.5;
    private static final int GRAM = 4;

    private final List<LabelledText> gold = Packaged.gold();

    @Test
    void holdsEnoughTextsOfEachTopic() {
        Map<TopicId, Long> counts = gold.stream()
                .flatMap(text -> text.topics().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(gold).hasSizeGreaterThanOrEqualTo(200);
        assertThat(Stream.concat(
                        Taxonomy.topics().stream().map(Topic::id), Stream.of(TopicId.OTHER, TopicId.NOT_A_REQUEST)))
                .allMatch(topic -> counts.getOrDefault(topic, 0L) >= 5);
    }

    @Test
    void holdsNothingThatIsLearnedFrom() {
        List<Set<String>> learned = Packaged.corpus().texts().stream()
                .map(text -> grams(text.text()))
                .toList();
        assertThat(gold).allSatisfy(text -> {
            Set<String> grams = grams(text.text());
            assertThat(learned).noneMatch(other -> isNear(grams, other));
        });
    }

    @Test
    void saysNothingTwice() {
        assertThat(gold).extracting(LabelledText::text).doesNotHaveDuplicates();
    }

    private static boolean isNear(Set<String> one, Set<String> other) {
        if (2 * Math.min(one.size(), other.size()) < Math.max(one.size(), other.size())) {
            return false;
        }
        long both = one.stream().filter(other::contains).count();
        return both >= NEAR * (one.size() + other.size() - both);
    }

    private static Set<String> grams(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + GRAM <= plain.length(); i++) {
            grams.add(plain.substring(i, i + GRAM));
        }
        return grams;
    }
}
