package ua.ismtr.topics;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the words of a text through its noise, so that every spelling of a word comes to one form: HTML and entities, capitals, stress marks,
 * Latin letters and digits that look like Cyrillic ones, lost apostrophes, words typed in the wrong keyboard layout, and Russian letters.
 *
 * <p>Which number it is never matters: a run of digits becomes one 0. Only a single digit between letters is read as a letter.
 *
 * <p>A form is folded to what Ukrainian, surzhyk and Russian share: «реєстрація», «рєєстрация» and «регистрация» come near to each other.
 */
public final class Reader {
    /** The form of every number. */
    static final String NUMBER = "0";

    /** Latin letters that look like the Cyrillic ones of the same position. */
    private static final String LATIN_LOOKALIKES = "aeiopcxyktmhbABEKMHOPCTXYI";

    private static final String LOOKED_LIKE = "аеіорсхуктмнвАВЕКМНОРСТХУІ";
    private static final String DIGITS = "01346";
    private static final String LETTERS_LIKE_DIGITS = "оізчб";
    private static final String LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`\\";
    private static final String UKRAINIAN_KEYS = "йцукенгшщзхїфівапролджєячсмитьбюґґ";
    private static final String APOSTROPHES = "'’ʼ‘`′´\u02b9";
    private static final String MARKS = "?!:,;.()№%+@«»";

    private Reader() {}

    /** The words and the punctuation marks of the text, in order. */
    public static List<Word> words(String text) {
        String plain = plain(text);
        boolean mistyped = looksMistyped(plain);
        boolean transliterated = !mistyped && Transliteration.isLikely(plain);
        List<Word> words = new ArrayList<>();
        int from = 0;
        while (from < plain.length()) {
            int to = from;
            while (to < plain.length() && !Character.isWhitespace(plain.charAt(to))) {
                to++;
            }
            String chunk = plain.substring(from, to);
            if (transliterated) {
                add(words, chunk, Transliteration.inCyrillic(chunk));
            } else {
                boolean typed = isLatinTyping(chunk) && (mistyped || looksMistyped(chunk));
                add(words, chunk, typed ? typedInUkrainian(chunk) : chunk);
            }
            from = to + 1;
        }
        return words;
    }

    private static String plain(String text) {
        String plain = text.indexOf('<') < 0 && text.indexOf('&') < 0 ? text : Markup.removed(text);
        return hasCombiningMarks(plain) ? Normalizer.normalize(plain, Normalizer.Form.NFC) : plain;
    }

    private static boolean hasCombiningMarks(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\u0300' && text.charAt(i) <= '\u036f') {
                return true;
            }
        }
        return false;
    }

    /** Splits a chunk between spaces into words of letters and digits; an apostrophe between letters stays inside. */
    private static void add(List<Word> words, String original, String chunk) {
        boolean whole = original.equals(chunk);
        int from = -1;
        for (int i = 0; i <= chunk.length(); i++) {
            boolean inside = i < chunk.length() && (isWordLetter(chunk.charAt(i)) || (from >= 0 && isJoint(chunk, i)));
            if (inside && from < 0) {
                from = i;
            } else if (!inside && from >= 0) {
                String piece = chunk.substring(from, i);
                String form = form(piece);
                if (!form.isEmpty() && !(form.equals(NUMBER) && endsWithNumber(words))) {
                    words.add(new Word(whole ? piece : original, form));
                }
                from = -1;
            }
            if (i < chunk.length() && !inside && MARKS.indexOf(chunk.charAt(i)) >= 0) {
                String mark = String.valueOf(chunk.charAt(i));
                words.add(new Word(mark, mark));
            }
        }
    }

    /** Groups of digits between spaces are one number. */
    private static boolean endsWithNumber(List<Word> words) {
        return !words.isEmpty() && words.getLast().isNumber();
    }

    private static boolean isWordLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '\u0301' || c == '\u00ad' || (c >= '\u200b' && c <= '\u200d');
    }

    private static boolean isJoint(String chunk, int i) {
        return APOSTROPHES.indexOf(chunk.charAt(i)) >= 0 && i + 1 < chunk.length() && isWordLetter(chunk.charAt(i + 1));
    }

    private static String form(String piece) {
        int cyrillic = 0;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c >= '\u0400' && c <= '\u04ff') {
                cyrillic++;
            }
        }
        StringBuilder form = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (cyrillic > 0 && c < '\u0100') {
                c = lookalike(piece, i, c, cyrillic);
            }
            append(form, Character.isDigit(c) ? NUMBER.charAt(0) : fold(Character.toLowerCase(c)));
        }
        return form.toString();
    }

    /** A letter at most twice in a row, a digit once; 0 as a character is left out. */
    private static void append(StringBuilder form, char folded) {
        int length = form.length();
        boolean second = length >= 1 && form.charAt(length - 1) == folded;
        boolean third = second && length >= 2 && form.charAt(length - 2) == folded;
        boolean tooMany = Character.isLetter(folded) ? third : second;
        if (folded != 0 && !tooMany) {
            form.append(folded);
        }
    }

    private static char lookalike(String piece, int i, char c, int cyrillic) {
        int latin = LATIN_LOOKALIKES.indexOf(c);
        if (latin >= 0) {
            return LOOKED_LIKE.charAt(latin);
        }
        int digit = DIGITS.indexOf(c);
        boolean amongLetters = i > 0
                && i + 1 < piece.length()
                && Character.isLetter(piece.charAt(i - 1))
                && Character.isLetter(piece.charAt(i + 1));
        return digit >= 0 && cyrillic >= 2 && amongLetters ? LETTERS_LIKE_DIGITS.charAt(digit) : c;
    }

    /** What Ukrainian and Russian spell differently becomes one letter; 0 for what is left out. */
    private static char fold(char c) {
        return switch (c) {
            case 'і', 'ї', 'ы', 'й' -> 'и';
            case 'є', 'э', 'ё' -> 'е';
            case 'ґ' -> 'г';
            case 'ь',
                    'ъ',
                    '\'',
                    '’',
                    'ʼ',
                    '‘',
                    '`',
                    '′',
                    '´',
                    '\u02b9',
                    '\u0301',
                    '\u00ad',
                    '\u200b',
                    '\u200c',
                    '\u200d' -> 0;
            default -> c;
        };
    }

    private static boolean isLatinTyping(String chunk) {
        for (int i = 0; i < chunk.length(); i++) {
            char c = chunk.charAt(i);
            if (c > '~' || (c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    /** English has a vowel in every third letter; Ukrainian typed on Latin keys has one in fifteen. */
    private static boolean looksMistyped(String text) {
        int latin = 0;
        int vowels = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                latin++;
                if ("aeiouAEIOU".indexOf(c) >= 0) {
                    vowels++;
                }
            }
        }
        return latin >= 5 && vowels * 5 < latin;
    }

    private static String typedInUkrainian(String chunk) {
        StringBuilder typed = new StringBuilder(chunk.length());
        int end = chunk.length();
        while (end > 0 && ".,!?".indexOf(chunk.charAt(end - 1)) >= 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            int key = LATIN_KEYS.indexOf(Character.toLowerCase(chunk.charAt(i)));
            typed.append(key >= 0 ? UKRAINIAN_KEYS.charAt(key) : chunk.charAt(i));
        }
        return typed.toString();
    }
}
