package ua.ismtr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.local.secrets.SecretsEndpoint;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.platform.WebhookVerifier.Rejected;
import ua.ismtr.platform.WebhookVerifier.Verified;

/** Secrets as functions read them, from a server that speaks as Secrets Manager does. */
class StoredSecretsIT {
    private static final List<String> PROPERTIES = List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey");
    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");
    private static final String OLD = "whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0LW9sZA==";
    private static final String NEW = "whsec_bmV3LXNlY3JldC1uZXctc2VjcmV0LW5ldw==";

    private final SecretsEndpoint server = SecretsEndpoint.start();
    private StoredSecrets secrets;
    private Instant now = START;

    @BeforeEach
    void configureAsAFunctionIs() {
        PROPERTIES.forEach(name -> System.setProperty(name, "eu-central-1"));
        secrets = StoredSecrets.by(
                UrlConnectionHttpClient.create(),
                Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", server.address().toString()));
    }

    @AfterEach
    void stop() {
        PROPERTIES.forEach(System::clearProperty);
        server.close();
    }

    @Test
    void aSecretIsRotatedWithoutADeployment() {
        String arn = server.put("webhook", Optional.of(OLD));
        WebhookVerifier verifier = new WebhookVerifier(
                new Secret<>(arn, secrets::value, WebhookSecret::parseAll, () -> now),
                Clock.fixed(START, ZoneOffset.UTC));
        assertThat(verifier.verify(signedWith(OLD))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(signedWith(NEW))).isInstanceOf(Rejected.class);

        server.put("webhook", Optional.of(NEW + " " + OLD));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(verifier.verify(signedWith(OLD))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(signedWith(NEW))).isInstanceOf(Verified.class);

        server.put("webhook", Optional.of(NEW));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(verifier.verify(signedWith(OLD))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(signedWith(NEW))).isInstanceOf(Verified.class);
    }

    @Test
    void aSecretWithoutAValueIsNamedWithTheReason() {
        String arn = server.put("empty", Optional.empty());
        assertThatThrownBy(() -> secrets.value(arn))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContainingAll(arn, "ResourceNotFoundException");
    }

    @Test
    void aKeeperThatIsNotThereIsOutOfReach() {
        String arn = server.put("some", Optional.of("value"));
        server.close();
        assertThatThrownBy(() -> secrets.value(arn)).isInstanceOf(SdkClientException.class);
    }

    private static HttpRequest signedWith(String secret) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        String seconds = Long.toString(START.getEpochSecond());
        String signature = WebhookSecret.parseAll(secret).getFirst().signature("id", seconds, body);
        return new HttpRequest(
                "POST /v1/training-requests",
                Map.of("webhook-id", "id", "webhook-timestamp", seconds, "webhook-signature", signature),
                Map.of(),
                Map.of(),
                body,
                Map.of());
    }
}
