package ua.ismtr.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks the tokens of one issuer as API Gateway's JWT authorizer does.
 *
 * @param keys the issuer's public key of an id, which a token may leave out; empty when it has none
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">How API Gateway
 *     validates</a>
 */
record TokenCheck(String issuer, Function<Optional<String>, Optional<RSAKey>> keys, Clock clock) {
    /**
     * The claims of a token that may call; empty if it may not.
     *
     * @param audience one of these must be in the token
     * @param authorization the header's value, with or without {@code Bearer}
     */
    Optional<Map<String, Object>> claims(List<String> audience, String authorization) {
        String text = authorization.strip();
        try {
            SignedJWT token = SignedJWT.parse(
                    text.regionMatches(true, 0, "Bearer ", 0, 7)
                            ? text.substring(7).strip()
                            : text);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean valid = JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                    && issuer.equals(claims.getIssuer())
                    && audience(claims).stream().anyMatch(audience::contains)
                    && inTime(claims, clock.instant())
                    && isSigned(token);
            return valid ? Optional.of(token.getPayload().toJSONObject()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        Optional<RSAKey> key = keys.apply(Optional.ofNullable(token.getHeader().getKeyID()));
        return key.isPresent() && token.verify(new RSASSAVerifier(key.get()));
    }

    private static List<String> audience(JWTClaimsSet claims) throws ParseException {
        String client = claims.getStringClaim("client_id");
        return claims.getAudience().isEmpty() && client != null ? List.of(client) : claims.getAudience();
    }

    private static boolean inTime(JWTClaimsSet claims, Instant now) {
        Date expiry = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        return expiry != null
                && expiry.toInstant().isAfter(now)
                && (notBefore == null || !notBefore.toInstant().isAfter(now));
    }
}
