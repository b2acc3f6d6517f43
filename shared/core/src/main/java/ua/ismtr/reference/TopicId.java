package ua.ismtr.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Key of a topic in stored data and in the API, such as {@code veterans}; see {@link Taxonomy}. */
public record TopicId(String value) implements Identifier, Comparable<TopicId> {
    /** A real training request whose topic is not in the taxonomy. */
    public static final TopicId OTHER = new TopicId("other");

    /** A message with no training need in it. */
    public static final TopicId NOT_A_REQUEST = new TopicId("not-a-request");

    /** The id in {@code text}; whether there is such a topic is for {@link Taxonomy} to say. */
    public static Optional<TopicId> parse(String text) {
        return Optional.of(new TopicId(text));
    }

    // Those of a record are put together when first called, which costs a cold start twenty milliseconds.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TopicId topic && value.equals(topic.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(TopicId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
