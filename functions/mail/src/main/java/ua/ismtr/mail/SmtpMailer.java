package ua.ismtr.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP relay, for state bodies that have their own. Nothing is sent but over TLS with a certificate of that host:
 * from the first byte on port 465, else by STARTTLS (RFC 3207), without which it is not sent at all.
 */
final class SmtpMailer implements Mailer {
    private static final int TLS_FROM_THE_START = 465;
    private static final String PATIENCE_MILLIS = "5000";

    /**
     * Where the relay is.
     *
     * @param user who logs in; nobody if it is empty
     */
    record Relay(String host, int port, String user, Supplier<String> password) {
        @Override
        public String toString() {
            return "Relay[" + host + ":" + port + "]";
        }
    }

    /** A message that keeps the id it is given, so that a repeated one can be recognised by its receiver. */
    private static final class NamedMessage extends MimeMessage {
        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private final Session session;
    private final String sender;
    private final Clock clock;

    SmtpMailer(Relay relay, String sender, Clock clock) {
        this(relay, sender, clock, Map.of());
    }

    /** With more properties of Jakarta Mail, which replace those that follow from the relay. */
    SmtpMailer(Relay relay, String sender, Clock clock, Map<String, String> more) {
        Properties properties = properties(relay);
        properties.putAll(more);
        this.session = Session.getInstance(properties, authenticator(relay));
        this.sender = sender;
        this.clock = clock;
    }

    private static Properties properties(Relay relay) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "mail.transport.protocol",
                "smtp",
                "mail.smtp.host",
                relay.host(),
                "mail.smtp.port",
                Integer.toString(relay.port()),
                "mail.smtp.auth",
                Boolean.toString(!relay.user().isEmpty()),
                "mail.smtp.ssl.checkserveridentity",
                "true",
                "mail.smtp.connectiontimeout",
                PATIENCE_MILLIS,
                "mail.smtp.timeout",
                PATIENCE_MILLIS,
                "mail.smtp.writetimeout",
                PATIENCE_MILLIS));
        if (relay.port() == TLS_FROM_THE_START) {
            properties.put("mail.smtp.ssl.enable", "true");
        } else {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        return properties;
    }

    private static @Nullable Authenticator authenticator(Relay relay) {
        if (relay.user().isEmpty()) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(relay.user(), relay.password().get());
            }
        };
    }

    @Override
    public Answer send(Email email) {
        try {
            MimeMessage message = message(email);
            Transport.send(message);
            return new Accepted(message.getMessageID());
        } catch (MessagingException e) {
            return answer(e);
        }
    }

    /** What it means that the relay, or the way there, failed like this. */
    static Answer answer(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException cause; e = cause.getNextException()) {
            int code = switch (cause) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code >= 400) {
                return code < 500 ? new Throttled("SMTP " + code) : new Unclear("SMTP " + code);
            }
        }
        return new Unclear(failure.getClass().getSimpleName());
    }

    private MimeMessage message(Email email) throws MessagingException {
        InternetAddress from = new InternetAddress(sender, true);
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        String name =
                "%s.%s".formatted(email.id().subscription(), email.id().mail()).toLowerCase(Locale.ROOT);
        MimeMessage message = new NamedMessage(session, "<" + name + "@" + domain + ">");
        message.setFrom(from);
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(email.to().value(), true));
        message.setSubject(email.content().subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        for (Map.Entry<String, String> header : email.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(email.content().text().replace("\n", "\r\n"), StandardCharsets.UTF_8.name(), "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(email.content().html(), StandardCharsets.UTF_8.name(), "html");
        MimeMultipart alternatives = new MimeMultipart("alternative", text, html);
        message.setContent(alternatives);
        message.saveChanges();
        return message;
    }
}
