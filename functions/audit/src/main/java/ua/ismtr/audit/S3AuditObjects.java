package ua.ismtr.audit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import ua.ismtr.aws.ConditionalObject;

/** The archive as objects of a bucket whose Object Lock keeps each as it was written. */
final class S3AuditObjects {
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

    /** Writes the object unless there is another of this name; whether it stands there as given. */
    boolean write(String name, byte[] lines) {
        return ConditionalObject.put(
                s3, put -> put.bucket(bucket).key(name).contentType("application/x-ndjson"), Optional.empty(), lines);
    }
}
