package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;

/** How names after the father end, in Ukrainian, Russian, Crimean Tatar and Latin writing. */
final class PatronymicEndings {
    private static final List<String> ENDINGS = Endings.of(
            "ович йович евич ьович", " а у і ові ем",
            "івн ївн овн евн", "а и і у ою о ы е ой",
            "ovych yovych evych ovich evich", " a u",
            "ivn yivn ovn evn", "a y u i");

    /** Words of their own after a name: «Решат оглу», «Айше кизи». */
    private static final Set<String> WORDS =
            Set.of("огли", "оглу", "оглы", "кизи", "кызы", "ильич", "ильича", "ильичу", "ильинична", "ильиничны");

    private static final int SHORTEST = 7;

    private PatronymicEndings() {}

    /** Whether it is «огли» or the like, which follows the father's name. */
    static boolean isWord(String form) {
        return WORDS.contains(form);
    }

    static boolean isLike(String form) {
        return WORDS.contains(form)
                || (form.length() >= SHORTEST && ENDINGS.stream().anyMatch(form::endsWith));
    }
}
