package ua.ismtr.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ua.ismtr.emails.Content;
import ua.ismtr.mail.Mailer.Accepted;
import ua.ismtr.mail.Mailer.Answer;
import ua.ismtr.mail.Mailer.Unclear;
import ua.ismtr.mail.SmtpMailer.Relay;
import ua.ismtr.reference.Language;
import ua.ismtr.subscriptions.DeliveryLog.MailId;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.SubscriptionId;

/** Sending by an SMTP relay. */
class SmtpMailerIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);
    private static final String SENDER = "ISMTR <ismtr@example.gov.ua>";
    private static final EmailAddress READER = new EmailAddress("reader@example.gov.ua");

    private final GreenMail tls = server(ServerSetup.PROTOCOL_SMTPS);
    private final GreenMail plain = server(ServerSetup.PROTOCOL_SMTP);

    @AfterEach
    void stop() {
        tls.stop();
        plain.stop();
    }

    @Test
    void sendsTheSameMailOverTls() throws Exception {
        tls.setUser("ismtr", "password");
        tls.start();
        int port = tls.getSmtps().getPort();
        SmtpMailer mailer = new SmtpMailer(
                new Relay("127.0.0.1", port, "ismtr", () -> "password"),
                SENDER,
                CLOCK,
                Map.of(
                        "mail.smtp.ssl.enable", "true",
                        "mail.smtp.starttls.required", "false",
                        "mail.smtp.ssl.trust", "*",
                        "mail.smtp.ssl.checkserveridentity", "false"));

        Answer answer = mailer.send(email());

        MimeMessage received = tls.getReceivedMessages()[0];
        assertThat(answer).isEqualTo(new Accepted(received.getMessageID()));
        assertThat(received.getMessageID()).isEqualTo("<" + SubscriptionId.of(READER) + ".2026-w47@example.gov.ua>");
        assertThat(received.getSubject()).isEqualTo("Запити на навчання: Львівська область");
        assertThat(received.getFrom()[0]).hasToString(SENDER);
        assertThat(received.getRecipients(Message.RecipientType.TO)).hasSize(1);
        assertThat(received.getHeader("List-Unsubscribe"))
                .containsExactly("<https://api.example/v1/unsubscribe?token=t>");
        assertThat(received.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertThat(received.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Їжак: 12 запитів\r\n");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>Їжак</p>");
    }

    @Test
    void sendsNothingToARelayWithoutTls() {
        plain.start();
        SmtpMailer mailer =
                new SmtpMailer(new Relay("127.0.0.1", plain.getSmtp().getPort(), "", () -> ""), SENDER, CLOCK);

        assertThat(mailer.send(email())).isInstanceOf(Unclear.class);

        assertThat(plain.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingToARelayWithACertificateOfNobodyKnown() {
        tls.start();
        SmtpMailer mailer = new SmtpMailer(
                new Relay("127.0.0.1", tls.getSmtps().getPort(), "", () -> ""),
                SENDER,
                CLOCK,
                Map.of("mail.smtp.ssl.enable", "true", "mail.smtp.starttls.required", "false"));

        assertThat(mailer.send(email())).isInstanceOf(Unclear.class);

        assertThat(tls.getReceivedMessages()).isEmpty();
    }

    @Test
    void aRelayThatIsNotThereIsTriedAgainLater() {
        SmtpMailer mailer = new SmtpMailer(new Relay("127.0.0.1", 9, "", () -> ""), SENDER, CLOCK);

        assertThat(mailer.send(email())).isInstanceOf(Unclear.class);
    }

    private static GreenMail server(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(30_000);
        return new GreenMail(setup);
    }

    private static Email email() {
        return new Email(
                new MailId(SubscriptionId.of(READER), "2026-W47"),
                READER,
                Language.UKRAINIAN,
                new Content("Запити на навчання: Львівська область", "<p>Їжак</p>", "Їжак: 12 запитів\n"),
                Optional.of(URI.create("https://api.example/v1/unsubscribe?token=t")),
                Map.of());
    }
}
