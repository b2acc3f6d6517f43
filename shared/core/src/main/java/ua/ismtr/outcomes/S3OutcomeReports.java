package ua.ismtr.outcomes;

import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import ua.ismtr.json.Json;

/** The report as {@code indicators/country.json}. */
final class S3OutcomeReports implements OutcomeReports {
    private static final String KEY = "indicators/country.json";

    private final S3Client s3;
    private final String bucket;

    S3OutcomeReports(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<OutcomeReport> newest() {
        try {
            String json =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(KEY)).asUtf8String();
            return Optional.of(Json.read(json, OutcomeReport.class));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(OutcomeReport report) {
        s3.putObject(
                put -> put.bucket(bucket).key(KEY).contentType("application/json"),
                RequestBody.fromString(Json.text(report)));
    }
}
