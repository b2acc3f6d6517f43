package ua.ismtr.knowledge.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import ua.ismtr.text.PlainText;

/**
 * Reads what is looked for: each word in all its forms; what a word in Russian, in English or in short stands for; and
 * where the index has no such word, what was meant if the keyboard had another layout, or the nearest words of the index.
 */
final class QueryReader {
    private static final Pattern SPACE = Pattern.compile("[\\s\u00a0]+");
    private static final int MOST_WORDS = 20;
    private static final int MOST_CORRECTIONS = 5;
    private static final int RARE = 2;

    /** So many first letters do words share of which one is derived of the other. */
    private static final int BEGINNING = 5;

    private static final float DERIVED = 0.3f;
    private static final float TRANSLATED = 0.8f;
    private static final float CORRECTED = 0.8f;
    private static final float PERHAPS = 0.3f;

    /** How much more of a word may be wrong than of the nearest. */
    private static final double NEARLY = 1.25;

    private final Reader reader;
    private final Lexicon lexicon;
    private final IndexReader index;

    QueryReader(Reader reader, Lexicon lexicon, IndexReader index) {
        this.reader = reader;
        this.lexicon = lexicon;
        this.index = index;
    }

    /** The words of a query, in their order. */
    List<WantedWord> read(String query) throws IOException {
        List<WantedWord> words = new ArrayList<>();
        for (String chunk : SPACE.split(PlainText.of(query).strip().toLowerCase(Locale.ROOT), -1)) {
            if (words.size() < MOST_WORDS) {
                words.addAll(chunk(chunk));
            }
        }
        return words;
    }

    private List<WantedWord> chunk(String chunk) throws IOException {
        List<Token> tokens = reader.tokens(chunk);
        boolean known = true;
        for (Token token : tokens) {
            known &= understood(token);
        }
        if (!known || tokens.isEmpty()) {
            for (String reading : Keyboard.readings(chunk)) {
                List<Token> meant = reader.tokens(reading);
                boolean allMeant = !meant.isEmpty();
                for (Token token : meant) {
                    allMeant &= understood(token) || reader.knows(token.exact());
                }
                if (allMeant) {
                    return words(meant);
                }
            }
        }
        return words(tokens);
    }

    private List<WantedWord> words(List<Token> tokens) throws IOException {
        List<WantedWord> words = new ArrayList<>();
        for (Token token : tokens) {
            words.add(word(token));
        }
        return words;
    }

    private WantedWord word(Token token) throws IOException {
        WantedWord word = new WantedWord(token.exact(), token.common());
        word.or(token, 1);
        List<String> translations = translations(token);
        for (String translation : translations) {
            word.or(reader.token(translation), TRANSLATED);
        }
        if (!translations.isEmpty()) {
            String meant = String.join(" ", translations);
            word.means(reader.knows(token.exact()) ? token.exact() + " " + meant : meant);
        }
        int frequency = frequency(token);
        boolean known = reader.knows(token.exact());
        if (known && frequency <= RARE && !token.common()) {
            for (String stem : derived(token.stem())) {
                word.or(IndexFields.STEM, stem, DERIVED);
            }
        }
        if (translations.isEmpty() && !token.common() && frequency <= (known ? 0 : RARE)) {
            correct(token, word, frequency == 0 && !known ? CORRECTED : PERHAPS, known ? 1 : 2);
        }
        return word;
    }

    /** Stems that begin as a long one does: «евакуація» and «евакуйований» beside «евакуювати». The most frequent of them. */
    private List<String> derived(String stem) throws IOException {
        Terms terms = MultiTerms.getTerms(index, IndexFields.STEM);
        if (stem.length() <= BEGINNING || terms == null) {
            return List.of();
        }
        String beginning = stem.substring(0, BEGINNING);
        List<Near> found = new ArrayList<>();
        TermsEnum all = terms.iterator();
        TermsEnum.SeekStatus status = all.seekCeil(new BytesRef(beginning));
        BytesRef term = status == TermsEnum.SeekStatus.END ? null : all.term();
        for (; term != null; term = all.next()) {
            String other = term.utf8ToString();
            if (!other.startsWith(beginning)) {
                break;
            }
            if (!other.equals(stem)) {
                found.add(new Near(other, 0, all.docFreq()));
            }
        }
        return mostFrequent(found.stream());
    }

