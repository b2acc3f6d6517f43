package ua.ismtr.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/** A made-up request that functions prime themselves with; it is never stored. */
public final class ExampleRequest {
    private static final String NOWHERE = "ismtr-priming";

    private ExampleRequest() {}

    /** A request such as intake sends on. */
    public static Submission submitted() {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook(NOWHERE),
                Instant.EPOCH,
                new RegionId("UA-30"),
                new Center(NOWHERE, NOWHERE, "UA80000000000093317"),
                JobTitle.ADMINISTRATOR,
                "Потрібне навчання з реєстрації місця проживання, прошу набрати +380 00 000 00 00",
                Format.ANY,
                1,
                Urgency.NORMAL,
                null);
        return new Submission(request, new Author(NOWHERE, null), Instant.EPOCH);
    }

    /** The example with its topic. */
    public static StoredRequest classified() {
        TopicId topic = TopicId.OTHER;
        Classification classification =
                new Classification(List.of(new TopicScore(topic, 1)), true, NOWHERE, Map.of(topic, List.of(NOWHERE)));
        return StoredRequest.classified(submitted().request(), classification, Instant.EPOCH);
    }
}
