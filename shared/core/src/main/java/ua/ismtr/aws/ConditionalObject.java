package ua.ismtr.aws;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object that is written only in place of the version that was read. A call whose answer was lost is repeated and then
 * meets what it wrote itself, and a service that refuses early may close the connection while the object is still being
 * sent. So whatever goes wrong, what stands in the bucket decides.
 */
public final class ConditionalObject {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private ConditionalObject() {}

    /**
     * Writes the object.
     *
     * @param replaced the entity tag of the version that it replaces; without one it is written only where there is none
     * @return whether the object stands there as it was given; false means that another version does
     */
    public static boolean put(
            S3Client s3, Consumer<PutObjectRequest.Builder> request, Optional<String> replaced, byte[] object) {
        PutObjectRequest.Builder builder = PutObjectRequest.builder().applyMutation(request);
        replaced.ifPresentOrElse(builder::ifMatch, () -> builder.ifNoneMatch("*"));
        PutObjectRequest put = builder.build();
        try {
            s3.putObject(put, RequestBody.fromBytes(object));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED && e.statusCode() != CONFLICT) {
                throw e;
            }
            return present(s3, put).filter(found -> holds(found, object)).isPresent();
        } catch (SdkClientException e) {
            Optional<ResponseBytes<GetObjectResponse>> present = present(s3, put);
            if (present.map(found -> found.response().eTag()).equals(replaced)) {
                throw e;
            }
            return present.filter(found -> holds(found, object)).isPresent();
        }
    }

    private static boolean holds(ResponseBytes<GetObjectResponse> found, byte[] object) {
        return Arrays.equals(found.asByteArrayUnsafe(), object);
    }

    private static Optional<ResponseBytes<GetObjectResponse>> present(S3Client s3, PutObjectRequest put) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(put.bucket()).key(put.key())));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