    private static List<String> mostFrequent(Stream<Near> found) {
        return found.sorted(Comparator.comparingInt(Near::frequency).reversed().thenComparing(Near::text))
                .limit(MOST_CORRECTIONS)
                .map(Near::text)
                .toList();
    }

    private List<String> translations(Token token) {
        List<String> found = new ArrayList<>(lexicon.of(token.exact()));
        token.lemmas().forEach(lemma -> found.addAll(lexicon.of(lemma)));
        return found;
    }

    private boolean understood(Token token) throws IOException {
        return token.common() || frequency(token) > 0 || !translations(token).isEmpty();
    }

    /** In how many entries the word is, in the form that is in the most. */
    private int frequency(Token token) throws IOException {
        int most = Math.max(
                index.docFreq(new Term(IndexFields.EXACT, token.exact())),
                index.docFreq(new Term(IndexFields.PLACE, token.lemma())));
        for (String lemma : token.lemmas()) {
            most = Math.max(most, index.docFreq(new Term(IndexFields.LEMMA, lemma)));
        }
        return most;
    }

    /**
     * The nearest words of the index, by what inflected forms share and by what is written. A word of the dictionary that the index lacks may be
     * another word with one wrong letter.
     */
    private void correct(Token token, WantedWord word, float weight, int most) throws IOException {
        String russian = ukrainian(token.exact());
        List<Near> stems = near(IndexFields.STEM, reader.token(russian).stem(), most);
        List<Near> written = near(IndexFields.EXACT, russian, most);
        double nearest = NEARLY * Math.min(nearest(stems), nearest(written));
        List<Near> good = Stream.of(written, stems)
                .flatMap(List::stream)
                .filter(near -> near.share() <= nearest)
                .toList();
        for (Near near : good) {
            float less = (float) (weight / (1 + near.edits()));
            if (stems.contains(near)) {
                word.or(IndexFields.STEM, near.text(), less);
            } else {
                word.or(reader.token(near.text()), less);
            }
        }
        if (!good.isEmpty() && (weight == CORRECTED || good.getFirst().edits() < 1)) {
            word.means(good.getFirst().text());
        }
    }

    /** With the Ukrainian letters for those that only Russian has. */
    private static String ukrainian(String word) {
        return word.replace('ы', 'и').replace('э', 'е').replace("ё", "йо").replace('ъ', '\'');
    }

    private record Near(String text, double edits, int frequency) {
        /** How much of the word is wrong. */
        double share() {
            return edits / text.length();
        }
    }

    private List<Near> near(String field, String text, int most) throws IOException {
        int edits = Math.min(most, text.length() < 4 ? 0 : text.length() < 6 ? 1 : 2);
        Terms terms = MultiTerms.getTerms(index, field);
        if (terms == null || edits == 0) {
            return List.of();
        }
        List<Near> found = new ArrayList<>();
        FuzzyTermsEnum fuzzy = new FuzzyTermsEnum(terms, new Term(field, text), edits, 0, true);
        for (BytesRef term = fuzzy.next(); term != null; term = fuzzy.next()) {
            String near = term.utf8ToString();
            found.add(new Near(near, Edits.between(text, near), fuzzy.docFreq()));
        }
        double nearest = nearest(found);
        return found.stream()
                .filter(near -> near.share() <= nearest)
                .sorted(Comparator.comparingInt(Near::frequency).reversed().thenComparing(Near::text))
                .limit(MOST_CORRECTIONS)
                .toList();
    }

    private static double nearest(List<Near> found) {
        return found.stream().mapToDouble(Near::share).min().orElse(Double.MAX_VALUE);
    }

    /** The words that a query is about, without those that say nothing alone; all of them if none says more. */
    static List<WantedWord> telling(List<WantedWord> words) {
        List<WantedWord> telling = words.stream().filter(word -> !word.common()).toList();
        return telling.isEmpty() ? words : telling;
    }
}
