package ua.ismtr.requests;

import java.time.Duration;
import java.time.Instant;
import ua.ismtr.http.JsonFields;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;

/** Reads a request as it is submitted, by webhook or in a file. */
public final class SubmissionFields {
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration FUTURE = Duration.ofMinutes(5);
    private static final int LONGEST_TEXT = 4000;

    private SubmissionFields() {}

    /**
     * The request; it is not to be used where a rule is broken.
     *
     * @param data the pointer of the object that has its fields; the time stands beside it
     */
    public static Submission read(JsonFields fields, String data, RequestId id, Instant now) {
        TrainingRequest request = new TrainingRequest(
                id,
                submittedAt(fields, now),
                region(fields, data),
                center(fields, data),
                fields.oneOf(data + "/author/role", JobTitle.class),
                fields.text(data + "/text", LONGEST_TEXT),
                fields.oneOf(data + "/format", Format.class, Format.ANY),
                fields.wholeNumber(data + "/participants", 1, 10_000, 1),
                fields.oneOf(data + "/urgency", Urgency.class, Urgency.NORMAL),
                fields.day(data + "/desiredBy"));
        Author author = new Author(
                fields.optionalLine(data + "/author/name", 200), fields.optionalLine(data + "/author/email", 320));
        return new Submission(request, author, now);
    }

    /** When it was submitted, by {@code /timestamp}. */
    public static Instant submittedAt(JsonFields fields, Instant now) {
        Instant time = fields.time("/timestamp").orElse(now);
        if (time.isAfter(now.plus(FUTURE))) {
            fields.refuse("/timestamp", "must not be more than 5 minutes ahead");
        } else if (time.isBefore(EARLIEST)) {
            fields.refuse("/timestamp", "must not be before 2020");
        }
        return time;
    }

    private static Center center(JsonFields fields, String data) {
        String code = fields.centerCode(data + "/center/code").orElse("");
        String name = fields.line(data + "/center/name", 200);
        return new Center(code, name, fields.string(data + "/center/katottg").orElse(""));
    }

    private static RegionId region(JsonFields fields, String data) {
        return fields.community(data + "/center/katottg")
                .flatMap(Regions::ofCommunity)
                .map(Region::id)
                .orElse(new RegionId(""));
    }
}
