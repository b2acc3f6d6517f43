package ua.ismtr.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes the AWS clients of a process. Region, credentials and endpoints come from where
 * the SDK looks for them by itself, so {@code AWS_ENDPOINT_URL} and its sisters are honoured.
 */
public final class Clients {
    /** Long enough for any answer of a healthy service, short enough to answer our caller in time. */
    private static final Duration ONE_TRY = Duration.ofSeconds(2);

    private static final Duration ALL_TRIES = Duration.ofSeconds(4);

    private static final Duration LARGE_OBJECT = Duration.ofSeconds(20);

    private final SdkHttpClient http;
    private final ClientOverrideConfiguration patience =
            ClientOverrideConfiguration.builder().apiCallTimeout(ALL_TRIES).build();

    private @Nullable DynamoDbClient dynamo;
    private @Nullable SqsClient sqs;
    private @Nullable S3Client s3;

    private Clients(SdkHttpClient http) {
        this.http = http;
    }

    /** The clients of a function, which primes their use before a snapshot of it is taken. */
    public static Clients ofProcess() {
        Priming.ofWhatAllDo();
        return ofNetwork();
    }

    static Clients ofNetwork() {
        return new Clients(UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                .socketTimeout(ONE_TRY)
                .build());
    }

    /** Clients of which the one of DynamoDB is there already. */
    public static Clients with(DynamoDbClient dynamo) {
        Clients clients = ofNetwork();
        clients.dynamo = dynamo;
        return clients;
    }

    /** These clients, which tests made for their servers, and what else the network offers. */
    public static Clients of(DynamoDbClient dynamo, S3Client s3) {
        Clients clients = ofNetwork();
        clients.dynamo = dynamo;
        clients.s3 = s3;
        return clients;
    }

    /** Clients for priming: what they read is not there, what they write is accepted and forgotten. */
    static Clients inMemory() {
        return new Clients(new AnswersFromMemory());
    }

    /**
     * A secret that is read from now on, of which {@code parse} makes a value or throws {@link IllegalArgumentException}.
     * For priming, it is the secret of an example.
     */
    public <T> Secret<T> secret(String arn, Function<String, T> parse) {
        Secret<T> secret = new Secret<>(
                arn, name -> StoredSecrets.by(http, System.getenv()).value(name), parse, Clock.systemUTC());
        return http instanceof AnswersFromMemory
                ? secret
                : secret.begin("snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE")));
    }

    /** The same for the whole process, since each new one makes a cold start longer. */
    public synchronized DynamoDbClient dynamo() {
        DynamoDbClient client = dynamo;
        if (client == null) {
            client = DynamoDbClient.builder()
                    .httpClient(http)
                    .overrideConfiguration(patience)
                    .build();
            dynamo = client;
        }
        return client;
    }

    public DynamoDbEnhancedClient enhancedDynamo() {
        return DynamoDbEnhancedClient.builder().dynamoDbClient(dynamo()).build();
    }

    /** The same for the whole process. */
    public synchronized SqsClient sqs() {
        SqsClient client = sqs;
        if (client == null) {
            client = SqsClient.builder()
                    .httpClient(http)
                    .overrideConfiguration(patience)
                    .build();
            sqs = client;
        }
        return client;
    }

    /** For objects of which one takes some seconds. */
    public S3Client s3ForLargeObjects() {
        return S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(LARGE_OBJECT)
                        .build())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(LARGE_OBJECT)
                        .build())
                .build();
    }

    /** Signs links to objects. */
    public S3Presigner presigner() {
        return S3Presigner.create();
    }

    /** The same for the whole process. */
    public synchronized S3Client s3() {
        S3Client client = s3;
        if (client == null) {
            client = S3Client.builder()
                    .httpClient(http)
                    .overrideConfiguration(patience)
                    .build();
            s3 = client;
        }
        return client;
    }
}
