package ua.ismtr.platform;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signing secret of the Standard Webhooks specification: {@code whsec_} and the base64 of 24 to 64 bytes. */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * The secrets in a space-separated list, the current one first.
     *
     * @throws IllegalArgumentException if one is no secret; the message does not hold it
     */
    public static List<WebhookSecret> parseAll(String list) {
        return Arrays.stream(list.trim().split(" +")).map(WebhookSecret::parse).toList();
    }

    private static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
        }
        byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (key.length < 24 || key.length > 64) {
            throw new IllegalArgumentException("a webhook secret has 24 to 64 bytes, not " + key.length);
        }
        return new WebhookSecret(key);
    }

    /** The HMAC-SHA256 of {@code {id}.{timestamp}.{body}}. */
    byte[] sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** The value of the {@code webhook-signature} header for this message. */
    public String signature(String id, String timestamp, byte[] body) {
        return "v1," + Base64.getEncoder().encodeToString(sign(id, timestamp, body));
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
