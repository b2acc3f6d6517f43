package ua.ismtr.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import ua.ismtr.local.emulators.LambdaRuntime;

/**
 * What a user of this machine can choose, by environment variables.
 *
 * @param port of everything that a person or a client talks to
 * @param home folder of the local data
 * @param demo whether an empty system is filled with demo requests
 * @param webhookSecrets space-separated, the current one first
 * @param notificationsUrl where the platform is told of each new status; empty: nowhere
 * @param notificationsSecret what that is signed with
 * @param provider issuer of the OpenID provider that people sign in with; empty: they choose who they are
 * @param runtime what runs the functions' handlers
 * @param folder the repository: what the template's paths are relative to
 */
record Settings(
        int port,
        Path home,
        boolean demo,
        String webhookSecrets,
        String notificationsUrl,
        String notificationsSecret,
        Optional<String> provider,
        LambdaRuntime runtime,
        Path folder) {
    /** Known to everyone who has this source, so good for one machine only. */
    private static final String DEVELOPMENT_SECRET = "whsec_aXNtdHItZGV2ZWxvcG1lbnQtc2VjcmV0LTAwMDE=";

    /** @throws StartFailure if a value cannot be used */
    static Settings read(Map<String, String> environment, Path folder) {
        String port = environment.getOrDefault("ISMTR_PORT", "8080");
        String demo = environment.getOrDefault("ISMTR_DEMO", "on");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new StartFailure("ISMTR_PORT must be a port, not '" + port + "'");
        }
        if (!demo.equals("on") && !demo.equals("off")) {
            throw new StartFailure("ISMTR_DEMO must be on or off, not '" + demo + "'");
        }
        return new Settings(
                Integer.parseInt(port),
                folder.resolve(environment.getOrDefault("ISMTR_HOME", ".ismtr"))
                        .toAbsolutePath()
                        .normalize(),
                demo.equals("on"),
                environment.getOrDefault("ISMTR_WEBHOOK_SECRET", DEVELOPMENT_SECRET),
                environment.getOrDefault("ISMTR_NOTIFICATIONS_URL", ""),
                environment.getOrDefault("ISMTR_NOTIFICATIONS_SECRET", DEVELOPMENT_SECRET),
                Optional.of(environment.getOrDefault("ISMTR_ISSUER", "")).filter(issuer -> !issuer.isBlank()),
                runtime(environment.getOrDefault("ISMTR_FUNCTION_RUNTIME", "")),
                folder);
    }

    private static LambdaRuntime runtime(String name) {
        return switch (name) {
            case "" -> LambdaRuntime.ofThisMachine();
            case "aws" -> LambdaRuntime.AWS;
            case "own" -> LambdaRuntime.OWN;
            default -> throw new StartFailure("ISMTR_FUNCTION_RUNTIME must be aws or own, not '" + name + "'");
        };
    }

    /** What the secrets of the template hold on this machine, by logical id. */
    Map<String, String> secrets() {
        return Map.of(
                "WebhookSecret",
                webhookSecrets,
                "NotificationsSecret",
                notificationsSecret,
                "LinksSecret",
                "development-secret-of-the-links-in-mails",
                "PersonalDataKey",
                "development-key-of-authors-addresses");
    }

    String currentSecret() {
        return webhookSecrets.strip().split(" ", 2)[0];
    }
}
