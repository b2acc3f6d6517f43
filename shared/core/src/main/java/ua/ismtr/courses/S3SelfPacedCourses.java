package ua.ismtr.courses;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import ua.ismtr.aws.Transactions;
import ua.ismtr.json.Json;

/**
 * The extract as the object {@code catalogue/self-paced.json}. It is written on the condition that nobody wrote since the catalogue was read,
 * so an older extract never replaces a newer one.
 */
final class S3SelfPacedCourses implements SelfPacedCourses {
    private static final String KEY = "catalogue/self-paced.json";
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String bucket;

    S3SelfPacedCourses(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Extract read() {
        return object().map(bytes -> Json.read(bytes.asUtf8String(), Extract.class))
                .orElse(new Extract(Instant.EPOCH, Map.of()));
    }

    @Override
    public void replace(Supplier<Extract> taken) {
        Transactions.retrying("the extract of the catalogue", attempt -> {
            PutObjectRequest.Builder put =
                    PutObjectRequest.builder().bucket(bucket).key(KEY).contentType("application/json");
            object().map(ResponseBytes::response)
                    .ifPresentOrElse(before -> put.ifMatch(before.eTag()), () -> put.ifNoneMatch("*"));
            Extract extract = taken.get();
            return wrote(put.build(), extract) ? Optional.of(extract) : Optional.empty();
        });
    }

    private boolean wrote(PutObjectRequest put, Extract extract) {
        try {
            s3.putObject(put, RequestBody.fromString(Json.text(extract)));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private Optional<ResponseBytes<GetObjectResponse>> object() {
        try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(bucket).key(KEY)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
