package ua.ismtr.privacy;

/**
 * A word, a run of digits, or one other character of a text; white space is between tokens.
 *
 * @param written as in the text
 * @param form in lower case, in one alphabet
 * @param opens whether it is the first of its sentence or line
 */
record Token(int start, int end, Type type, String written, String form, boolean opens) {
    enum Type {
        WORD,
        NUMBER,
        SIGN
    }

    boolean isWord() {
        return type == Type.WORD;
    }

    boolean isNumber() {
        return type == Type.NUMBER;
    }

    boolean is(String expected) {
        return form.equals(expected);
    }

    boolean isCapitalised() {
        return isWord() && Character.isUpperCase(written.codePointAt(0));
    }

    boolean isAllCapitals() {
        return isWord() && written.length() > 1 && written.chars().noneMatch(Character::isLowerCase);
    }

    int length() {
        return end - start;
    }
}
