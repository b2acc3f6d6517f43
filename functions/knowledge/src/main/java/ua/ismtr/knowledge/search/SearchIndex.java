package ua.ismtr.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/** An open index. It never changes; safe for use by several threads. */
public final class SearchIndex {
    /** Requests are short: how long one is says little. */
    static final Similarity SIMILARITY = new BM25Similarity(0.9f, 0.35f);

    /** With fewer entries that have all the words, those that have some of them follow. */
    private static final int ENOUGH = 10;

    private static final float FOR_EACH_WORD = 2f;
    private static final float FOR_ALL_WORDS = 10f;

    /** A topic says more of what is looked for than a word or two of several, which may be any words. */
    private static final float FOR_THE_TOPIC = 12f;

    /** From this probability on entries on the topic follow. */
    private static final double LIKELY = 0.2;

    /** And from this share of the likeliest. */
    private static final double NEARLY = 0.5;

    /** Under this name a built index says when the reading of its entries began. */
    static final String AS_OF = "asOf";

    private final Reader reader;
    private final Lexicon lexicon;
    private final Optional<DirectoryReader> built;
    private final IndexReader all;

    private SearchIndex(Reader reader, Lexicon lexicon, Optional<DirectoryReader> built, IndexReader all) {
        this.reader = reader;
        this.lexicon = lexicon;
        this.built = built;
        this.all = all;
    }

    /** The index in a file that {@link Indexing} made. */
    public static SearchIndex open(Reader reader, byte[] file) {
        DirectoryReader built = opened(Indexing.unpacked(file));
        return new SearchIndex(reader, Lexicon.read(), Optional.of(built), built);
    }

    /** An index of nothing. */
    public static SearchIndex empty(Reader reader) {
        return new SearchIndex(reader, Lexicon.read(), Optional.empty(), opened(new Indexing(reader).small(List.of())));
    }

