package ua.ismtr.topics;

/**
 * A word of a text.
 *
 * @param original as it is written
 * @param form as the model knows it: see {@link Reader}
 * @param sentence number of its sentence, from 0
 */
public record Word(String original, String form, int sentence) {}
