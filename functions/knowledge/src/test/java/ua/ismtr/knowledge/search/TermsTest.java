package ua.ismtr.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.knowledge.search.Texts.DAY;
import static ua.ismtr.knowledge.search.Texts.index;
import static ua.ismtr.knowledge.search.Texts.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final Terms.Scope VETERANS = new Terms.Scope("veterans", Set.of(), DAY.minusDays(30), DAY);

    private static List<Entry> requests(String id, int count, int centers, String text, String topic, String region) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(request(id + i, text, topic, region, id + i % centers, DAY.minusDays(i % 10)));
        }
        return entries;
    }

    private static SearchIndex of(List<Entry> first, List<Entry> second) {
        return index(Stream.concat(first.stream(), second.stream()).toArray(Entry[]::new));
    }

    @Test
    void namesTheWordsThatTellATopicFromTheOthers() {
        SearchIndex index = of(
                requests("v", 12, 6, "Протезування ветеранів, довідка", "veterans", "UA-46"),
                requests("l", 40, 9, "Оренда землі, довідка", "land", "UA-46"));
        List<String> words = index.terms().distinctive(VETERANS, 10).stream()
                .map(Terms.Word::word)
                .toList();
        assertThat(words)
                .contains("протезування", "ветеран", "протезування ветеран")
                .doesNotContain("довідка", "земля");
    }

    @Test
    void namesNoWordOfFewerThanFiveRequestsOrThreeCenters() {
        SearchIndex few = of(
                requests("v", 4, 4, "Протезування", "veterans", "UA-46"),
                requests("l", 40, 9, "Земля", "land", "UA-46"));
        assertThat(few.terms().distinctive(VETERANS, 10)).isEmpty();
        SearchIndex twoCenters = of(
                requests("v", 9, 2, "Протезування", "veterans", "UA-46"),
                requests("l", 40, 9, "Земля", "land", "UA-46"));
        assertThat(twoCenters.terms().distinctive(VETERANS, 10)).isEmpty();
    }

    @Test
    void whatComesLaterOrElsewhereChangesNothing() {
        List<Entry> before = new ArrayList<>(requests("v", 12, 6, "Протезування ветеранів", "veterans", "UA-46"));
        before.addAll(requests("l", 40, 9, "Оренда землі", "land", "UA-46"));
        List<Entry> later = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            later.add(request("x" + i, "Реабілітація ветеранів", "veterans", "UA-46", "x" + i, DAY.plusDays(1)));
            later.add(request("y" + i, "Санаторій ветеранам", "veterans", "UA-63", "y" + i, DAY));
        }
        Terms.Scope lviv = new Terms.Scope("veterans", Set.of("UA-46"), DAY.minusDays(30), DAY);
        Terms alone = of(before, List.of()).terms();
        Terms more = of(before, later).terms();
        assertThat(more.distinctive(lviv, 10)).isEqualTo(alone.distinctive(lviv, 10));
        assertThat(more.subNeeds(lviv, 10)).isEqualTo(alone.subNeeds(lviv, 10)).isNotEmpty();
    }

    @Test
    void putsLikeNeedsTogetherAndShowsOneThatIsTypical() {
        List<Entry> entries = new ArrayList<>();
        entries.addAll(requests("prosthesis", 6, 3, "Протезування після поранення", "veterans", "UA-46"));
        entries.addAll(requests("missing", 4, 4, "Родини зниклих безвісти", "veterans", "UA-46"));
        entries.addAll(requests("alone", 1, 1, "Житло за чергою", "veterans", "UA-46"));
        List<Terms.SubNeed> needs = of(entries, List.of()).terms().subNeeds(VETERANS, 10);
        assertThat(needs).extracting(Terms.SubNeed::requests).containsExactly(6, 4);
        assertThat(needs).extracting(Terms.SubNeed::centers).containsExactly(3, 4);
        assertThat(needs).extracting(Terms.SubNeed::people).containsExactly(12L, 8L);
        assertThat(needs.getFirst().typical()).startsWith("prosthesis");
        assertThat(needs.getFirst().words()).contains("протезування");
        assertThat(needs.getLast().typical()).startsWith("missing");
    }

    @Test
    void anEmptyIndexHasNoWords() {
        Terms terms = SearchIndex.empty(Texts.READER).terms();
        Terms.Scope scope = new Terms.Scope("veterans", Set.of(), LocalDate.EPOCH, DAY);
        assertThat(terms.distinctive(scope, 10)).isEmpty();
        assertThat(terms.subNeeds(scope, 10)).isEmpty();
    }
}
