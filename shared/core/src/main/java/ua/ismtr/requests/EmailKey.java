package ua.ismtr.requests;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns addresses into keys under which an author's requests are found, and from which nobody without the secret learns
 * an address (HMAC-SHA256, RFC 2104).
 */
public final class EmailKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final Supplier<String> secret;

    public EmailKey(Supplier<String> secret) {
        this.secret = secret;
    }

    public EmailKey(String secret) {
        this(() -> secret);
    }

    /** The key of the address; spaces around it and the case of its letters make no difference. */
    public String of(String email) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] address = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(address));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
