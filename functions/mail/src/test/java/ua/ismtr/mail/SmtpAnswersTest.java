package ua.ismtr.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.mail.Mailer.Throttled;
import ua.ismtr.mail.Mailer.Unclear;

class SmtpAnswersTest {
    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 452})
    void whatIsRefusedForNowComesAgain(int code) throws Exception {
        assertThat(SmtpMailer.answer(ofAddress(code))).isEqualTo(new Throttled("SMTP " + code));
        assertThat(SmtpMailer.answer(ofMessage(code))).isEqualTo(new Throttled("SMTP " + code));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 530, 535, 550, 551, 552, 553, 554, 556})
    void noAddressIsBlamedForWhatMayBeWrongWithTheSender(int code) throws Exception {
        assertThat(SmtpMailer.answer(ofMessage(code))).isEqualTo(new Unclear("SMTP " + code));
        assertThat(SmtpMailer.answer(ofAddress(code))).isEqualTo(new Unclear("SMTP " + code));
    }

    @Test
    void aBrokenConnectionLeavesItOpenWhetherTheMailIsTaken() {
        assertThat(SmtpMailer.answer(new MessagingException("reader@example.gov.ua")))
                .isEqualTo(new Unclear("MessagingException"));
    }

    private static MessagingException ofAddress(int code) throws Exception {
        SendFailedException failure = new SendFailedException("Invalid Addresses");
        failure.setNextException(new SMTPAddressFailedException(
                new InternetAddress("reader@example.gov.ua"), "RCPT TO:<reader@example.gov.ua>", code, code + " no"));
        return failure;
    }

    private static MessagingException ofMessage(int code) {
        return new SMTPSendFailedException(
                "DATA",
                code,
                code + " no",
                null,
                new InternetAddress[0],
                new InternetAddress[0],
                new InternetAddress[0]);
    }
}
