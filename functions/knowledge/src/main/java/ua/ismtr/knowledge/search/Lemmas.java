package ua.ismtr.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/** The dictionary forms of Ukrainian words. Safe for use by several threads. */
final class Lemmas {
    private static final String DICTIONARY = "/org/languagetool/resource/uk/ukrainian.dict";
    private static final int REMEMBERED = 20_000;

    private final DictionaryLookup lookup;
    private final Map<String, List<String>> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Lemmas(Dictionary dictionary) {
        this.lookup = new DictionaryLookup(dictionary);
    }

    static Lemmas open() {
        URL dictionary = Objects.requireNonNull(Lemmas.class.getResource(DICTIONARY), DICTIONARY);
        try {
            return new Lemmas(Dictionary.read(dictionary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dictionary forms of a word in small letters, in small letters; none of a word that the dictionary lacks. */
    synchronized List<String> of(String word) {
        List<String> lemmas = known.get(word);
        if (lemmas == null) {
            lemmas = find(word);
            if (lemmas.isEmpty()) {
                lemmas = find(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
            known.put(word, lemmas);
        }
        return lemmas;
    }

    private List<String> find(String word) {
        List<String> lemmas = new ArrayList<>(2);
        for (WordData data : lookup.lookup(word)) {
            CharSequence stem = data.getStem();
            String lemma = stem == null ? "" : stem.toString().toLowerCase(Locale.ROOT);
            if (!lemma.isEmpty() && !lemmas.contains(lemma)) {
                lemmas.add(lemma);
            }
        }
        return List.copyOf(lemmas);
    }
}
