package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.UnnamedCenters;

/** The description of the API says the rules that the functions follow; the page takes them from it. */
class DescriptionTest {
    private static final JsonNode SCHEMAS =
            Repository.yaml("openapi.yaml").path("components").path("schemas");

    @Test
    void saysWhichStatusMayFollowWhich() {
        Map<String, List<String>> described = new TreeMap<>();
        SCHEMAS.at("/Status/x-may-become")
                .properties()
                .forEach(one -> described.put(one.getKey(), texts(one.getValue())));
        Map<String, List<String>> rules = new TreeMap<>();
        for (Status status : Status.values()) {
            rules.put(
                    status.id(),
                    Arrays.stream(Status.values())
                            .filter(status::mayBecome)
                            .map(Status::id)
                            .toList());
        }
        assertThat(described).isEqualTo(rules);
        assertThat(texts(SCHEMAS.at("/Status/enum"))).containsExactlyInAnyOrderElementsOf(rules.keySet());
    }

    @Test
    void saysBesideWhichTopicsACentreStaysUnnamed() {
        assertThat(texts(SCHEMAS.at("/Request/properties/center/x-unnamed-beside")))
                .containsExactlyInAnyOrderElementsOf(Taxonomy.topics().stream()
                        .filter(topic -> UnnamedCenters.isSensitive(topic.id()))
                        .map(topic -> topic.id().value())
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
