package ua.ismtr.mail;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * Amazon SES, one call for each mail. The SDK repeats nothing: a call that got no answer may have been taken, and only
 * who keeps the books can decide what to do then.
 */
final class SesMailer implements Mailer {
    private static final Duration ONE_TRY = Duration.ofSeconds(5);

    private final SesV2Client ses;
    private final String sender;
    private final String configurationSet;

    SesMailer(SesV2Client ses, String sender, String configurationSet) {
        this.ses = ses;
        this.sender = sender;
        this.configurationSet = configurationSet;
    }

    /** A client that tries once; endpoint, region and credentials come from where the SDK looks for them by itself. */
    static SesV2Client client() {
        return client(builder -> {});
    }

    /** A client that tries once, with more settings. */
    static SesV2Client client(Consumer<SesV2ClientBuilder> more) {
        SesV2ClientBuilder builder = SesV2Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(ONE_TRY)
                        .build())
                .overrideConfiguration(settings ->
                        settings.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(ONE_TRY.plusSeconds(1)));
        more.accept(builder);
        return builder.build();
    }

    @Override
    public Answer send(Email email) {
        try {
            return new Accepted(ses.sendEmail(request(email)).messageId());
        } catch (SesV2Exception e) {
            return e.isThrottlingException() ? new Throttled(cause(e)) : new Unclear(cause(e));
        } catch (SdkClientException e) {
            return new Unclear("no answer");
        }
    }

    private SendEmailRequest request(Email email) {
        Message message = Message.builder()
                .subject(utf8(email.content().subject()))
                .body(Body.builder()
                        .html(utf8(email.content().html()))
                        .text(utf8(email.content().text()))
                        .build())
                .headers(email.headers().entrySet().stream()
                        .map(header -> MessageHeader.builder()
                                .name(header.getKey())
                                .value(header.getValue())
                                .build())
                        .toList())
                .build();
        return SendEmailRequest.builder()
                .fromEmailAddress(sender)
                .destination(to -> to.toAddresses(email.to().value()))
                .content(content -> content.simple(message))
                .configurationSetName(configurationSet)
                .emailTags(email.tags().entrySet().stream()
                        .map(tag -> MessageTag.builder()
                                .name(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    private static String cause(SesV2Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return e.statusCode() + (details == null || details.errorCode() == null ? "" : " " + details.errorCode());
    }
}
