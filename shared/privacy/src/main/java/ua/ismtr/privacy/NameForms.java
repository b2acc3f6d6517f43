package ua.ismtr.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Knows given names in all their cases, and how patronymics and surnames end. */
final class NameForms {
    private static final List<String> PATRONYMICS = endings(
            "ович йович евич ьович", " а у у ові ем",
            "івн ївн овн евн", "а и і у ою о ы е ой",
            "ович", "і ичу",
            "ovych yovych evych ovich evich ivn yivn ovn evn", " a y u i");
    private static final Set<String> RARE_PATRONYMICS = Set.of(
            "ілліч",
            "ілліча",
            "іллічу",
            "іллічем",
            "кузьмич",
            "кузьмича",
            "лукич",
            "лукича",
            "хомич",
            "хомича",
            "савич",
            "савича",
            "никитич",
            "никитична",
            "никитичны",
            "ильич",
            "ильича",
            "ильинична",
            "ильиничны",
            "кузьмівна",
            "яківна");
    private static final List<String> CLEAR_SURNAMES = endings(
            "енк єнк", "о а у ом ові",
            "чук щук юк", " а у ом ові",
            "enk", "o a u",
            "chuk shchuk", " a u");
    private static final List<String> PROBABLE_SURNAMES = endings(
            "ук юк як", " а у ом ові",
            "ишин", " а у ом",
            "к", "о",
            "ськ цьк", "ий");
    private static final List<String> SURNAMES = endings(
            "ськ цьк зьк ск цк", "ий а ого ому им ої ій у ою ая ой ую ого",
            "юк ук як ак ик ич юх ун ан ар ай ей ій ин ін їн ів їв ов ев єв ер ор аль иль інь ось ель",
                    " а у ом ем ові еві я ю",
            "ов ев єв ів їв ин ін їн", "а ої ій у ою им ой",
            "к", "о",
            "ец єц", "ь",
            "ц", "я ю ем",
            "ур юр ул иц иг уб ун юн", "а и і у ою",
            "sky skyi ska skiy tsky tska iuk yuk uk ak yk ych iv ov ev ova eva in yn ko ets an ar", " ");

    /** How many letters of the father's name tell a patronymic from «орієнтовна». */
    private static final int FATHER = 4;

    private static final int SHORTEST_PATRONYMIC = 6;

    private final Set<String> given = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();

    NameForms() {
        WordList.read("given-names.txt").forEach(this::decline);
    }

    boolean isGiven(String form) {
        return given.contains(form);
    }

    boolean isPatronymic(String form) {
        boolean ends = form.length() >= 7
                && PATRONYMICS.stream().anyMatch(form::endsWith)
                && (beginnings.contains(form.substring(0, FATHER))
                        || beginnings.contains(form.substring(0, FATHER - 1)));
        return ends || RARE_PATRONYMICS.contains(form);
    }

    /** Whether it ends like a patronymic, of whatever father: enough beside another name, not alone. */
    boolean endsLikePatronymic(String form) {
        return form.length() >= SHORTEST_PATRONYMIC && PATRONYMICS.stream().anyMatch(form::endsWith);
    }

    /** Whether hardly anything but a surname ends so. */
    boolean isClearSurname(String form) {
        return form.length() >= 5 && CLEAR_SURNAMES.stream().anyMatch(form::endsWith);
    }

    /** Whether most words that end so and have a capital within a sentence are surnames. */
    boolean isProbableSurname(String form) {
        return isClearSurname(form)
                || (form.length() >= 5 && PROBABLE_SURNAMES.stream().anyMatch(form::endsWith));
    }

    /** Whether many surnames end so, and other words too. */
    boolean isLikeSurname(String form) {
        return isClearSurname(form) || (form.length() >= 4 && SURNAMES.stream().anyMatch(form::endsWith));
    }

    /** Each pair of arguments: stems, and what may come after each of them; an empty ending is one too. */
    private static List<String> endings(String... pairs) {
        return Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .flatMap(i -> Stream.of(pairs[i].split(" ", -1))
                        .flatMap(stem -> Stream.of(pairs[i + 1].split(" ", -1)).map(ending -> stem + ending)))
                .distinct()
                .toList();
    }

    private void decline(String name) {
        given.add(name);
        beginnings.add(name.substring(0, name.length() > FATHER ? FATHER : Math.min(FATHER - 1, name.length())));
        String stem = name.substring(0, name.length() - 1);
        char last = name.charAt(name.length() - 1);
        switch (last) {
            case 'а' -> {
                add(stem, "и", "ы", "і", "е", "у", "ою", "ой", "о", "ею");
                add(softened(stem), "і");
            }
            case 'я' -> add(stem, "ї", "і", "и", "ю", "єю", "ею", "ей", "є", "е");
            case 'о' -> add(stem, "а", "у", "ові", "ом", "і", "е");
            case 'й' -> add(stem, "я", "ю", "єві", "єм", "ї", "ем", "и", "е", "єм");
            case 'ь' -> add(stem, "я", "ю", "еві", "ем", "і", "и", "ею");
            default -> {
                if (last >= 'а') {
                    add(name, "а", "у", "ові", "ом", "і", "е", "ю", "я", "ем", "еві", "'ю");
                }
            }
        }
    }

    private void add(String stem, String... endings) {
        for (String ending : endings) {
            given.add(stem + ending);
        }
    }

    /** Ольга — Ользі, Одарка — Одарці. */
    private static String softened(String stem) {
        String rest = stem.substring(0, stem.length() - 1);
        return switch (stem.charAt(stem.length() - 1)) {
            case 'г' -> rest + "з";
            case 'к' -> rest + "ц";
            case 'х' -> rest + "с";
            default -> stem;
        };
    }
}
