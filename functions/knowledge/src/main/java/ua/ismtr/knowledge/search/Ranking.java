package ua.ismtr.knowledge.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Named;

/**
 * Keeps the best of what is found and counts all of it. Each facet is counted as if there were no filter by it, so that it
 * says what another choice would find.
 */
final class Ranking extends SimpleCollector {
    private record Best(int document, float score) {}

    /** The best first; of equals, the one that was added last: the index holds the oldest first. */
    private static final Comparator<Best> ORDER = Comparator.comparingDouble(Best::score)
            .reversed()
            .thenComparing(Comparator.comparingInt(Best::document).reversed());

    private final Wanted wanted;
    private final int kept;
    private final PriorityQueue<Best> best = new PriorityQueue<>(ORDER.reversed());
    private final Facet kinds;
    private final Facet topics;
    private final Facet regions;
    private long total;
    private int base;
    private @Nullable Scorable scorer;

    /** What entries have in one field, of which one value may be wanted. */
    private static final class Facet {
        private final String field;
        private final Optional<String> filter;
        private @Nullable SortedSetDocValues values;
        private final Set<String> present = new HashSet<>();
        private final Map<String, Long> counts = new TreeMap<>();

        Facet(String field, Optional<String> filter) {
            this.field = field;
            this.filter = filter;
        }

        void in(LeafReaderContext leaf) throws IOException {
            values = DocValues.getSortedSet(leaf.reader(), field);
        }

        boolean passes(int document) throws IOException {
            present.clear();
            SortedSetDocValues all = values;
            if (all != null && all.advanceExact(document)) {
                for (int i = 0; i < all.docValueCount(); i++) {
                    present.add(all.lookupOrd(all.nextOrd()).utf8ToString());
                }
            }
            return filter.isEmpty() || present.contains(filter.get());
        }

        void count(boolean others) {
            if (others) {
                present.stream()
                        .filter(value -> !isCountry(value))
                        .forEach(value -> counts.merge(value, 1L, Long::sum));
            }
        }
    }

    Ranking(Wanted wanted) {
        this.wanted = wanted;
        this.kept = wanted.offset() + wanted.limit();
        this.kinds = new Facet(IndexFields.KIND, wanted.kind().map(Kind::toString));
        this.topics = new Facet(IndexFields.TOPIC, wanted.topic());
        this.regions = new Facet(IndexFields.REGION, wanted.region());
    }

    long total() {
        return total;
    }

    /** The topics that entries have. */
    Set<String> topics() {
        return topics.counts.keySet();
    }

    Map<String, Map<String, Long>> facets() {
        return Map.of(kinds.field, kinds.counts, topics.field, topics.counts, regions.field, regions.counts);
    }

    /** The best, but for those that are left out, in their order. */
    List<Found.Hit> hits(IndexSearcher searcher) throws IOException {
        List<Best> ordered = new ArrayList<>(best);
        ordered.sort(ORDER);
        List<Found.Hit> hits = new ArrayList<>();
        for (Best one : ordered.subList(Math.min(wanted.offset(), ordered.size()), ordered.size())) {
            hits.add(hit(searcher.storedFields().document(one.document()), one.score()));
        }
        return hits;
    }

    private static Found.Hit hit(Document document, float score) {
        String region = document.get(IndexFields.REGION);
        return new Found.Hit(
                Named.find(Kind.class, document.get(IndexFields.KIND)).orElseThrow(),
                document.get(IndexFields.ID),
                Optional.ofNullable(document.get(IndexFields.TITLE)),
                Optional.ofNullable(document.get(IndexFields.TEXT)),
                List.of(document.getValues(IndexFields.TOPIC)),
                isCountry(region) ? null : region,
                score);
    }

    private static boolean isCountry(String region) {
        return region.equals(IndexFields.COUNTRY) || region.equals(Entry.WHOLE_COUNTRY_ONLY);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        base = leaf.docBase;
        kinds.in(leaf);
        topics.in(leaf);
        regions.in(leaf);
    }

    @Override
    public void setScorer(Scorable newScorer) {
        scorer = newScorer;
    }

    @Override
    public void collect(int document) throws IOException {
        boolean kind = kinds.passes(document);
        boolean topic = topics.passes(document);
        boolean region = regions.passes(document);
        kinds.count(topic && region);
        topics.count(kind && region);
        regions.count(kind && topic);
        if (kind && topic && region && scorer != null) {
            total++;
            best.add(new Best(base + document, scorer.score()));
            if (best.size() > kept) {
                best.remove();
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }
}