    /**
     * The index as it was built, with these entries in place of those that were added before.
     *
     * @param replaced ids of entries of the build that are not found any more as they were then
     */
    public SearchIndex with(List<Entry> newer, Set<String> replaced) {
        IndexReader small = opened(new Indexing(reader).small(newer));
        if (built.isEmpty()) {
            return new SearchIndex(reader, lexicon, built, small);
        }
        try {
            List<IndexReader> parts = new ArrayList<>(RemainingEntries.of(built.get(), replaced));
            parts.add(small);
            return new SearchIndex(reader, lexicon, built, new MultiReader(parts.toArray(IndexReader[]::new), false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the reading of the entries that it was built of began; empty where nothing was built. */
    public Optional<Instant> asOf() {
        try {
            return built.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(
                                    built.get().getIndexCommit().getUserData().get(AS_OF))
                            .map(Instant::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the index as it was built has an entry with this id. */
    public boolean wasBuiltWith(String id) {
        try {
            return built.isPresent() && built.get().docFreq(new Term(IndexFields.ID, id)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int size() {
        return all.numDocs();
    }

    /** The best entries for the words, with how many there are of each kind, topic and region. */
    public Found search(Wanted wanted) {
        try {
            List<WantedWord> words = new QueryReader(reader, lexicon, all).read(wanted.text());
            Marks marks = new Marks();
            words.stream().filter(word -> !word.common() || words.size() == 1).forEach(word -> word.mark(marks));
            IndexSearcher searcher = new IndexSearcher(all);
            searcher.setSimilarity(SIMILARITY);
            Ranking ranking = ranking(searcher, scoped(allOf(words, wanted.likelyTopics()), wanted), wanted);
            boolean allWords = ranking.total() >= ENOUGH || words.isEmpty();
            if (!allWords) {
                Map<String, Double> likely = confirmed(wanted.likelyTopics(), ranking);
                ranking = ranking(searcher, scoped(someOf(words, likely), wanted), wanted);
            }
            return new Found(
                    ranking.hits(searcher),
                    ranking.total(),
                    allWords,
                    ranking.facets(),
                    new Found.Highlighter((text, found) -> Snippet.of(text, reader.tokens(text), found), marks));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where something has all the words, a topic is likely only if something of it has: what the model makes of a rare word is a guess. */
    private static Map<String, Double> confirmed(Map<String, Double> likely, Ranking exact) {
        if (exact.total() == 0) {
            return likely;
        }
        Map<String, Double> confirmed = new LinkedHashMap<>(likely);
        confirmed.keySet().retainAll(exact.topics());
        return confirmed;
    }

    /** The words of a query as the index has them: without typing errors, on the right keyboard layout, in Ukrainian. */
    public String meant(String query) {
        try {
            return new QueryReader(reader, lexicon, all)
                    .read(query).stream().map(WantedWord::meant).collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of its requests. */
    public Terms terms() {
        return new Terms(all);
    }

    private static Ranking ranking(IndexSearcher searcher, Query query, Wanted wanted) throws IOException {
        return searcher.search(query, new CollectorManager<Ranking, Ranking>() {
            @Override
            public Ranking newCollector() {
                return new Ranking(wanted);
            }

            @Override
            public Ranking reduce(Collection<Ranking> rankings) {
                // A searcher without an executor asks for one collector.
                return rankings.iterator().next();
            }
        });
    }

    /** All the words that say something; the others only make an entry come earlier. */
    private static Query allOf(List<WantedWord> words, Map<String, Double> topics) {
        if (words.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        List<WantedWord> telling = QueryReader.telling(words);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        words.forEach(word -> query.add(word.query(), telling.contains(word) ? Occur.MUST : Occur.SHOULD));
        topics(query, topics);
        return query.build();
    }

    /** At least half of the words that say something, or a likely topic: the likelier that, and the more of the words, the earlier. */
    private static Query someOf(List<WantedWord> words, Map<String, Double> topics) {
        if (words.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        List<WantedWord> telling = QueryReader.telling(words);
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        for (WantedWord word : telling) {
            some.add(new ConstantScoreQuery(word.query()), Occur.SHOULD);
        }
        some.setMinimumNumberShouldMatch((telling.size() + 1) / 2);
        BooleanQuery.Builder admitted = new BooleanQuery.Builder().add(some.build(), Occur.SHOULD);
        double likeliest =
                topics.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        topics.forEach((topic, probability) -> {
            if (probability >= LIKELY && probability >= NEARLY * likeliest) {
                admitted.add(new TermQuery(new Term(IndexFields.FIT, topic)), Occur.SHOULD);
            }
        });
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(admitted.build(), Occur.FILTER);
        for (WantedWord word : words) {
            query.add(word.query(), Occur.SHOULD);
        }
        for (WantedWord word : telling) {
            query.add(new BoostQuery(new ConstantScoreQuery(word.query()), FOR_EACH_WORD), Occur.SHOULD);
        }
        BooleanQuery.Builder everyWord = new BooleanQuery.Builder();
        telling.forEach(word -> everyWord.add(word.query(), Occur.MUST));
        query.add(new BoostQuery(new ConstantScoreQuery(everyWord.build()), FOR_ALL_WORDS), Occur.SHOULD);
        topics(query, topics);
        return query.build();
    }

    private static void topics(BooleanQuery.Builder query, Map<String, Double> topics) {
        topics.forEach((topic, probability) -> query.add(
                FeatureField.newLinearQuery(
                        IndexFields.FIT, topic, Math.max(Float.MIN_NORMAL, FOR_THE_TOPIC * probability.floatValue())),
                Occur.SHOULD));
    }

    /** What the caller may see of it. Here alone, for every search, a caller's regions become a condition. */
    private static Query scoped(Query query, Wanted wanted) {
        if (wanted.visible().isEmpty()) {
            return query;
        }
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(visible(wanted.visible().get()), Occur.FILTER)
                .build();
    }

    private static Query visible(Set<String> regions) {
        List<BytesRef> seen =
                new ArrayList<>(regions.stream().map(BytesRef::new).toList());
        seen.add(new BytesRef(IndexFields.COUNTRY));
        return new TermInSetQuery(IndexFields.REGION, seen);
    }

    private static DirectoryReader opened(Directory directory) {
        try {
            return DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
