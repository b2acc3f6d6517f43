package ua.ismtr.training;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.topics.training.LabelledText;

/**
 * The moderators' corrections, parted by time: a candidate learns from the older ones and is judged on the newest, so
 * that it is judged on what it has not seen. As time goes on the newest become older and are learned from.
 */
record Lessons(List<LabelledText> older, List<LabelledText> newest) {
    private static final int SHARE_OF_NEWEST = 5;
    private static final int MOST = 20_000;

    /**
     * The lessons of these corrections. A text that was corrected twice counts as it was corrected last; texts of the gold
     * set are left out.
     */
    static Lessons of(Stream<CorrectedText> corrections, List<LabelledText> gold) {
        Set<String> frozen = gold.stream().map(LabelledText::text).collect(Collectors.toSet());
        Map<String, CorrectedText> latest = new HashMap<>();
        corrections
                .filter(corrected -> !frozen.contains(corrected.text().text()))
                .forEach(corrected -> latest.merge(
                        corrected.text().text(),
                        corrected,
                        (one, other) -> one.at().isAfter(other.at()) ? one : other));
        List<LabelledText> texts = latest.values().stream()
                .sorted(Comparator.comparing(CorrectedText::at)
                        .reversed()
                        .thenComparing(corrected -> corrected.text().text()))
                .limit(MOST)
                .map(CorrectedText::text)
                .toList()
                .reversed();
        int older = texts.size() - texts.size() / SHARE_OF_NEWEST;
        return new Lessons(texts.subList(0, older), texts.subList(older, texts.size()));
    }
}
