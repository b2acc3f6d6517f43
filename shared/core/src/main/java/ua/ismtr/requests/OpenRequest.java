package ua.ismtr.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * A classified request, without its text.
 *
 * @param center the code of the centre, which is unique within its region
 * @param people how many are to be trained
 * @param event the draft of a training event that it is in, if it is in one
 * @param imported whether it was an old letter, which is a need like others and waits for nobody
 */
public record OpenRequest(
        RequestId id,
        RegionId region,
        String center,
        List<TopicId> topics,
        int people,
        Format format,
        Urgency urgency,
        Instant submitted,
        @Nullable LocalDate desiredBy,
        @Nullable EventId event,
        boolean imported) {

    /** Full days since it was submitted; none of an old letter. */
    public long daysWaited(Instant now) {
        return imported ? 0 : Math.max(0, Duration.between(submitted, now).toDays());
    }
}
