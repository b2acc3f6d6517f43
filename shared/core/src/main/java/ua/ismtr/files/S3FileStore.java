package ua.ismtr.files;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Files as objects of S3, which deletes them after a day; links are presigned. */
public final class S3FileStore implements FileStore {
    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    public S3FileStore(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public URI put(String name, Path file, String mediaType, String disposition, Duration holds) {
        String key = "exports/" + name;
        s3.putObject(
                put -> put.bucket(bucket).key(key).contentType(mediaType).contentDisposition(disposition),
                RequestBody.fromFile(file));
        return URI.create(presigner
                .presignGetObject(sign -> sign.signatureDuration(holds)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
                .url()
                .toExternalForm());
    }
}
