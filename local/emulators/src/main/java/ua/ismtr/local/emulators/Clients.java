package ua.ismtr.local.emulators;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of the SDK for emulated services; the caller closes them. */
public final class Clients {
    private Clients() {}

    public static DynamoDbClient dynamoDb(EmulatedService service) {
        return DynamoDbClient.builder()
                .endpointOverride(service.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials(service))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    public static SqsClient sqs(EmulatedService service) {
        return SqsClient.builder()
                .endpointOverride(service.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials(service))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    public static S3Client s3(EmulatedService service) {
        URI endpoint = service.endpoint();
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials(service))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** A server started here takes any credentials; the owner of another endpoint has given the ones for it. */
    private static AwsCredentialsProvider credentials(EmulatedService service) {
        return service.isForeign()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }
}
