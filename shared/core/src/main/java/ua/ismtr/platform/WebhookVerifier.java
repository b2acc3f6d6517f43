package ua.ismtr.platform;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.http.HttpRequest;

/**
 * Tells whether a webhook was sent by somebody who knows the secret, and not long ago.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public final class WebhookVerifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 256;
    private static final int DIGEST_BYTES = 32;
    private static final String VERSION = "v1,";

    /** How it is to be signed, which is public, and nothing of what is expected. */
    static final String NO_MATCH =
            "No signature matches. What is signed is webhook-id, a dot, webhook-timestamp, a dot and the"
                    + " body exactly as it is sent; the key is the bytes whose base64 follows whsec_ in the secret";

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final Supplier<List<WebhookSecret>> secrets;
    private final Clock clock;

    /** @param secrets any of those that are given at that moment may match */
    public WebhookVerifier(Supplier<List<WebhookSecret>> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What a request's signature says of it. */
    public sealed interface Verdict {}

    /** It is from the platform; {@code id} is the same for all tries of the same webhook. */
    public record Verified(String id) implements Verdict {}

    /** It is not to be trusted; {@code reason} may be told to the caller. */
    public record Rejected(String reason) implements Verdict {}

    /** Judges the request by its raw body. */
    public Verdict verify(HttpRequest request) {
        Optional<String> id = request.header("webhook-id");
        Optional<String> timestamp = request.header("webhook-timestamp");
        Optional<String> signatures = request.header("webhook-signature");
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            String missing = Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
                    .filter(name -> request.header(name).isEmpty())
                    .collect(Collectors.joining(", "));
            return new Rejected(
                    "The headers webhook-id, webhook-timestamp and webhook-signature are needed; there is no "
                            + missing);
        }
        if (id.get().isBlank() || id.get().length() > LONGEST_ID) {
            return new Rejected("webhook-id must have 1 to " + LONGEST_ID + " characters");
        }
        if (!SECONDS.matcher(timestamp.get()).matches()) {
            return new Rejected("webhook-timestamp must be Unix seconds: digits alone, without milliseconds");
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
        // Both in whole seconds: a webhook of exactly five minutes ago is in time until that second is over.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return new Rejected("webhook-timestamp is more than 5 minutes away from now");
        }
        List<String> given = Arrays.stream(signatures.get().split(" "))
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()))
                .toList();
        if (given.isEmpty()) {
            return new Rejected("No part of webhook-signature begins with v1, (parts are separated by spaces)");
        }
        List<byte[]> digests = given.stream()
                .map(WebhookVerifier::decoded)
                .filter(digest -> digest.length == DIGEST_BYTES)
                .toList();
        if (digests.isEmpty()) {
            return new Rejected(
                    "No part of webhook-signature is v1, and the base64 of 32 bytes, as HMAC-SHA256 gives them");
        }
        return matches(id.get(), timestamp.get(), request.body(), digests)
                ? new Verified(id.get())
                : new Rejected(NO_MATCH);
    }

    private boolean matches(String id, String timestamp, byte[] body, List<byte[]> given) {
        return secrets.get().stream()
                .map(secret -> secret.sign(id, timestamp, body))
                .anyMatch(expected -> given.stream().anyMatch(one -> MessageDigest.isEqual(expected, one)));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
