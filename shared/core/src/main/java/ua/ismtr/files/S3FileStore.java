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
    public void put(String name, Path file, String mediaType, String disposition) {
        s3.putObject(
                put -> put.bucket(bucket).key(key(name)).contentType(mediaType).contentDisposition(disposition),
                RequestBody.fromFile(file));
    }

    @Override
    public URI link(String name, Duration holds) {
        return URI.create(presigner
                .presignGetObject(sign -> sign.signatureDuration(holds)
                        .getObjectRequest(get -> get.bucket(bucket).key(key(name))))
                .url()
                .toExternalForm());
    }

    private static String key(String name) {
        return "exports/" + name;
    }
}
