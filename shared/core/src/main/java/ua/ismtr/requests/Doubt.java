package ua.ismtr.requests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Named;

/** Why a moderator is asked about a request. */
public enum Doubt implements Named {
    /** There are hardly any words that could speak for a topic. */
    TOO_SHORT,
    /** It may be no request, or is taken for none without being sure. */
    MAYBE_NO_REQUEST,
    /** It may lie outside the topics. */
    MAYBE_OUTSIDE,
    /** Two topics are nearly as likely. */
    CLOSE_TOPICS,
    /** No topic stands out. */
    NOTHING_STANDS_OUT;

    @Override
    @JsonValue
    public String id() {
        return Named.super.id();
    }

    /** The value with this name; none for a name that this version does not know. */
    @JsonCreator
    static @Nullable Doubt of(String id) {
        return Named.find(Doubt.class, id).orElse(null);
    }
}
