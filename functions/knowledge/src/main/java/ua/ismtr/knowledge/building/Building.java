package ua.ismtr.knowledge.building;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.ismtr.knowledge.KnowledgeFiles;
import ua.ismtr.knowledge.entries.Entries;
import ua.ismtr.knowledge.entries.TopicsOfText;
import ua.ismtr.knowledge.page.PageScope;
import ua.ismtr.knowledge.page.TopicPages;
import ua.ismtr.knowledge.search.Entry;
import ua.ismtr.knowledge.search.Indexing;
import ua.ismtr.knowledge.search.Reader;
import ua.ismtr.knowledge.search.SearchIndex;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestList;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/**
 * Builds the index from all requests, and keeps yesterday's pages: of each topic for the country, and for each region that
 * asked for it. Running twice writes the same entries and keeps no page again.
 */
public final class Building {
    private final RequestList requests;
    private final KnowledgeFiles files;
    private final TopicPages pages;
    private final Clock clock;

    public Building(RequestList requests, KnowledgeFiles files, TopicPages pages, Clock clock) {
        this.requests = requests;
        this.files = files;
        this.pages = pages;
        this.clock = clock;
    }

    public record Built(int entries, int bytes, int pages) {}

    public Built run() {
        Instant asOf = clock.instant();
        Reader reader = Reader.open(new TopicsOfText(new TopicClassifier(TopicModel.packaged())));
        List<Entry> entries = new ArrayList<>();
        requests.each(RequestFilter.ALL, stored -> Entries.of(stored).ifPresent(entries::add));
        entries.addAll(Entries.ofTopics());
        byte[] file = new Indexing(reader).file(entries.reversed(), asOf);
        files.putIndex(file);
        return new Built(entries.size(), file.length, keepPages(SearchIndex.open(reader, file)));
    }

    private int keepPages(SearchIndex index) {
        LocalDate yesterday = Kyiv.day(clock.instant()).minusDays(1);
        TopicPages.OfDay day = pages.of(yesterday, index);
        int kept = 0;
        for (Topic topic : Taxonomy.topics()) {
            kept += keep(day, PageScope.country(topic.id()));
            Set<String> asking = day.regionsThatAskFor(topic.id());
            kept += Regions.all().stream()
                    .filter(region -> asking.contains(region.id().value()))
                    .mapToInt(region -> keep(day, PageScope.region(topic.id(), region.id())))
                    .sum();
        }
        return kept;
    }

    private int keep(TopicPages.OfDay day, PageScope scope) {
        Optional<byte[]> kept = files.page(day.day(), scope.topic().value(), scope.name());
        if (kept.isPresent()) {
            return 0;
        }
        files.keep(
                day.day(), scope.topic().value(), scope.name(), day.page(scope).json());
        return 1;
    }
}
