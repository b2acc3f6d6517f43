package ua.ismtr.local.emulators;

import java.util.Locale;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Creates S3 buckets. */
public final class Buckets {
    private Buckets() {}

    /** The name of the bucket with the logical id: bucket names have no capitals. */
    public static String name(String prefix, String logicalId) {
        return (prefix + logicalId).toLowerCase(Locale.ROOT);
    }

    /** Makes sure that the bucket exists. */
    public static void create(S3Client s3, String name) {
        try {
            s3.headBucket(request -> request.bucket(name));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
            s3.createBucket(request -> request.bucket(name));
        }
    }
}
