package ua.ismtr.knowledge.search;

import java.util.HashSet;
import java.util.Set;

/** The words that a query found, in each of their forms. */
final class Marks {
    private final Set<String> exact = new HashSet<>();
    private final Set<String> lemmas = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    void add(String field, String form) {
        switch (field) {
            case IndexFields.EXACT -> exact.add(form);
            case IndexFields.LEMMA -> lemmas.add(form);
            case IndexFields.STEM -> stems.add(form);
            default -> {}
        }
    }

    boolean has(Token token) {
        return exact.contains(token.exact())
                || token.lemmas().stream().anyMatch(lemmas::contains)
                || stems.contains(token.stem());
    }
}
