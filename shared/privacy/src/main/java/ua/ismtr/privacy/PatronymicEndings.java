package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;

/** How names after the father end, in Ukrainian, Russian, Crimean Tatar and Latin writing. */
final class PatronymicEndings {
    private static final List<String> ENDINGS = Endings.of(
            "ович йович евич ьович", " а у і ові ем",
            "овіч йовіч евіч ьовіч євич євіч", " а у і ові ем ом",
            "івн ївн овн евн євн", "а и і у ою о ы е ой",
            "ovych yovych evych ovich evich", " a u",
            "ivn yivn ovn evn", "a y u i");

    /** Words of their own after a name: «Решат оглу», «Айше кизи». */
    private static final Set<String> WORDS =
            Set.of("огли", "оглу", "оглы", "кизи", "кызы", "ильич", "ильича", "ильичу", "ильинична", "ильиничны");

    private static final Set<String> CONTRACTED =
            Set.of("вна", "вни", "вні", "вну", "івна", "івни", "івні", "івну", "вич", "вича", "вичу", "вичем", "ович");

    private static final Set<String> ENDS_OF_IVANIVNA = Set.of("на", "ни", "ні", "ну", "ною");

    private static final int SHORTEST = 7;
    private static final int LONGEST_BEGINNING = 4;

    private PatronymicEndings() {}

    /** «Гр-вна», «Мик-вич»: the beginning and the end. */
    private static boolean isContracted(String form) {
        int hyphen = form.indexOf('-');
        String end = form.substring(hyphen + 1);
        boolean given = hyphen > 1 && hyphen <= LONGEST_BEGINNING;
        return given && (CONTRACTED.contains(end) || (form.startsWith("ів-") && ENDS_OF_IVANIVNA.contains(end)));
    }

    /** Whether it is «огли» or the like, which follows the father's name. */
    static boolean isWord(String form) {
        return WORDS.contains(form);
    }

    static boolean isLike(String form) {
        return WORDS.contains(form.substring(form.indexOf('-') + 1))
                || isContracted(form)
                || (form.length() >= SHORTEST && ENDINGS.stream().anyMatch(form::endsWith));
    }
}
