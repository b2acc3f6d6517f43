package ua.ismtr.knowledge.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A word of a query with all that it may stand for, each with its weight. */
final class WantedWord {
    private static final float EXACT = 1.25f;
    private static final float LEMMA = 1f;
    private static final float STEM = 0.6f;
    private static final float PLACE = 0.35f;
    private static final float OTHERS = 0.1f;

    private final Map<Term, Float> alternatives = new LinkedHashMap<>();
    private final boolean common;
    private String meant;

    /**
     * @param written the word
     * @param common whether it says nothing alone
     */
    WantedWord(String written, boolean common) {
        this.meant = written;
        this.common = common;
    }

    /** What it stands for, in Ukrainian; the word itself, unless {@link #means} said otherwise. */
    String meant() {
        return meant;
    }

    void means(String words) {
        meant = words;
    }

    boolean common() {
        return common;
    }

    /** It may be this word, in any form. */
    void or(Token token, float weight) {
        or(IndexFields.EXACT, token.exact(), weight * EXACT);
        for (String lemma : token.lemmas()) {
            or(IndexFields.LEMMA, lemma, weight * LEMMA);
        }
        if (!token.common()) {
            or(IndexFields.STEM, token.stem(), weight * STEM);
        }
        or(IndexFields.PLACE, token.lemma(), weight * PLACE);
    }

    void or(String field, String form, float weight) {
        alternatives.merge(new Term(field, form), weight, Math::max);
    }

    boolean isEmpty() {
        return alternatives.isEmpty();
    }

    void mark(Marks marks) {
        alternatives.keySet().forEach(term -> marks.add(term.field(), term.text()));
    }

    Query query() {
        List<Query> queries = new ArrayList<>();
        alternatives.forEach((term, weight) -> queries.add(new BoostQuery(new TermQuery(term), weight)));
        return new DisjunctionMaxQuery(queries, OTHERS);
    }
}
