package ua.ismtr.audit;

import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The archive as objects of a bucket whose Object Lock keeps each as it was written. */
final class S3AuditObjects {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String bucket;

    S3AuditObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The names after this one. */
    Set<String> namesAfter(String name) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).startAfter(name)).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Writes the object unless there is one of this name; whether it was written. */
    boolean write(String name, byte[] lines) {
        try {
            s3.putObject(
                    put -> put.bucket(bucket).key(name).ifNoneMatch("*").contentType("application/x-ndjson"),
                    RequestBody.fromBytes(lines));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
