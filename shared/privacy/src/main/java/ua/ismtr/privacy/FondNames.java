package ua.ismtr.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Fond forms of given names, «Кристинка», «Вікуся», «Василько», traced back to the names that they are made of. */
final class FondNames {
    /** The endings of the cases, by declension. */
    private static final List<String> FEMININE = List.of("а", "и", "у", "ою", "о");

    private static final List<String> SOFT = List.of("я", "і", "ю", "ею", "ьою", "йою", "є", "ь");
    private static final List<String> MASCULINE = List.of("", "а", "у", "ові", "ом", "і", "е", "о");
    private static final List<String> SUFFIXES_K = List.of("очк", "ечк", "оньк", "еньк", "ічк", "к");
    private static final List<String> SUFFIXES_S = List.of("ус", "юс", "ас", "ун", "юн", "ул", "юл", "н", "с", "ц");
    private static final List<String> SUFFIXES_M = List.of("очк", "ечк", "ик", "ц", "к", "чик");
    private static final List<String> SUFFIXES_ROUGH =
            List.of("ік", "он", "ан", "ян", "ьок", "ок", "ьк", "ух", "юх", "ох");
    private static final List<String> SOFT_MASCULINE = List.of("ь", "я", "еві", "ю", "ем");
    private static final List<String> SUFFIXES_SOFT = List.of("ус", "ас");
    private static final int SHORTEST = 4;
    private static final int SHORTEST_STEM = 2;

    private FondNames() {}

    /** The names of which this may be a fond form, in small letters; empty where it has no such end. */
    static List<String> roots(String form) {
        List<String> roots = new ArrayList<>();
        if (form.length() < SHORTEST || form.charAt(0) <= 'z') {
            return roots;
        }
        for (String ending : FEMININE) {
            stripped(form, ending).ifEndsIn(SUFFIXES_K, stem -> feminine(stem, roots));
        }
        dative(form, roots);
        for (String ending : SOFT) {
            stripped(form, ending).ifEndsIn(SUFFIXES_S, stem -> feminine(stem, roots));
        }
        for (String ending : MASCULINE) {
            stripped(form, ending).ifEndsIn(SUFFIXES_M, stem -> masculine(stem, roots));
        }
        for (String ending : MASCULINE) {
            stripped(form, ending).ifEndsIn(SUFFIXES_ROUGH, stem -> {
                feminine(stem, roots);
                masculine(stem, roots);
            });
        }
        for (String ending : SOFT_MASCULINE) {
            stripped(form, ending).ifEndsIn(SUFFIXES_SOFT, stem -> masculine(stem, roots));
        }
        return roots;
    }

    /** «Маринці»: к becomes ц before і. */
    private static void dative(String form, List<String> roots) {
        if (form.endsWith("ці")) {
            feminine(form.substring(0, form.length() - 2), roots);
            new Stripped(form.substring(0, form.length() - 2) + "к")
                    .ifEndsIn(SUFFIXES_K, stem -> feminine(stem, roots));
        }
    }

    private static void feminine(String stem, List<String> roots) {
        String hard = stem.endsWith("ь") || stem.endsWith("й") ? stem.substring(0, stem.length() - 1) : stem;
        roots.add(stem + "а");
        roots.add(hard + "я");
        roots.add(stem + "ія");
    }

    private static void masculine(String stem, List<String> roots) {
        roots.add(stem);
        roots.add(stem + "о");
        roots.add(stem + "ь");
        roots.add(stem + "ій");
        roots.add(stem + "й");
    }

    private static Stripped stripped(String form, String ending) {
        return new Stripped(form.endsWith(ending) ? form.substring(0, form.length() - ending.length()) : "");
    }

    /** A form without its ending. */
    private record Stripped(String stem) {
        void ifEndsIn(List<String> suffixes, Consumer<String> found) {
            for (String suffix : suffixes) {
                if (stem.endsWith(suffix) && stem.length() - suffix.length() >= SHORTEST_STEM) {
                    found.accept(stem.substring(0, stem.length() - suffix.length()));
                }
            }
        }
    }
}
