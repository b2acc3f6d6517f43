package ua.ismtr.reference;

/**
 * A value that is one text wherever it is written: in JSON, as a key, in an address. Its class has a static {@code
 * parse(String)} that answers with an {@code Optional} of it.
 */
public interface Identifier {
    /** That text. */
    String value();
}
