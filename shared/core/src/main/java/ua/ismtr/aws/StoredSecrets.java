package ua.ismtr.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import ua.ismtr.json.Json;

/**
 * AWS Secrets Manager, of which one operation is needed. The SDK's HTTP client, credentials, signature and endpoint
 * variables are used; its client of this service is not, since loading it would take longer than the call.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
final class StoredSecrets {
    private static final String SERVICE = "secretsmanager";
    private static final int TRIES = 2;

    private final SdkHttpClient http;
    private final URI endpoint;
    private final String region;
    private final AwsCredentialsProvider credentials =
            DefaultCredentialsProvider.builder().build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    private StoredSecrets(SdkHttpClient http, URI endpoint, String region) {
        this.http = http;
        this.endpoint = endpoint;
        this.region = region;
    }

    /** Secrets Manager of this process's Region, or where {@code AWS_ENDPOINT_URL_SECRETS_MANAGER} or {@code AWS_ENDPOINT_URL} leads. */
    static StoredSecrets by(SdkHttpClient http, Map<String, String> environment) {
        String region =
                DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        URI endpoint = Stream.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(URI::create)
                .orElseGet(() -> URI.create("https://" + SERVICE + "." + region + ".amazonaws.com"));
        return new StoredSecrets(http, endpoint, region);
    }

    /**
     * The current value of the secret.
     *
     * @throws SdkClientException if it cannot be had; the message holds nothing of the value
     */
    String value(String arn) {
        byte[] body = Json.text(Map.of("SecretId", arn)).getBytes(StandardCharsets.UTF_8);
        String trouble = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                HttpExecuteResponse response = http.prepareRequest(signed(body)).call();
                JsonNode answer = answer(response);
                int status = response.httpResponse().statusCode();
                if (status == 200) {
                    return text(answer, arn);
                }
                String type = answer.path("__type").asText();
                trouble = "HTTP " + status + " " + type.substring(type.indexOf('#') + 1);
                if (status < 500 && !type.contains("Throttling")) {
                    break;
                }
            } catch (IOException e) {
                trouble = e.getClass().getSimpleName();
            }
        }
        throw SdkClientException.create("Secret " + arn + " cannot be read: " + trouble);
    }

    private static String text(JsonNode answer, String arn) {
        String text = answer.path("SecretString").asText();
        if (text.isBlank()) {
            throw SdkClientException.create("Secret " + arn + " has no text");
        }
        return text.strip();
    }

    private static JsonNode answer(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return Json.MAPPER.createObjectNode();
        }
        try (InputStream body = response.responseBody().get()) {
            return Json.MAPPER.readTree(body);
        }
    }

    private HttpExecuteRequest signed(byte[] body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", Integer.toString(body.length))
                .putHeader("X-Amz-Target", SERVICE + ".GetSecretValue")
                .build();
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        return HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElseThrow())
                .build();
    }
}
