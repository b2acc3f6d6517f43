package ua.ismtr.text;

import java.util.List;
import java.util.stream.Stream;

/** What stands in a text in place of a piece of personal data. */
public enum Label {
    EMAIL("[e-mail]"),
    IBAN("[IBAN]"),
    CARD("[картка]"),
    TAX_ID("[РНОКПП]"),
    PASSPORT("[паспорт]"),
    PHONE("[телефон]"),
    HANDLE("[нікнейм]"),
    BIRTH_DATE("[дата народження]"),
    ADDRESS("[адреса]"),
    PLATE("[номер авто]"),
    CASE("[номер справи]"),
    CERTIFICATE("[номер документа]"),
    NAME("[ім'я]"),
    HIDDEN("[приховано]");

    private static final List<String> WRITTEN =
            Stream.of(values()).map(Label::written).toList();

    private final String written;

    Label(String written) {
        this.written = written;
    }

    /** How it is written in the text, with its brackets. */
    public String written() {
        return written;
    }

    /** The text without labels: «[паспорт]» says that somebody gave a number, not that passports are the subject. */
    public static String removed(String text) {
        return removed(text, Label::lengthAt);
    }

    /** How long what begins with this bracket of a text is, if it is to go; else 0. */
    interface LengthAt {
        int of(String text, int bracket);
    }

    /** The text with a space in place of each of them. */
    static String removed(String text, LengthAt lengthAt) {
        int bracket = text.indexOf('[');
        if (bracket < 0) {
            return text;
        }
        StringBuilder without = new StringBuilder(text.length());
        int from = 0;
        while (bracket >= 0) {
            int length = lengthAt.of(text, bracket);
            if (length > 0) {
                without.append(text, from, bracket).append(' ');
                from = bracket + length;
            }
            bracket = text.indexOf('[', bracket + Math.max(1, length));
        }
        return without.append(text, from, text.length()).toString();
    }

    /** The length of the label that begins at this place of the text, or 0. */
    public static int lengthAt(String text, int at) {
        for (String label : WRITTEN) {
            if (text.startsWith(label, at)) {
                return label.length();
            }
        }
        return 0;
    }
}
