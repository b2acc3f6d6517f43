package ua.ismtr.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.platform.WebhookVerifier.Rejected;
import ua.ismtr.platform.WebhookVerifier.Verdict;
import ua.ismtr.platform.WebhookVerifier.Verified;

class WebhookVerifierTest {
    // The example of the Standard Webhooks specification.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final Instant NOW = Instant.ofEpochSecond(Long.parseLong(TIMESTAMP));
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final String OTHER_SECRET = "whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC0wMQ==";

    @Test
    void acceptsTheExampleOfTheSpecification() {
        assertThat(verify(SECRET, TIMESTAMP, Map.of())).isEqualTo(new Verified(ID));
    }

    @Test
    void acceptsAnySecretThatIsConfigured() {
        assertThat(verify(OTHER_SECRET + " " + SECRET, TIMESTAMP, Map.of())).isEqualTo(new Verified(ID));
    }

    @Test
    void acceptsOneRightSignatureAmongWrongOnes() {
        Map<String, String> signatures = Map.of("webhook-signature", "v1,AAAA v1a,xyz v2,%% nonsense " + SIGNATURE);
        assertThat(verify(SECRET, TIMESTAMP, signatures)).isEqualTo(new Verified(ID));
    }

    @Test
    void rejectsAnotherSecret() {
        assertThat(verify(OTHER_SECRET, TIMESTAMP, Map.of())).isEqualTo(new Rejected(WebhookVerifier.NO_MATCH));
    }

    @Test
    void rejectsASignatureOfAnotherId() {
        assertThat(verify(SECRET, TIMESTAMP, Map.of("webhook-id", "msg_other")))
                .isEqualTo(new Rejected(WebhookVerifier.NO_MATCH));
    }

    @Test
    void rejectsWhatIsTooOldOrTooNew() {
        long sent = Long.parseLong(TIMESTAMP);
        assertThat(verify(SECRET, Long.toString(sent + 300), Map.of())).isInstanceOf(Verified.class);
        assertThat(verify(SECRET, Long.toString(sent - 300), Map.of())).isInstanceOf(Verified.class);
        assertThat(verify(SECRET, Long.toString(sent + 301), Map.of())).isInstanceOf(Rejected.class);
        assertThat(verify(SECRET, Long.toString(sent - 301), Map.of())).isInstanceOf(Rejected.class);
    }

    @Test
    void countsItsAgeInWholeSeconds() {
        Instant late = NOW.plusSeconds(300).plusMillis(900);
        assertThat(verifier(SECRET, late).verify(request(Map.of()))).isInstanceOf(Verified.class);
    }

    @Test
    void rejectsATimestampThatIsNoTime() {
        for (String timestamp : List.of("", "yesterday", "-1", "99999999999999999999", "1614265330.5")) {
            assertThat(verify(SECRET, TIMESTAMP, Map.of("webhook-timestamp", timestamp)))
                    .isInstanceOf(Rejected.class);
        }
    }

    @Test
    void rejectsAnIdThatIsBlankOrEndless() {
        assertThat(verify(SECRET, TIMESTAMP, Map.of("webhook-id", " "))).isInstanceOf(Rejected.class);
        assertThat(verify(SECRET, TIMESTAMP, Map.of("webhook-id", "x".repeat(257))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void rejectsARequestWithoutTheHeaders() {
        HttpRequest bare = new HttpRequest("POST /", Map.of(), Map.of(), Map.of(), new byte[0], Map.of());
        assertThat(verifier(SECRET, NOW).verify(bare)).isInstanceOf(Rejected.class);
    }

    @Test
    void saysWhatIsMissingOrHasAnotherForm() {
        assertThat(reason(Map.of("webhook-signature", SIGNATURE.substring(3)))).contains("begins with v1,");
        assertThat(reason(Map.of("webhook-signature", "v1=" + SIGNATURE.substring(3))))
                .contains("begins with v1,");
        String hex = "8".repeat(64);
        assertThat(reason(Map.of("webhook-signature", "v1," + hex))).contains("base64 of 32 bytes");
        assertThat(reason(Map.of("webhook-signature", "v1,%%"))).contains("base64 of 32 bytes");
        assertThat(reason(Map.of("webhook-timestamp", TIMESTAMP + "000"))).contains("without milliseconds");
        HttpRequest unsigned =
                new HttpRequest("POST /", Map.of("webhook-id", ID), Map.of(), Map.of(), new byte[0], Map.of());
        assertThat(verifier(SECRET, NOW).verify(unsigned))
                .isEqualTo(new Rejected("The headers webhook-id, webhook-timestamp and webhook-signature are needed;"
                        + " there is no webhook-timestamp, webhook-signature"));
    }

    @Test
    void aSignatureThatDoesNotMatchIsAnsweredTheSameHoweverNearItIs() {
        String near = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=";
        String far = "v1," + "A".repeat(43) + "=";
        assertThat(reason(Map.of("webhook-signature", near)))
                .isEqualTo(reason(Map.of("webhook-signature", far)))
                .isEqualTo(WebhookVerifier.NO_MATCH)
                .doesNotContain(SIGNATURE);
    }

    private static String reason(Map<String, String> changed) {
        return verify(SECRET, TIMESTAMP, changed) instanceof Rejected(String reason) ? reason : "";
    }

    @Test
    void aSecretThatIsNoneIsNamedWithoutShowingIt() {
        assertThatThrownBy(() -> WebhookSecret.parseAll("topsecret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("topsecret");
        assertThatThrownBy(() -> WebhookSecret.parseAll("whsec_c2hvcnQ=")).hasMessageContaining("24 to 64 bytes");
        assertThat(WebhookSecret.parseAll(SECRET).getFirst()).hasToString("WebhookSecret[hidden]");
    }

    private static Verdict verify(String secrets, String now, Map<String, String> changed) {
        return verifier(secrets, Instant.ofEpochSecond(Long.parseLong(now))).verify(request(changed));
    }

    private static HttpRequest request(Map<String, String> changed) {
        Map<String, String> headers =
                new HashMap<>(Map.of("webhook-id", ID, "webhook-timestamp", TIMESTAMP, "webhook-signature", SIGNATURE));
        headers.putAll(changed);
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        return new HttpRequest("POST /", headers, Map.of(), Map.of(), body, Map.of());
    }

    private static WebhookVerifier verifier(String secrets, Instant now) {
        return new WebhookVerifier(() -> WebhookSecret.parseAll(secrets), Clock.fixed(now, ZoneOffset.UTC));
    }
}
