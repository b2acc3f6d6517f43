package ua.ismtr.topics.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;

/** The topics of the most similar texts by Lucene's BM25, on the lemmas of its Ukrainian analysis. */
final class NeighboursBaseline implements Classifier {
    private static final int NEIGHBOURS = 15;
    private static final String TEXT = "text";
    private static final String TOPICS = "topics";

    private final Analyzer analyzer = new UkrainianMorfologikAnalyzer();
    private final IndexSearcher searcher;

    NeighboursBaseline(List<LabelledText> texts) {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (LabelledText text : texts) {
                    Document document = new Document();
                    document.add(new TextField(TEXT, text.text(), Field.Store.NO));
                    text.topics().forEach(topic -> document.add(new StoredField(TOPICS, topic.value())));
                    writer.addDocument(document);
                }
            }
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Classification classify(String text) {
        try {
            Map<TopicId, Double> votes = new HashMap<>();
            double all = 0;
            for (ScoreDoc hit : searcher.search(query(text), NEIGHBOURS).scoreDocs) {
                for (String topic : searcher.storedFields().document(hit.doc).getValues(TOPICS)) {
                    votes.merge(new TopicId(topic), (double) hit.score, Double::sum);
                }
                all += hit.score;
            }
            double sum = all;
            List<TopicScore> bestFirst = votes.entrySet().stream()
                    .map(vote -> new TopicScore(vote.getKey(), vote.getValue() / sum))
                    .sorted(Comparator.comparingDouble(TopicScore::confidence)
                            .reversed()
                            .thenComparing(TopicScore::topic))
                    .toList();
            List<TopicScore> given = bestFirst.isEmpty()
                    ? List.of(new TopicScore(TopicId.NOT_A_REQUEST, 0))
                    : Baselines.given(bestFirst);
            return new Classification(given, false, "baseline:neighbours", Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BooleanQuery query(String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                query.add(new TermQuery(new Term(TEXT, term.toString())), BooleanClause.Occur.SHOULD);
            }
            tokens.end();
        }
        return query.build();
    }
}
