package ua.ismtr.knowledge;

import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import ua.ismtr.aws.ConditionalObject;

/**
 * The index as the object {@code index.zip}, and a page as {@code pages/<day>/<topic>/<scope>.json}, which is only ever
 * written where there is none.
 */
public final class S3KnowledgeFiles implements KnowledgeFiles {
    private static final String INDEX = "index.zip";
    private static final int NOT_MODIFIED = 304;

    private final S3Client s3;
    private final String bucket;

    public S3KnowledgeFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<TaggedIndex> indexUnless(Optional<String> tag) {
        GetObjectRequest.Builder get = GetObjectRequest.builder().bucket(bucket).key(INDEX);
        tag.ifPresent(get::ifNoneMatch);
        try {
            ResponseBytes<GetObjectResponse> object = s3.getObjectAsBytes(get.build());
            return Optional.of(
                    new TaggedIndex(object.asByteArray(), object.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_MODIFIED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void putIndex(byte[] file) {
        s3.putObject(put -> put.bucket(bucket).key(INDEX).contentType("application/zip"), RequestBody.fromBytes(file));
    }

    @Override
    public Optional<byte[]> page(LocalDate day, String topic, String scope) {
        try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(day, topic, scope)))
                    .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] keep(LocalDate day, String topic, String scope, byte[] page) {
        boolean written = ConditionalObject.put(
                s3,
                put -> put.bucket(bucket).key(key(day, topic, scope)).contentType("application/json"),
                Optional.empty(),
                page);
        return written ? page : page(day, topic, scope).orElse(page);
    }

    private static String key(LocalDate day, String topic, String scope) {
        return "pages/%s/%s/%s.json".formatted(day, topic, scope);
    }
}
