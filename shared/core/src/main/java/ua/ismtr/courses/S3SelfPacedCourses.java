package ua.ismtr.courses;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import ua.ismtr.aws.ConditionalObject;
import ua.ismtr.aws.Transactions;
import ua.ismtr.json.Json;

/**
 * The extract as the object {@code catalogue/self-paced.json}. It is written on the condition that nobody wrote since the catalogue was read,
 * so an older extract never replaces a newer one.
 */
final class S3SelfPacedCourses implements SelfPacedCourses {
    private static final String KEY = "catalogue/self-paced.json";

    private final S3Client s3;
    private final String bucket;

    S3SelfPacedCourses(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Extract read() {
        return object().map(S3SelfPacedCourses::extract).orElse(new Extract(Instant.EPOCH, Map.of()));
    }

    private static Extract extract(ResponseBytes<GetObjectResponse> object) {
        return Json.read(object.asUtf8String(), Extract.class);
    }

    @Override
    public void replace(Supplier<Extract> taken) {
        Transactions.retrying("the extract of the catalogue", attempt -> {
            Optional<ResponseBytes<GetObjectResponse>> before = object();
            Optional<String> replaced = before.map(object -> object.response().eTag());
            Extract extract = taken.get();
            if (before.map(S3SelfPacedCourses::extract)
                    .filter(same -> same.byTopic().equals(extract.byTopic()))
                    .isPresent()) {
                return Optional.of(extract);
            }
            boolean written = ConditionalObject.put(
                    s3,
                    put -> put.bucket(bucket).key(KEY).contentType("application/json"),
                    replaced,
                    Json.text(extract).getBytes(StandardCharsets.UTF_8));
            return written ? Optional.of(extract) : Optional.empty();
        });
    }

    private Optional<ResponseBytes<GetObjectResponse>> object() {
        try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(bucket).key(KEY)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
