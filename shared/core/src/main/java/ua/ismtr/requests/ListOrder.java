package ua.ismtr.requests;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import ua.ismtr.reference.Named;

/** An order that a caller can ask for. Requests that are equal in it stand newest first. */
public enum ListOrder implements Named {
    NEWEST,
    OLDEST,
    /** The earliest wished day first; requests without one are last. */
    DESIRED,
    /** The most people first. */
    PEOPLE,
    /** The most urgent first. */
    URGENCY,
    /** By the centre's name, as Ukrainian sorts it. */
    CENTER;

    private static final Comparator<StoredRequest> NEWEST_FIRST =
            Comparator.comparing(ListIndex::position).reversed();

    Comparator<StoredRequest> comparator() {
        return switch (this) {
            case NEWEST -> NEWEST_FIRST;
            case OLDEST -> NEWEST_FIRST.reversed();
            case DESIRED ->
                Comparator.comparing(
                                (StoredRequest stored) -> stored.request().desiredBy(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(NEWEST_FIRST);
            case PEOPLE ->
                Comparator.comparingInt(
                                (StoredRequest stored) -> -stored.request().participants())
                        .thenComparing(NEWEST_FIRST);
            case URGENCY ->
                Comparator.comparing((StoredRequest stored) -> stored.request().urgency(), Comparator.reverseOrder())
                        .thenComparing(NEWEST_FIRST);
            case CENTER -> {
                Collator ukrainian = Collator.getInstance(Locale.of("uk", "UA"));
                yield Comparator.comparing(
                                (StoredRequest stored) ->
                                        stored.request().center().name(),
                                ukrainian::compare)
                        .thenComparing(NEWEST_FIRST);
            }
        };
    }

    @Override
    public String toString() {
        return id();
    }
}
