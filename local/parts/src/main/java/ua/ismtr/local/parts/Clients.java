package ua.ismtr.local.parts;

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

/** Clients of the SDK for the parts; the caller closes them. */
public final class Clients {
    private Clients() {}

    public static DynamoDbClient dynamoDb(Part part) {
        return DynamoDbClient.builder()
                .endpointOverride(part.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials(part))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    public static SqsClient sqs(Part part) {
        return SqsClient.builder()
                .endpointOverride(part.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials(part))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    public static S3Client s3(Part part) {
        URI endpoint = part.endpoint();
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials(part))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** A server started here takes any credentials; the owner of another endpoint has given the ones for it. */
    private static AwsCredentialsProvider credentials(Part part) {
        return part.process().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))
                : DefaultCredentialsProvider.builder().build();
    }
}
