package ua.ismtr.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;

class UnnamedCentersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:12:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"burnout-wellbeing", "conflict-management", "integrity"})
    void aCentreIsNamedByASensitiveTopicFromThreeOfItsRequestsOn(String topic) {
        List<StoredRequest> list = new ArrayList<>(List.of(
                stored("1", "UA-46", "a", topic),
                stored("2", "UA-46", "a", topic, "land"),
                stored("3", "UA-46", "a", "land"),
                stored("4", "UA-46", "b", topic),
                stored("5", "UA-63", "a", topic)));
        assertThat(UnnamedCenters.among(list)).isEqualTo(ids("1", "2", "4", "5"));
        list.add(stored("6", "UA-46", "a", topic).withMergedInto(id("1")));
        assertThat(UnnamedCenters.among(list)).isEqualTo(ids("1", "2", "4", "5", "6"));
        list.add(stored("7", "UA-46", "a", topic));
        assertThat(UnnamedCenters.among(list)).isEqualTo(ids("4", "5"));
    }

    @Test
    void enoughOfOneTopicDoNotNameACentreByAnother() {
        List<StoredRequest> list = List.of(
                stored("1", "UA-46", "a", "integrity"),
                stored("2", "UA-46", "a", "integrity"),
                stored("3", "UA-46", "a", "integrity", "burnout-wellbeing"));
        assertThat(UnnamedCenters.among(list)).isEqualTo(ids("3"));
    }

    @Test
    void sensitiveTopicsAreTopics() {
        assertThat(Taxonomy.topics().stream().filter(topic -> UnnamedCenters.isSensitive(topic.id())))
                .hasSize(3);
    }

    @Test
    void anUnnamedCentreHasTheFormOfOneAndTellsTheRegionAlone() {
        Center center = new Center("UA46-0117", "ЦНАП Львівської міської ради", "UA46060250010015970").unnamed();
        assertThat(center).isEqualTo(new Center("hidden", "[приховано]", "UA46000000000000000"));
    }

    private static Set<RequestId> ids(String... names) {
        return Stream.of(names).map(UnnamedCentersTest::id).collect(Collectors.toSet());
    }

    private static RequestId id(String name) {
        return RequestId.ofWebhook(name);
    }

    private static StoredRequest stored(String name, String region, String center, String... topics) {
        TrainingRequest request = new TrainingRequest(
                id(name),
                NOW,
                new RegionId(region),
                new Center(center, "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                "Потрібне навчання",
                Format.ONLINE,
                3,
                Urgency.NORMAL,
                null);
        List<TopicScore> scores = Stream.of(topics)
                .map(topic -> new TopicScore(new TopicId(topic), 0.9))
                .toList();
        return StoredRequest.classified(request, new Classification(scores, true, "model:7", Map.of()), NOW);
    }
}
