package ua.ismtr.requests;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;

/**
 * What a centre asks for, without who asked.
 *
 * @param submittedAt when it was submitted on the platform; its day in Kyiv is the day it counts on
 * @param text the need in the author's words
 * @param participants how many people are to be trained, at least 1
 * @param desiredBy until when, if the author said so
 */
public record TrainingRequest(
        RequestId id,
        Instant submittedAt,
        RegionId region,
        Center center,
        JobTitle role,
        String text,
        Format format,
        int participants,
        Urgency urgency,
        @Nullable LocalDate desiredBy) {

    /** The same request in other words. */
    public TrainingRequest withText(String newText) {
        return new TrainingRequest(
                id, submittedAt, region, center, role, newText, format, participants, urgency, desiredBy);
    }

    /** Whether both are of one centre. Codes are unique within a region only. */
    public boolean isOfCenterOf(TrainingRequest other) {
        return region.equals(other.region) && center.code().equals(other.center.code());
    }

    /** The same request, submitted at another time. */
    public TrainingRequest at(Instant time) {
        return new TrainingRequest(id, time, region, center, role, text, format, participants, urgency, desiredBy);
    }

    /** The day it counts on. */
    public LocalDate day() {
        return Kyiv.day(submittedAt);
    }

    /** Says which request it is and nothing of its content: the text may hold personal data. */
    @Override
    public String toString() {
        return "TrainingRequest[" + id + "]";
    }
}
