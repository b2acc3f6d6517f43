package ua.ismtr.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stands in for the identity provider: signs tokens with a key of this machine. */
public final class LocalIssuer {
    private static final Duration VALID = Duration.ofHours(12);

    private final String issuer;
    private final RSAKey key;
    private final Clock clock;

    private LocalIssuer(String issuer, RSAKey key, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
    }

    /** Takes the key from the folder; at the first start it is made. */
    public static LocalIssuer open(String issuer, Path home, Clock clock) {
        Path file = home.resolve("issuer.jwk");
        try {
            if (!Files.exists(file)) {
                RSAKey key = new RSAKeyGenerator(2048)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyUse(KeyUse.SIGNATURE)
                        .keyIDFromThumbprint(true)
                        .generate();
                Path partial = Files.writeString(home.resolve("issuer.jwk.new"), key.toJSONString());
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rw-------"));
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return new LocalIssuer(issuer, RSAKey.parse(Files.readString(file)), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the key of the local issuer in " + file, e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("The key of the local issuer in " + file + " is broken; delete it", e);
        }
    }

    /** A token with the claims, valid for half a day. */
    String token(String audience, Map<String, Object> claims) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .jwtID(UUID.randomUUID().toString());
        claims.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key of the local issuer cannot sign", e);
        }
        return token.serialize();
    }

    /** What this issuer's tokens are checked by; a key of another id never signed one of them. */
    TokenCheck check() {
        return new TokenCheck(
                issuer,
                id -> Optional.of(key).filter(own -> id.isEmpty() || id.get().equals(own.getKeyID())),
                clock);
    }

    /** The public key, as identity providers publish it. */
    Map<String, Object> keys() {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    /** What an OpenID provider says of itself. */
    Map<String, Object> configuration() {
        return Map.of(
                "issuer",
                issuer,
                "jwks_uri",
                issuer + "/.well-known/jwks.json",
                "token_endpoint",
                issuer + "/token",
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
    }
}
