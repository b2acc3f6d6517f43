package ua.ismtr.knowledge.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Entries of tests. */
final class Texts {
    static final Reader READER = Reader.open(Subjects.UNKNOWN);
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private Texts() {}

    static Entry request(String id, String text, String topic, String region) {
        return request(id, text, topic, region, "center-" + id, DAY);
    }

    static Entry request(String id, String text, String topic, String region, String center, LocalDate day) {
        return new Entry(
                Kind.REQUEST,
                id,
                "ЦНАП",
                text,
                "ЦНАП Львівської міської ради",
                List.of(topic),
                region,
                day,
                center,
                2,
                true);
    }

    static Entry note(String id, String title, String text) {
        return new Entry(Kind.NOTE, id, title, text, "", List.of("land"), null, DAY, null, 0, false);
    }

    static SearchIndex index(Entry... entries) {
        return SearchIndex.open(READER, new Indexing(READER).file(List.of(entries), Instant.EPOCH));
    }

    static Wanted wanted(String text) {
        return new Wanted(
                text, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 50);
    }

    static Wanted visible(String text, Set<String> regions) {
        return new Wanted(
                text, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(regions), 0, 50);
    }

    static List<String> ids(Found found) {
        return found.hits().stream().map(Found.Hit::id).toList();
    }
}
