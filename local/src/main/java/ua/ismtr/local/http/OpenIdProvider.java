package ua.ismtr.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An OpenID provider that people sign in with in place of the local issuer, known by its discovery document. */
public final class OpenIdProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonNode configuration;
    private final String clientId;
    private final Clock clock;
    private volatile JWKSet known = new JWKSet();

    private OpenIdProvider(JsonNode configuration, String clientId, Clock clock) {
        this.configuration = configuration;
        this.clientId = clientId;
        this.clock = clock;
    }

    /**
     * Reads the provider's discovery document (OpenID Connect Discovery 1.0, section 4).
     *
     * @param clientId the page's id at the provider, a public client
     * @throws IllegalStateException if the provider does not answer with one
     */
    public static OpenIdProvider discover(String issuer, String clientId, Clock clock) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        JsonNode found = read(http, URI.create(issuer + "/.well-known/openid-configuration"));
        for (String field : new String[] {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"}) {
            if (!found.path(field).isTextual()) {
                throw new IllegalStateException("The discovery document of " + issuer + " has no " + field);
            }
        }
        return new OpenIdProvider(found, clientId, clock);
    }

    public String tokenEndpoint() {
        return configuration.path("token_endpoint").asText();
    }

    /** The config.json that the page learns the provider from. */
    Map<String, Object> pageConfiguration() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put(
                "authorizationEndpoint",
                configuration.path("authorization_endpoint").asText());
        config.put("tokenEndpoint", tokenEndpoint());
        if (configuration.path("end_session_endpoint").isTextual()) {
            config.put(
                    "endSessionEndpoint",
                    configuration.path("end_session_endpoint").asText());
        }
        config.put("clientId", clientId);
        config.put("scope", "openid");
        return config;
    }

    TokenCheck check() {
        return new TokenCheck(configuration.path("issuer").asText(), this::key, clock);
    }

    /** The key of this id; a provider that has changed its keys is asked again. */
    private Optional<RSAKey> key(Optional<String> id) {
        Optional<RSAKey> key = id.map(known::getKeyByKeyId).flatMap(OpenIdProvider::rsa);
        if (key.isPresent() || id.isEmpty()) {
            return key;
        }
        try {
            known = JWKSet.parse(
                    read(http, URI.create(configuration.path("jwks_uri").asText()))
                            .toString());
        } catch (ParseException | IllegalStateException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.getKeyByKeyId(id.get())).flatMap(OpenIdProvider::rsa);
    }

    private static Optional<RSAKey> rsa(JWK key) {
        return key instanceof RSAKey found ? Optional.of(found) : Optional.empty();
    }

    private static JsonNode read(HttpClient http, URI address) {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + " answered with " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(
                    address + " cannot be read: " + Objects.requireNonNullElse(e.getMessage(), "no connection"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(address + " was not read", e);
        }
    }
}
