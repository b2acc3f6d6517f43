package ua.ismtr.topics;

/**
 * A word of a text, or a punctuation mark.
 *
 * @param original as it is written
 * @param form as the model knows it: see {@link Reader}
 */
record Word(String original, String form) {
    boolean isMark() {
        return !Character.isLetterOrDigit(form.charAt(0));
    }

    boolean isNumber() {
        return form.equals(Reader.NUMBER);
    }

    boolean hasDigit() {
        return form.indexOf(Reader.NUMBER) >= 0;
    }
}
