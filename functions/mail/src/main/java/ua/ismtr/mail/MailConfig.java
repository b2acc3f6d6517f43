package ua.ismtr.mail;

import java.net.URI;
import java.util.Optional;
import ua.ismtr.config.Environment;
import ua.ismtr.emails.SummarySources;

/**
 * The settings of sending.
 *
 * @param perSecond how many mails this one process may send in a second
 * @param relay what sends in place of SES, if anything
 */
record MailConfig(
        String subscriptionsTable,
        String sendsTable,
        SummarySources sources,
        String rolesTable,
        String sender,
        String configurationSet,
        URI dashboard,
        URI api,
        String linksSecretArn,
        double perSecond,
        Optional<RelaySettings> relay) {
    private static final int SMTP_PORT = 587;

    /** A relay that a password is needed for if anybody logs in. */
    record RelaySettings(String host, int port, String user, String passwordArn) {}

    static MailConfig read(Environment environment) {
        double all = environment.value("MAILS_PER_SECOND", Double::parseDouble, 10.0);
        int senders = environment.value("MAIL_SENDERS", Integer::parseInt, 2);
        MailConfig config = new MailConfig(
                environment.text("SUBSCRIPTIONS_TABLE"),
                environment.text("SENDS_TABLE"),
                SummarySources.read(environment),
                environment.text("ROLES_TABLE"),
                environment.text("SENDER"),
                environment.text("CONFIGURATION_SET"),
                URI.create(environment.text("DASHBOARD_URL")),
                URI.create(environment.text("API_URL")),
                environment.text("LINKS_SECRET_ARN"),
                all / senders,
                relay(environment));
        environment.check();
        return config;
    }

    /** The address in the sender's name and address. */
    String contact() {
        return sender.substring(sender.indexOf('<') + 1).replace(">", "").strip();
    }

    private static Optional<RelaySettings> relay(Environment environment) {
        String host = environment.text("SMTP_HOST", "");
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(new RelaySettings(
                        host,
                        environment.value("SMTP_PORT", Integer::parseInt, SMTP_PORT),
                        environment.text("SMTP_USER", ""),
                        environment.text("SMTP_PASSWORD_ARN")));
    }
}
