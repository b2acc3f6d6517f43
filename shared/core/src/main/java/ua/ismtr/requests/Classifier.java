package ua.ismtr.requests;

/** Understands what a text asks for. */
public interface Classifier {
    /** The topics of the text; any text gets an answer, if only an uncertain one. */
    Classification classify(String text);
}
