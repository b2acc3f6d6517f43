package ua.ismtr.emails;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.SubscriptionId;

/**
 * Signs what a link may do, so that it needs no login. A token says which subscription it is for, and of the address
 * nothing; it is good for one purpose alone. Links live as long as the mails they are in, so their signature has no end:
 * to take all of them back, replace the secret. Only what is shown to an administrator is shown for a while.
 */
public final class Tokens {
    private static final int SHORTEST_SECRET = 32;
    private static final int SIGNATURE_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** What a token is good for. */
    private enum Purpose {
        UNSUBSCRIBE("unsubscribe from weekly summaries"),
        CONFIRM("confirm weekly summaries"),
        SHOW("show a summary");

        private final String signed;

        Purpose(String signed) {
            this.signed = signed;
        }
    }

    /** The answer of the owner of an address to one question. */
    public record Confirmation(SubscriptionId subscription, String nonce) {}

    /** One summary that may be looked at until then; no regions are the whole country. */
    public record View(Week week, Language language, Set<RegionId> regions, Instant until) {}

    /** The keys of tokens, the one that signs first. */
    public static final class Keys {
        private final List<byte[]> bytes;

        private Keys(List<byte[]> bytes) {
            this.bytes = bytes;
        }

        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    private final Supplier<Keys> keys;

    /** Tokens signed with the first of the keys that are given at that moment, and accepted with any of them. */
    public Tokens(Supplier<Keys> keys) {
        this.keys = keys;
    }

    /** Tokens of secrets that stay the same, as {@link #keys(String)} reads them. */
    public static Tokens of(String secrets) {
        Keys keys = keys(secrets);
        return new Tokens(() -> keys);
    }

    /**
     * The keys in a space-separated list of secrets.
     *
     * @throws IllegalArgumentException if one is too short to be safe; the message does not hold it
     */
    public static Keys keys(String secrets) {
        List<byte[]> keys = Arrays.stream(secrets.trim().split(" +", -1))
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        if (keys.stream().anyMatch(key -> key.length < SHORTEST_SECRET)) {
            throw new IllegalArgumentException("each secret must have at least " + SHORTEST_SECRET + " characters");
        }
        return new Keys(keys);
    }

    /** A token that ends this subscription. */
    public String unsubscribe(SubscriptionId subscription) {
        return signed(Purpose.UNSUBSCRIBE, subscription.value());
    }

    /** The subscription that the token ends; nothing if it is forged or for another purpose. */
    public Optional<SubscriptionId> unsubscribes(String token) {
        return content(Purpose.UNSUBSCRIBE, token).flatMap(SubscriptionId::parse);
    }

    /** A token that agrees to what was asked with this nonce. */
    public String confirm(Confirmation confirmation) {
        return signed(Purpose.CONFIRM, confirmation.subscription() + "." + confirmation.nonce());
    }

    /** What the token agrees to; nothing if it is forged or for another purpose. */
    public Optional<Confirmation> confirms(String token) {
        return content(Purpose.CONFIRM, token).flatMap(content -> {
            int dot = content.indexOf('.');
            return dot < 0
                    ? Optional.empty()
                    : SubscriptionId.parse(content.substring(0, dot))
                            .map(id -> new Confirmation(id, content.substring(dot + 1)));
        });
    }

    /** A token that shows this summary to who has it. */
    public String show(View view) {
        List<String> parts = new ArrayList<>(List.of(
                Long.toString(view.until().getEpochSecond()),
                view.week().toString(),
                view.language().id()));
        view.regions().stream().map(RegionId::value).sorted().forEach(parts::add);
        return signed(Purpose.SHOW, String.join("_", parts));
    }

    /** The summary that the token shows; nothing if it is forged, for another purpose, or its time is over. */
    public Optional<View> shows(String token, Instant now) {
        return content(Purpose.SHOW, token).map(Tokens::view).filter(view -> now.isBefore(view.until()));
    }

    private static View view(String genuine) {
        List<String> parts = List.of(genuine.split("_", -1));
        return new View(
                Week.parse(parts.get(1)).orElseThrow(),
                Language.of(parts.get(2)).orElseThrow(),
                parts.stream().skip(3).map(RegionId::new).collect(Collectors.toUnmodifiableSet()),
                Instant.ofEpochSecond(Long.parseLong(parts.getFirst())));
    }

    private String signed(Purpose purpose, String content) {
        return content + "." + ENCODER.encodeToString(signature(keys.get().bytes.getFirst(), purpose, content));
    }

    private Optional<String> content(Purpose purpose, String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String content = token.substring(0, dot);
        byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        boolean genuine = keys.get().bytes.stream()
                .map(key -> ENCODER.encode(signature(key, purpose, content)))
                .anyMatch(expected -> MessageDigest.isEqual(expected, given));
        return genuine ? Optional.of(content) : Optional.empty();
    }

    /** 128 bits of HMAC-SHA256 (RFC 2104, section 5). */
    private static byte[] signature(byte[] key, Purpose purpose, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] full = mac.doFinal((purpose.signed + "\n" + content).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(full, SIGNATURE_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
