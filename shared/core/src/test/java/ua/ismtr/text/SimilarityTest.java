package ua.ismtr.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Holds the measure to pairs that people wrote: the same need said twice, and different needs that sound alike. */
class SimilarityTest {
    private record Pair(boolean same, String one, String other) {}

    private static final List<Pair> PAIRS = pairs();

    @Test
    void findsMostNeedsThatAreSaidTwiceAndHardlyAnyThatAreNot() {
        long same = PAIRS.stream().filter(Pair::same).count();
        long found = PAIRS.stream()
                .filter(Pair::same)
                .filter(pair -> Similarity.of(pair.one(), pair.other()) >= Similarity.ALIKE)
                .count();
        long different = PAIRS.size() - same;
        long wrong = PAIRS.stream()
                .filter(pair -> !pair.same())
                .filter(pair -> Similarity.of(pair.one(), pair.other()) >= Similarity.ALIKE)
                .count();
        System.out.printf(
                "Similar pairs: %d of %d found; different pairs: %d of %d taken for similar%n",
                found, same, wrong, different);
        assertThat((double) found / same).isGreaterThanOrEqualTo(0.75);
        assertThat((double) wrong / different).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aSketchTellsTheSimilarityWithinItsError() {
        for (Pair pair : PAIRS) {
            assertThat(Similarity.estimate(Similarity.sketch(pair.one()), Similarity.sketch(pair.other())))
                    .isCloseTo(Similarity.of(pair.one(), pair.other()), Offset.offset(0.21));
        }
    }

    @Test
    void theSameIsWhollyAlikeAndNothingIsLikeNothing() {
        assertThat(Similarity.of("Навчання з ДРРП", "навчання, з дррп!")).isEqualTo(1);
        assertThat(Similarity.of("", "")).isZero();
        assertThat(Similarity.of("Я", "Я")).isEqualTo(1);
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SimilarityTest.class.getResourceAsStream("pairs.tsv")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                List<String> columns = List.of(line.split("\t", -1));
                pairs.add(new Pair(columns.get(0).equals("same"), columns.get(1), columns.get(2)));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return pairs;
    }
}
