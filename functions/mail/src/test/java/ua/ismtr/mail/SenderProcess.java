package ua.ismtr.mail;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import ua.ismtr.emails.FiguresOfTests;
import ua.ismtr.emails.Links;
import ua.ismtr.emails.ListingsOfTests;
import ua.ismtr.emails.Summaries;
import ua.ismtr.emails.Tokens;
import ua.ismtr.emails.WaitingOfTests;
import ua.ismtr.json.Json;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.Status;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.MailTask;
import ua.ismtr.subscriptions.MailTask.SummaryTask;
import ua.ismtr.testing.ContextOfTests;

/** A sender to be killed: sends the summaries of a week to all subscribers, in batches, by a clock that is ahead. */
final class SenderProcess {
    private static final int BATCH = 5;

    private SenderProcess() {}

    /** {@code SenderProcess <week> <seconds ahead>}, with the tables' names in the environment. */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Week week = Week.parse(args[0]).orElseThrow();
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(args[1])));
        DynamoDbClient dynamo = DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        DynamoSubscriptions subscriptions =
                new DynamoSubscriptions(dynamo, environment.getOrDefault("SUBSCRIPTIONS_TABLE", ""));
        FiguresOfTests figures =
                new FiguresOfTests().add(LocalDate.of(2026, 11, 17), "UA-46", "a", "land", 3, Status.CLASSIFIED);
        Links links = new Links(
                URI.create("https://dashboard.example/"),
                URI.create("https://api.example"),
                Tokens.of("a-secret-of-at-least-32-characters"));
        Sending sending = new Sending(
                new Composer(
                        subscriptions,
                        new OwnerRights(sub -> Optional.empty(), subscriptions, clock),
                        new Summaries(figures.reader(clock), WaitingOfTests.only(), ListingsOfTests.none(), clock),
                        links,
                        clock),
                new DynamoDeliveryLog(dynamo, environment.getOrDefault("SENDS_TABLE", "")),
                new SesMailer(SesMailer.client(), "ISMTR <ismtr@example.gov.ua>", "ismtr-mail"),
                new RateLimiter(1000, clock, RateLimiter.Pause::sleep),
                clock);
        List<MailTask> tasks = new ArrayList<>();
        subscriptions.all().forEach(one -> tasks.add(new SummaryTask(one.id(), week)));
        for (int from = 0; from < tasks.size(); from += BATCH) {
            List<MailTask> batch = tasks.subList(from, Math.min(tasks.size(), from + BATCH));
            sending.send(
                    IntStream.range(0, batch.size())
                            .mapToObj(i -> new QueueMessage(Integer.toString(i), Json.asciiText(batch.get(i)), 1))
                            .toList(),
                    ContextOfTests.withSeconds(30));
        }
    }
}
