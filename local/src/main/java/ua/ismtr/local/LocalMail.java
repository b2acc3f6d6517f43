package ua.ismtr.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import ua.ismtr.local.mail.Mailbox;
import ua.ismtr.local.mail.SesEndpoint;
import ua.ismtr.local.mail.SesEndpoint.Mood;

/** The mail service of this machine, or the endpoint that the user has chosen for SES. */
final class LocalMail implements AutoCloseable {
    /** The queue that the topic of SES's events leads to. */
    static final String EVENTS_QUEUE = "MailEventsQueue";

    private static final String VARIABLE = "AWS_ENDPOINT_URL_SESV2";

    private final Mailbox mailbox;
    private final Optional<SesEndpoint> started;
    private final URI endpoint;

    private LocalMail(Mailbox mailbox, Optional<SesEndpoint> started, URI endpoint) {
        this.mailbox = mailbox;
        this.started = started;
        this.endpoint = endpoint;
    }

    /** Starts the service, unless the environment names another; its mails are kept in the folder, its events in the queue if there is one. */
    static LocalMail start(
            Map<String, String> environment, Path folder, SqsClient sqs, Optional<String> eventsQueue, Clock clock) {
        Mailbox mailbox = Mailbox.open(folder.resolve("mails.jsonl"));
        Optional<URI> chosen = Stream.of(VARIABLE, "AWS_ENDPOINT_URL")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .map(URI::create)
                .findFirst();
        if (chosen.isPresent()) {
            return new LocalMail(mailbox, Optional.empty(), chosen.get());
        }
        SesEndpoint endpoint = SesEndpoint.start(
                mailbox, events -> eventsQueue.ifPresent(queue -> send(sqs, queue, events)), Mood.KIND, clock);
        return new LocalMail(mailbox, Optional.of(endpoint), endpoint.address());
    }

    private static void send(SqsClient sqs, String queue, List<String> events) {
        sqs.sendMessageBatch(request -> request.queueUrl(queue)
                .entries(IntStream.range(0, events.size())
                        .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                .id(Integer.toString(i))
                                .messageBody(events.get(i))
                                .build())
                        .toList()));
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** The variables that make an AWS SDK in another process send by it. */
    Map<String, String> environment() {
        return Map.of(VARIABLE, endpoint.toString());
    }

    @Override
    public void close() {
        started.ifPresent(SesEndpoint::close);
    }
}
