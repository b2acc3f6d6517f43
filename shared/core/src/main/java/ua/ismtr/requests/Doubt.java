package ua.ismtr.requests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Named;

/** Why a moderator is asked about a request. */
public enum Doubt implements Named {
    /** There are hardly any words that could speak for a topic. */
    TOO_SHORT("too-short"),
    /** It may be no request, or is taken for none without being sure. */
    MAYBE_NO_REQUEST("maybe-no-request"),
    /** It may lie outside the topics. */
    MAYBE_OUTSIDE("maybe-outside"),
    /** Two topics are nearly as likely. */
    CLOSE_TOPICS("close-topics"),
    /** No topic stands out. */
    NOTHING_STANDS_OUT("nothing-stands-out");

    private final String id;

    Doubt(String id) {
        this.id = id;
    }

    @Override
    @JsonValue
    public String id() {
        return id;
    }

    /** The value with this name; none for a name that this version does not know. */
    @JsonCreator
    static @Nullable Doubt of(String id) {
        return Named.find(Doubt.class, id).orElse(null);
    }
}
