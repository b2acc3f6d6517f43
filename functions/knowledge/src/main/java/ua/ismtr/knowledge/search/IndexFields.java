package ua.ismtr.knowledge.search;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** How an entry is a document of the index. */
final class IndexFields {
    /** The words as they are written: names such as Вулик are found by them first. */
    static final String EXACT = "exact";

    static final String LEMMA = "lemma";
    static final String STEM = "stem";
    static final String PLACE = "place";

    /** The dictionary form of each word that says something, and frequent pairs of them. */
    static final String TERM = "term";

    static final String ID = "id";
    static final String KIND = "kind";
    static final String REGION = "region";
    static final String TOPIC = "topic";
    /** How well each topic fits. */
    static final String FIT = "fit";

    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String DAY = "day";
    static final String CENTER = "center";
    static final String PEOPLE = "people";
    static final String COUNTED = "counted";

    /** The region of what is for the whole country. */
    static final String COUNTRY = "-";

    /** How often a word stands in an entry counts where it is its dictionary form or as it is written. */
    private static final FieldType COUNTED_WORDS = words(IndexOptions.DOCS_AND_FREQS, false);

    private static final FieldType WORDS = words(IndexOptions.DOCS, true);

    /** From this probability on a topic fits that an entry does not have: the square root of it, and this much at most. */
    private static final double LEAST_PROBABILITY = 0.04;

    private static final double OTHERS_FIT = 0.8;

    /** How well a topic fits an entry that has it, whatever its text speaks of. */
    private static final double GIVEN_FIT = 0.5;

    private IndexFields() {}

    /**
     * The document of an entry. The text of a request is not kept in it: what is shown is always what is stored now.
     *
     * @param tokens of title and text
     * @param pairs of its words, those that are frequent
     */
    static Document document(
            Entry entry,
            List<Token> tokens,
            List<Token> place,
            Collection<String> pairs,
            Map<String, Double> subjects) {
        Document document = new Document();
        words(document, EXACT, tokens.stream().map(Token::exact).toList());
        words(
                document,
                LEMMA,
                tokens.stream().flatMap(token -> token.lemmas().stream()).toList());
        words(
                document,
                STEM,
                tokens.stream().map(Token::stem).filter(stem -> !stem.isEmpty()).toList());
        words(document, PLACE, place.stream().map(Token::lemma).toList());
        if (entry.counted()) {
            words(
                    document,
                    TERM,
                    tokens.stream()
                            .filter(token -> !token.common())
                            .map(Token::lemma)
                            .toList());
            words(document, TERM, List.copyOf(pairs));
        }
        facet(document, ID, entry.id());
        facet(document, KIND, entry.kind().toString());
        String region = entry.region();
        facet(document, REGION, region == null ? COUNTRY : region);
        entry.topics().forEach(topic -> facet(document, TOPIC, topic));
        fits(entry.topics(), subjects)
                .forEach((topic, fit) -> document.add(new FeatureField(FIT, topic, fit.floatValue())));
        document.add(new NumericDocValuesField(DAY, entry.day().toEpochDay()));
        document.add(new NumericDocValuesField(PEOPLE, entry.people()));
        document.add(new NumericDocValuesField(COUNTED, entry.counted() ? 1 : 0));
        String center = entry.center();
        document.add(new SortedDocValuesField(CENTER, new BytesRef(center == null ? "" : center)));
        document.add(new StoredField(TITLE, entry.title()));
        if (entry.kind() != Kind.REQUEST) {
            document.add(new StoredField(TEXT, entry.text()));
        }
        return document;
    }

    /** How well topics fit an entry: those it has, better than any other, and among them those better that its text speaks of more. */
    private static Map<String, Double> fits(List<String> topics, Map<String, Double> subjects) {
        Map<String, Double> fits = new TreeMap<>();
        subjects.forEach((topic, probability) -> {
            if (probability >= LEAST_PROBABILITY) {
                fits.put(topic, OTHERS_FIT * Math.sqrt(probability));
            }
        });
        for (String topic : topics) {
            fits.put(topic, GIVEN_FIT + (1 - GIVEN_FIT) * subjects.getOrDefault(topic, 0.0));
        }
        return fits;
    }

    private static FieldType words(IndexOptions options, boolean anyLength) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(anyLength);
        type.freeze();
        return type;
    }

    private static void words(Document document, String field, List<String> words) {
        boolean counted = field.equals(EXACT) || field.equals(LEMMA);
        document.add(new Field(field, new Listed(words), counted ? COUNTED_WORDS : WORDS));
    }

    private static void facet(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.YES));
        document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
    }

    /** Words that were read already. */
    private static final class Listed extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final List<String> words;
        private Iterator<String> rest;

        Listed(List<String> words) {
            this.words = words;
            this.rest = words.iterator();
        }

        @Override
        public void reset() {
            rest = words.iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!rest.hasNext()) {
                return false;
            }
            term.append(rest.next());
            return true;
        }
    }
}
