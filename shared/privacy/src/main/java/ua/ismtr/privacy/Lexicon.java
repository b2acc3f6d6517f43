package ua.ismtr.privacy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/**
 * What the morphological dictionary of Ukrainian (dict_uk, in the form made for LanguageTool, LGPL) says of words, beside
 * the Russian and Latin writings of names, which it lacks. For one text and one thread; the dictionary itself is read once.
 */
final class Lexicon {
    private static final String DICTIONARY = "/org/languagetool/resource/uk/ukrainian.dict";
    private static final String INFORMATION = "/org/languagetool/resource/uk/ukrainian.info";
    private static final int LONGEST = 40;

    /** In which genders and cases nouns stand after forms that end so, as the dictionary tags them. */
    private static final Map<String, List<String>> AGREEMENT = Map.of(
            "ої", List.of(":f:v_rod"),
            "ій", List.of(":f:v_dav", ":f:v_mis", ":m:v_naz"),
            "ою", List.of(":f:v_oru"),
            "ого", List.of(":m:v_rod", ":n:v_rod", ":m:v_zna"),
            "ому", List.of(":m:v_dav", ":m:v_mis", ":n:v_dav", ":n:v_mis"),
            "ва", List.of(":f:v_naz"),
            "на", List.of(":f:v_naz"));

    /** Read when the first text comes. */
    private static final class Words {
        private static final Dictionary KNOWN = read();

        private static Dictionary read() {
            try (InputStream words = resource(DICTIONARY);
                    InputStream information = resource(INFORMATION)) {
                return Dictionary.read(words, information);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static InputStream resource(String name) {
            InputStream resource = Lexicon.class.getResourceAsStream(name);
            if (resource == null) {
                throw new IllegalStateException("The package lacks the dictionary " + name);
            }
            return new BufferedInputStream(resource);
        }
    }

    private final DictionaryLookup lookup = new DictionaryLookup(Words.KNOWN);
    private final ForeignNames foreign;
    private final Map<String, Word> known = new HashMap<>();
    private final Map<String, Set<String>> lemmas = new HashMap<>();

    Lexicon(ForeignNames foreign) {
        this.foreign = foreign;
    }

    /** What is known of the word, which is given in small letters. */
    Word word(String form) {
        Word before = known.get(form);
        if (before != null) {
            return before;
        }
        Word word = read(form);
        known.put(form, word);
        return word;
    }

    private Word read(String form) {
        if (form.isEmpty() || form.length() > LONGEST) {
            return Word.NONE;
        }
        Word whole = looked(form);
        int hyphen = form.indexOf('-');
        if (hyphen <= 0 || hyphen == form.length() - 1 || !whole.unknown()) {
            return whole;
        }
        Word first = word(form.substring(0, hyphen));
        Word last = word(form.substring(hyphen + 1));
        boolean given = first.given() && last.given() && !first.common();
        boolean like = SurnameEndings.isLike(form.substring(0, hyphen)) && SurnameEndings.isLike(form);
        boolean surname = first.surname() || last.surname() || (like && first.unknown() && last.unknown());
        boolean common = first.common() && last.common();
        return new Word(given, false, surname, false, common, false, false, false, false, false, false, false);
    }

    private Word looked(String form) {
        boolean given = foreign.isGiven(form);
        boolean patronymic = foreign.isPatronymic(form);
        boolean surname = false;
        boolean place = false;
        boolean called = false;
        boolean named = false;
        for (String written : foreign.writings(form)) {
            for (WordData entry : lookup.lookup(capitalised(written))) {
                String tag = entry.getTag().toString();
                if (tag.contains(":bad")) {
                    continue;
                }
                boolean one = tag.contains(":fname") && !tag.contains(":p:");
                given |= one;
                called |= one && tag.contains(":v_kly");
                named |= one && !tag.contains(":v_kly");
                patronymic |= tag.contains(":pname");
                surname |= tag.contains(":lname");
                place |= tag.contains(":geo");
            }
        }
        boolean common = false;
        boolean person = false;
        boolean people = false;
        boolean verb = false;
        boolean noun = false;
        boolean adjective = false;
        boolean link = false;
        for (WordData entry : lookup.lookup(form)) {
            String tag = entry.getTag().toString();
            boolean several = tag.contains(":p:");
            common = true;
            person |= tag.startsWith("noun:anim") && !several && !tag.contains(":pron");
            people |= tag.startsWith("noun:anim") && several;
            verb |= tag.startsWith("verb");
            noun |= tag.startsWith("noun") && !tag.contains(":pron");
            adjective |= tag.startsWith("adj");
            link |= tag.startsWith("prep") || tag.startsWith("conj") || tag.startsWith("part") || tag.startsWith("adv");
        }
        patronymic |= !common && !surname && PatronymicEndings.isLike(form);
        given |= !given && !common && FondNames.roots(form).stream().anyMatch(this::isRoot);
        given |= !given
                && !common
                && !surname
                && !place
                && RussianSpelling.ukrainian(form).stream().anyMatch(this::isGivenName);
        return new Word(
                given,
                patronymic,
                surname,
                place,
                common,
                person,
                people,
                verb,
                noun,
                adjective,
                called && !named,
                link);
    }

    /** Whether this is a given name in the nominative. */
    private boolean isRoot(String name) {
        return foreign.isGiven(name)
                || lookup.lookup(capitalised(name)).stream()
                        .map(entry -> entry.getTag().toString())
                        .anyMatch(tag -> tag.contains(":fname") && tag.contains(":v_naz"));
    }

    private boolean isGivenName(String name) {
        return lookup.lookup(capitalised(name)).stream()
                .anyMatch(entry -> entry.getTag().toString().contains(":fname"));
    }

    /** The dictionary forms of a word in small letters; the word itself where the dictionary lacks it. */
    Set<String> lemmas(String form) {
        Set<String> before = lemmas.get(form);
        if (before != null) {
            return before;
        }
        Set<String> found = new HashSet<>();
        found.add(form);
        lookup.lookup(form).forEach(entry -> found.add(entry.getStem().toString()));
        lemmas.put(form, found);
        return found;
    }

    /**
     * Whether a noun, in the form in which it is written, may follow a form that ends as an adjective does: «Зеленої» and
     * «громади» agree, «Соловйової» and «пароль» do not. Endings that say too little agree with everything.
     */
    boolean agree(String adjective, String noun) {
        List<String> cases = AGREEMENT.entrySet().stream()
                .filter(ending -> adjective.endsWith(ending.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        return cases.isEmpty()
                || lookup.lookup(noun).stream()
                        .map(entry -> entry.getTag().toString())
                        .filter(tag -> tag.startsWith("noun"))
                        .anyMatch(tag -> tag.contains(":nv") || cases.stream().anyMatch(tag::contains));
    }

    private static String capitalised(String form) {
        StringBuilder written = new StringBuilder(form);
        for (int i = 0; i < written.length(); i++) {
            if (i == 0 || written.charAt(i - 1) == '-') {
                written.setCharAt(i, Character.toUpperCase(written.charAt(i)));
            }
        }
        return written.toString();
    }

    /** The dictionary form of the word where it is a name, so that «Олену» and «Олени» are one; else the word itself. */
    List<String> names(String form) {
        List<String> names = lookup.lookup(capitalised(form)).stream()
                .filter(entry -> entry.getTag().toString().contains(":prop"))
                .map(entry -> entry.getStem().toString().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return names.isEmpty() ? List.of(form) : names;
    }
}
