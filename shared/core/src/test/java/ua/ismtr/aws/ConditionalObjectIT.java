package ua.ismtr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import ua.ismtr.testing.S3Extension;

class ConditionalObjectIT {
    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private final String key = UUID.randomUUID() + ".json";

    @Test
    void anObjectIsWrittenWhereThereIsNoneAndInPlaceOfTheVersionThatWasRead() {
        assertThat(put(S3.client(), Optional.empty(), "first")).isTrue();
        assertThat(put(S3.client(), tag(), "second")).isTrue();
        assertThat(content()).isEqualTo("second");
    }

    @Test
    void anotherVersionStays() {
        put(S3.client(), Optional.empty(), "first");
        Optional<String> first = tag();
        put(S3.client(), first, "second");
        assertThat(put(S3.client(), first, "third")).isFalse();
        assertThat(put(S3.client(), Optional.empty(), "fourth")).isFalse();
        assertThat(content()).isEqualTo("second");
    }

    @Test
    void aRepetitionMeetsWhatItWroteItself() {
        put(S3.client(), Optional.empty(), "first");
        Optional<String> first = tag();
        put(S3.client(), first, "second");
        assertThat(put(S3.client(), first, "second")).isTrue();
    }

    @Test
    void anAnswerThatIsLostChangesNothing() {
        try (S3Client losing = client(new ExecutionInterceptor() {
            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                breakIfPut(context.request());
            }
        })) {
            assertThat(put(losing, Optional.empty(), "first")).isTrue();
        }
        assertThat(content()).isEqualTo("first");
    }

    @Test
    void aConnectionThatBreaksWhileTheRefusalIsOnItsWayIsARefusal() {
        put(S3.client(), Optional.empty(), "first");
        Optional<String> first = tag();
        put(S3.client(), first, "second");
        try (S3Client breaking = breaking()) {
            assertThat(put(breaking, first, "third")).isFalse();
        }
        assertThat(content()).isEqualTo("second");
    }

    @Test
    void aConnectionThatBreaksBeforeAnythingHappenedIsAnError() {
        try (S3Client breaking = breaking()) {
            assertThatThrownBy(() -> put(breaking, Optional.empty(), "first")).isInstanceOf(SdkClientException.class);
            put(S3.client(), Optional.empty(), "first");
            assertThatThrownBy(() -> put(breaking, tag(), "second")).isInstanceOf(SdkClientException.class);
        }
        assertThat(content()).isEqualTo("first");
    }

    private static S3Client breaking() {
        return client(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                breakIfPut(context.request());
            }
        });
    }

    private static void breakIfPut(Object request) {
        if (request instanceof PutObjectRequest) {
            throw SdkClientException.create("the connection broke");
        }
    }

    private static S3Client client(ExecutionInterceptor interceptor) {
        return S3Client.builder()
                .endpointOverride(
                        URI.create(Objects.requireNonNull(S3.environment().get("AWS_ENDPOINT_URL_S3"))))
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(config -> config.addExecutionInterceptor(interceptor))
                .build();
    }

    private boolean put(S3Client s3, Optional<String> replaced, String object) {
        return ConditionalObject.put(
                s3,
                put -> put.bucket(bucket()).key(key).contentType("application/json"),
                replaced,
                object.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> tag() {
        return Optional.of(
                S3.client().headObject(head -> head.bucket(bucket()).key(key)).eTag());
    }

    private String content() {
        return S3.client()
                .getObjectAsBytes(get -> get.bucket(bucket()).key(key))
                .asUtf8String();
    }

    private static String bucket() {
        return S3.bucket("SnapshotsBucket");
    }
}
