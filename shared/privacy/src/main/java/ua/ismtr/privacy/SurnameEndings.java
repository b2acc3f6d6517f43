package ua.ismtr.privacy;

import java.util.List;

/** How surnames end that the dictionary lacks. */
final class SurnameEndings {
    private static final List<String> CLEAR = Endings.of(
            "енк єнк їнк", "о а у ом ові и ів ам ами",
            "чук щук юк", " а у ом ові и ів ам ами",
            "енков чуков", "а ої ій у ою",
            "чих", "а и і у ою",
            "чучк щучк нючк рючк", "а и і у ою",
            "швілі дзе", " ",
            "ян", " а у ові ом",
            "enk", "o a u",
            "chuk shchuk", " a u");
    private static final List<String> LIKE = Endings.of(
            "ськ цьк зьк ск цк", "ий а ого ому им ої ій у ою ая ой ую ого",
            "юк ук як ак ик ич юх ун ан ар ай ей ій ин ін їн ів їв ов ев єв ер ор аль иль інь ось ель",
                    " а у ом ем ові еві я ю",
            "ов ев єв ів їв ин ін їн", "а ої ій у ою им ой",
            "к", "о",
            "их", "а у ою",
            "ец єц", "ь",
            "ц", "я ю ем",
            "ур юр ул иц иг уб ун юн", "а и і у ою",
            "sky skyi ska skiy tsky tska iuk yuk uk ak yk ych iv ov ev ova eva in yn ko ets an ar", " ");
    private static final int SHORTEST = 4;
    private static final int SHORTEST_CLEAR = 5;

    private SurnameEndings() {}

    /** Whether hardly anything but a surname ends so. */
    static boolean isClear(String form) {
        return form.length() >= SHORTEST_CLEAR && CLEAR.stream().anyMatch(form::endsWith);
    }

    /** Whether women's surnames end so, and adjectives of whose something is. */
    static boolean isPossessive(String form) {
        return form.length() >= SHORTEST_CLEAR
                && (form.endsWith("ова") || form.endsWith("ева") || form.endsWith("єва") || form.endsWith("їна"));
    }

    /** Whether many surnames end so, and other words too. */
    static boolean isLike(String form) {
        return isClear(form) || (form.length() >= SHORTEST && LIKE.stream().anyMatch(form::endsWith));
    }
}
