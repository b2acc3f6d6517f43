package ua.ismtr.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;

/** The words of the requests of a topic: which tell it from the other topics, and which needs it falls into. */
public final class Terms {
    private static final int FEWEST_REQUESTS = 5;
    private static final int FEWEST_CENTERS = 3;
    private static final double PRIOR = 500;
    private static final double SURE = 1.96;
    private static final int MOST_IN_CLUSTERS = 600;

    /**
     * Which requests are meant.
     *
     * @param regions in these; empty: in all
     * @param to up to this day: nothing later changes the answer
     */
    public record Scope(String topic, Set<String> regions, LocalDate from, LocalDate to) {}

    /**
     * A word, or a pair of words, in its dictionary form.
     *
     * @param score how many standard deviations its log-odds in the topic lie above those in the other topics
     */
    public record Word(String word, int requests, int centers, double score) {}

    /**
     * A need within a topic.
     *
     * @param typical the request that is the most like the others
     * @param words those that most of its requests have in common
     */
    public record SubNeed(int requests, int centers, long people, String typical, List<String> words) {}

    private final IndexReader index;

    Terms(IndexReader index) {
        this.index = index;
    }

    /**
     * The words that tell the topic from the others, the most telling first: log-odds with an informative Dirichlet prior
     * (Monroe, Colaresi and Quinn, Fightin' Words, 2008). Only words of at least five requests of three centres.
     */
    public List<Word> distinctive(Scope scope, int limit) {
        try {
            ScopedRequests requests = ScopedRequests.of(index, scope);
            List<Counted> counted = new ArrayList<>();
            double[] totals = new double[2];
            each((word, documents) -> {
                int inTopic = requests.inTopic(documents);
                int inOthers = requests.inOthers(documents);
                totals[0] += inTopic;
                totals[1] += inOthers;
                if (inTopic >= FEWEST_REQUESTS) {
                    counted.add(new Counted(word, inTopic, inOthers, requests.centers(documents)));
                }
            });
            return counted.stream()
                    .filter(one -> one.centers() >= FEWEST_CENTERS)
                    .map(one -> new Word(one.word(), one.inTopic(), one.centers(), one.score(totals[0], totals[1])))
                    .filter(word -> word.score() > SURE)
                    .sorted(Comparator.comparingDouble(Word::score).reversed().thenComparing(Word::word))
                    .limit(limit)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The needs that the newest requests of the topic fall into, the largest first. */
    public List<SubNeed> subNeeds(Scope scope, int limit) {
        try {
            ScopedRequests requests = ScopedRequests.of(index, scope);
            int[] newest = requests.newest(MOST_IN_CLUSTERS);
            RequestVectors vectors = new RequestVectors(newest);
            each(vectors::add);
            List<SubNeed> needs = new ArrayList<>();
            for (int[] cluster : Clusters.of(vectors.similarities())) {
                int[] documents = vectors.documents(cluster);
                SubNeed need = new SubNeed(
                        cluster.length,
                        requests.centers(documents),
                        requests.people(documents),
                        requests.id(vectors.document(vectors.medoid(cluster))),
                        vectors.common(cluster));
                if (need.centers() >= 2 && needs.size() < limit) {
                    needs.add(need);
                }
            }
            return needs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the centres that asked, by code, each as its newest request has it. */
    public Map<String, String> centerNames(Scope scope) {
        try {
            return ScopedRequests.of(index, scope).centerNames();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Counted(String word, int inTopic, int inOthers, int centers) {
        double score(double topicTotal, double othersTotal) {
            double prior = PRIOR * (inTopic + inOthers) / (topicTotal + othersTotal);
            double topicOdds = (inTopic + prior) / (topicTotal + PRIOR - inTopic - prior);
            double otherOdds = (inOthers + prior) / (othersTotal + PRIOR - inOthers - prior);
            double variance = 1 / (inTopic + prior) + 1 / (inOthers + prior);
            return (Math.log(topicOdds) - Math.log(otherOdds)) / Math.sqrt(variance);
        }
    }

    private interface Action {
        void take(String word, int[] documents) throws IOException;
    }

    /** Shows each word and pair of the requests that count, with its documents in their order. */
    private void each(Action action) throws IOException {
        org.apache.lucene.index.Terms terms = MultiTerms.getTerms(index, IndexFields.TERM);
        if (terms == null) {
            return;
        }
        TermsEnum words = terms.iterator();
        PostingsEnum postings = null;
        while (words.next() != null) {
            postings = words.postings(postings, PostingsEnum.NONE);
            int[] documents = new int[words.docFreq()];
            int size = 0;
            for (int next = postings.nextDoc(); next != DocIdSetIterator.NO_MORE_DOCS; next = postings.nextDoc()) {
                documents = ArrayUtil.grow(documents, size + 1);
                documents[size++] = next;
            }
            action.take(words.term().utf8ToString(), ArrayUtil.copyOfSubArray(documents, 0, size));
        }
    }
}
