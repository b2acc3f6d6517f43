package ua.ismtr.topics;

import java.util.Locale;
import java.util.Set;

/** Ukrainian and Russian in Latin letters, by the official rules or by ear: «navchannya», «navchannia», «jak», «shcho». */
final class Transliteration {
    /** Fewer letters than these tell nothing. */
    private static final int LEAST_LETTERS = 8;

    private static final Set<String> ENGLISH = Set.of(
            "the",
            "to",
            "of",
            "and",
            "for",
            "in",
            "how",
            "is",
            "are",
            "was",
            "with",
            "our",
            "we",
            "on",
            "at",
            "by",
            "be",
            "or",
            "an",
            "from",
            "can",
            "cannot",
            "what",
            "when",
            "who",
            "you",
            "they",
            "about",
            "not",
            "it",
            "this",
            "that",
            "need",
            "needs",
            "want",
            "would",
            "could",
            "should",
            "please",
            "help",
            "training",
            "course",
            "courses",
            "learn",
            "teach",
            "staff",
            "work",
            "working",
            "data",
            "service",
            "services",
            "management",
            "public",
            "office",
            "english",
            "basics",
            "skills",
            "hello",
            "thanks",
            "have",
            "has",
            "some",
            "your",
            "their",
            "us",
            "new",
            "people",
            "visitors",
            "citizens");

    private static final Set<String> UKRAINIAN = Set.of(
            "na",
            "z",
            "v",
            "u",
            "i",
            "ta",
            "a",
            "ne",
            "bo",
            "po",
            "pro",
            "za",
            "yak",
            "jak",
            "iak",
            "kak",
            "shcho",
            "scho",
            "sho",
            "shchob",
            "shob",
            "chto",
            "treba",
            "nada",
            "nado",
            "potribno",
            "potribne",
            "potriben",
            "potribna",
            "nuzhno",
            "my",
            "nas",
            "nam",
            "vse",
            "chy",
            "abo",
            "dlya",
            "dlia",
            "vid",
            "pid",
            "prosymo",
            "proshu",
            "navchit",
            "navchyt",
            "navchannya",
            "navchannia",
            "trening",
            "kurs",
            "hto",
            "khto",
            "tse",
            "ce",
            "vze",
            "vzhe",
            "koly",
            "cnap",
            "tsnap",
            "dopomozhit");

    /** Letters of several characters before those that they begin with. */
    private static final String[] LATIN = {
        "shch", "sch", "zgh", "zh", "kh", "ts", "tz", "ch", "sh", "ya", "ia", "ja", "yu", "iu", "ju", "ye", "ie", "je",
        "yi", "ji", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
        "u", "v", "w", "x", "y", "z"
    };

    private static final String[] CYRILLIC = {
        "щ", "щ", "зг", "ж", "х", "ц", "ц", "ч", "ш", "я", "я", "я", "ю", "ю", "ю", "є", "є", "є", "ї", "ї", "а", "б",
        "ц", "д", "е", "ф", "г", "г", "і", "й", "к", "л", "м", "н", "о", "п", "к", "р", "с", "т", "у", "в", "в", "х",
        "и", "з"
    };

    private Transliteration() {}

    /** Whether the text is in Latin letters and sounds more Slavic than English. */
    static boolean isLikely(String text) {
        int latin = 0;
        int others = 0;
        int slavic = 0;
        int english = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (isLatin(c)) {
                latin++;
            } else {
                others += Character.isLetter(c) ? 1 : 0;
                if (i > from && others == 0) {
                    String word = text.substring(from, i).toLowerCase(Locale.ROOT);
                    slavic += UKRAINIAN.contains(word) || soundsSlavic(word) ? 1 : 0;
                    english += ENGLISH.contains(word) ? 1 : 0;
                }
                from = i + 1;
            }
        }
        return others == 0 && latin >= LEAST_LETTERS && slavic > english;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether it has pairs of letters that English hardly has. */
    private static boolean soundsSlavic(String word) {
        return word.contains("zh")
                || word.contains("kh")
                || word.contains("shch")
                || word.contains("nnya")
                || word.contains("nnia")
                || word.contains("iy")
                || word.contains("yy")
                || word.endsWith("aty")
                || word.endsWith("yty")
                || word.endsWith("uvaty")
                || word.endsWith("iv")
                || word.endsWith("vy")
                || word.endsWith("yh")
                || word.endsWith("ykh");
    }

    /** The text in Cyrillic letters. */
    static String inCyrillic(String text) {
        StringBuilder cyrillic = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int length = 1;
            String letter = text.substring(at, at + 1);
            for (int i = 0; i < LATIN.length; i++) {
                if (text.regionMatches(true, at, LATIN[i], 0, LATIN[i].length())) {
                    letter = CYRILLIC[i];
                    length = LATIN[i].length();
                    break;
                }
            }
            cyrillic.append(letter);
            at += length;
        }
        return cyrillic.toString();
    }
}
