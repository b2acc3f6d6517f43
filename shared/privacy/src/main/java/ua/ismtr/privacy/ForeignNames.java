package ua.ismtr.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Given names that the Ukrainian dictionary lacks: Russian and rarer ones, and Ukrainian names in Latin letters. */
final class ForeignNames {
    /** The official romanisation (resolution 55 of 2010) read backwards, the longest first. */
    private static final List<String[]> LETTERS = List.of(
            pair("shch", "щ"),
            pair("zgh", "зг"),
            pair("iia", "ія"),
            pair("iya", "ія"),
            pair("yia", "ія"),
            pair("zh", "ж"),
            pair("kh", "х"),
            pair("ts", "ц"),
            pair("lh", "льг"),
            pair("ch", "ч"),
            pair("sh", "ш"),
            pair("ya", "я"),
            pair("yu", "ю"),
            pair("ye", "є"),
            pair("yi", "ї"),
            pair("ia", "я"),
            pair("iu", "ю"),
            pair("ie", "є"),
            pair("ii", "ій"),
            pair("iy", "ій"),
            pair("ai", "ай"),
            pair("ei", "ей"),
            pair("oi", "ой"),
            pair("ui", "уй"),
            pair("ay", "ай"),
            pair("ey", "ей"),
            pair("oy", "ой"),
            pair("a", "а"),
            pair("b", "б"),
            pair("v", "в"),
            pair("w", "в"),
            pair("h", "г"),
            pair("g", "г"),
            pair("d", "д"),
            pair("e", "е"),
            pair("z", "з"),
            pair("y", "и"),
            pair("i", "і"),
            pair("j", "й"),
            pair("k", "к"),
            pair("c", "к"),
            pair("l", "л"),
            pair("m", "м"),
            pair("n", "н"),
            pair("o", "о"),
            pair("p", "п"),
            pair("r", "р"),
            pair("s", "с"),
            pair("t", "т"),
            pair("u", "у"),
            pair("f", "ф"),
            pair("x", "кс"));

    /** «Zinaida»: two vowels of two syllables. */
    private static final Pattern VOWEL_AND_I = Pattern.compile("([aeou])i(?=[bcdfghjklmnpqrstvwxz])");

    private final Set<String> names = new HashSet<>();

    ForeignNames() {
        WordList.read("russian-given-names.txt").forEach(this::decline);
        WordList.read("further-given-names.txt").forEach(this::declineInUkrainian);
    }

    boolean isGiven(String form) {
        return names.contains(form);
    }

    boolean isPatronymic(String form) {
        return isLatin(form) && PatronymicEndings.isLike(form);
    }

    /** The word itself, or what a word of Latin letters may be in Ukrainian. */
    List<String> writings(String form) {
        if (!isLatin(form)) {
            return List.of(form);
        }
        String plain = transliterated(form);
        String apart = VOWEL_AND_I.matcher(form).replaceFirst("$1ї");
        if (!apart.equals(form) && form.length() > 4) {
            return List.of(plain, transliterated(apart));
        }
        if (form.endsWith("ia")) {
            return List.of(plain, plain.substring(0, plain.length() - 1) + "ія");
        }
        if (form.endsWith("skyi") || form.endsWith("sky") || form.endsWith("skiy") || form.endsWith("ska")) {
            int stem = form.lastIndexOf("sk");
            String ending = form.endsWith("a") ? "ська" : "ський";
            return List.of(plain, transliterated(form.substring(0, stem)) + ending);
        }
        if (form.endsWith("ts") || form.endsWith("l")) {
            return List.of(plain, plain + "ь");
        }
        if (form.endsWith("y")) {
            return List.of(plain, plain.substring(0, plain.length() - 1) + "ій");
        }
        return List.of(plain);
    }

    private static boolean isLatin(String form) {
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if ((c < 'a' || c > 'z') && c != '-' && c != '\'') {
                return false;
            }
        }
        return true;
    }

    private static String transliterated(String latin) {
        StringBuilder cyrillic = new StringBuilder(latin.length());
        int i = 0;
        while (i < latin.length()) {
            String[] letter = letterAt(latin, i);
            cyrillic.append(letter[1]);
            i += letter[0].length();
        }
        return cyrillic.toString();
    }

    private static String[] letterAt(String latin, int at) {
        for (String[] letter : LETTERS) {
            if (latin.startsWith(letter[0], at)) {
                return letter;
            }
        }
        String same = latin.substring(at, at + 1);
        return pair(same, same);
    }

    private static String[] pair(String latin, String cyrillic) {
        return new String[] {latin, cyrillic};
    }

    private void decline(String name) {
        names.add(name);
        String stem = name.substring(0, name.length() - 1);
        switch (name.charAt(name.length() - 1)) {
            case 'а' -> add(stem, "ы", "и", "е", "у", "ой", "ою");
            case 'я' -> add(stem, "и", "е", "ю", "ей", "ею");
            case 'й' -> add(stem, "я", "ю", "ем", "е", "и");
            case 'ь' -> add(stem, "я", "ю", "ем", "и", "е");
            default -> add(name, "а", "у", "ом", "е");
        }
    }

    private void declineInUkrainian(String name) {
        names.add(name);
        String stem = name.substring(0, name.length() - 1);
        switch (name.charAt(name.length() - 1)) {
            case 'а' -> add(stem, "и", "і", "у", "ою", "о");
            case 'я' -> add(stem, "і", "ї", "ю", "ею", "єю", "ьою", "йою", "є", "ь");
            case 'о' -> add(stem, "а", "ові", "у", "ом");
            case 'ь' -> add(stem, "я", "еві", "ю", "ем", "і");
            case 'і', 'е', 'є', 'и', 'у' -> names.add(name);
            default -> add(name, "а", "у", "ові", "ом", "е");
        }
    }

    private void add(String stem, String... endings) {
        for (String ending : endings) {
            names.add(stem + ending);
        }
    }
}
