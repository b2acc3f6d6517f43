package ua.ismtr.knowledge.search;

import java.util.List;

/**
 * A word of a text in the forms by which it is found.
 *
 * @param start where it begins in the text
 * @param end where it ends, exclusively
 * @param exact as it is written, in small letters
 * @param lemmas its dictionary forms, none if the dictionary lacks it
 * @param stem what its inflected forms share; empty for a word that stands in nearly every request
 */
record Token(int start, int end, String exact, List<String> lemmas, String stem) {
    /** Whether it says nothing alone. */
    boolean common() {
        return stem.isEmpty();
    }

    /** Its first dictionary form, or the word itself. */
    String lemma() {
        return lemmas.isEmpty() ? exact : lemmas.getFirst();
    }
}
