package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import ua.ismtr.local.secrets.SecretsEndpoint;

/** The keeper of secrets of this machine, or the endpoint that the user has chosen for AWS Secrets Manager. */
final class LocalSecrets implements AutoCloseable {
    private static final String VARIABLE = "AWS_ENDPOINT_URL_SECRETS_MANAGER";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Optional<SecretsEndpoint> started;
    private final URI endpoint;

    private LocalSecrets(Optional<SecretsEndpoint> started, URI endpoint) {
        this.started = started;
        this.endpoint = endpoint;
    }

    /** Starts the keeper, unless the environment names another, or an endpoint of all services that keeps secrets too. */
    static LocalSecrets start(Map<String, String> environment) {
        Optional<LocalSecrets> chosen = named(environment, VARIABLE)
                .or(() -> named(environment, "AWS_ENDPOINT_URL").filter(LocalSecrets::answers));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        SecretsEndpoint endpoint = SecretsEndpoint.start();
        return new LocalSecrets(Optional.of(endpoint), endpoint.address());
    }

    private static Optional<LocalSecrets> named(Map<String, String> environment, String variable) {
        return Optional.of(environment.getOrDefault(variable, ""))
                .filter(value -> !value.isBlank())
                .map(value -> new LocalSecrets(Optional.empty(), URI.create(value)));
    }

    /** Not every emulator of AWS knows Secrets Manager. */
    private boolean answers() {
        try {
            return call("ListSecrets", Map.of()).has("SecretList");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Makes the secret or replaces its value, and returns its ARN. */
    String put(String name, Optional<String> value) {
        return started.map(own -> own.put(name, value)).orElseGet(() -> putElsewhere(name, value));
    }

    private String putElsewhere(String name, Optional<String> value) {
        Map<String, String> wanted = new HashMap<>(Map.of("Name", name));
        value.ifPresent(text -> wanted.put("SecretString", text));
        JsonNode made = call("CreateSecret", wanted);
        if (made.path("__type").asText().endsWith("ResourceExistsException")) {
            made = value.map(text -> call("PutSecretValue", Map.of("SecretId", name, "SecretString", text)))
                    .orElseGet(() -> call("DescribeSecret", Map.of("SecretId", name)));
        }
        if (!made.has("ARN")) {
            throw new StartFailure("Secret " + name + " cannot be kept at " + endpoint + ": "
                    + made.path("__type").asText());
        }
        return made.path("ARN").asText();
    }

    private JsonNode call(String operation, Map<String, String> request) {
        Map<String, String> whole = new HashMap<>(request);
        if (operation.equals("CreateSecret") || operation.equals("PutSecretValue")) {
            whole.put("ClientRequestToken", UUID.randomUUID().toString());
        }
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                DefaultCredentialsProvider credentials =
                        DefaultCredentialsProvider.builder().build()) {
            SdkHttpRequest unsigned = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(endpoint)
                    .putHeader("Content-Type", "application/x-amz-json-1.1")
                    .putHeader("X-Amz-Target", "secretsmanager." + operation)
                    .build();
            ContentStreamProvider body = ContentStreamProvider.fromByteArray(JSON.writeValueAsBytes(whole));
            SignedRequest signed = AwsV4HttpSigner.create()
                    .sign(sign -> sign.identity(credentials.resolveCredentials())
                            .request(unsigned)
                            .payload(body)
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "secretsmanager")
                            .putProperty(
                                    AwsV4HttpSigner.REGION_NAME,
                                    System.getenv().getOrDefault("AWS_REGION", "eu-central-1")));
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(body)
                            .build())
                    .call();
            try (InputStream answer = response.responseBody().orElseThrow()) {
                return JSON.readTree(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot reach " + endpoint, e);
        }
    }

    /** The variables that make an AWS SDK in another process ask it. */
    Map<String, String> environment() {
        return Map.of(VARIABLE, endpoint.toString());
    }

    @Override
    public void close() {
        started.ifPresent(SecretsEndpoint::close);
    }
}
