package ua.ismtr.local.events;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import ua.ismtr.local.functions.LocalFunction;
import ua.ismtr.local.functions.Outcome;
import ua.ismtr.local.template.Template;

/**
 * Takes a queue's messages to a function in batches, as AWS Lambda's event source mapping does.
 *
 * <p>One thing is quicker here. AWS leaves what a function did not handle invisible until the queue's visibility timeout is over, since
 * there the poller itself may be gone. Here, messages are taken on a short lease that is renewed while the function works, and what has
 * failed becomes visible after a few seconds, more with each time. How often a message is received, and that nobody else receives it
 * while it is being worked on, stays the same; only the waiting is shorter, also after everything was killed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an SQS event source</a>
 */
public final class QueuePoller implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration RENEWAL = Duration.ofSeconds(7);

    /**
     * So often a batch is tried in all when its process was killed from outside. That is no error of the function, as a lost machine of
     * AWS's is none, and must not use up the receives after which a message is put aside as poisoned. There is an end to it, for a batch
     * that makes the operating system kill whoever handles it.
     */
    private static final int TRIES_OF_THE_KILLED = 60;

    private static final int LARGEST_RECEIVE = 10;

    private final SqsClient sqs;
    private final String url;
    private final String arn;
    private final Template.QueueMessages source;
    private final LocalFunction function;
    private final PrintStream problems;
    private final Semaphore slots;
    private final Set<Message> held = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();

    /** Tells {@code problems} of batches that failed. */
    public QueuePoller(
            SqsClient sqs,
            String url,
            String arn,
            Template.QueueMessages source,
            LocalFunction function,
            PrintStream problems) {
        this.sqs = sqs;
        this.url = url;
        this.arn = arn;
        this.source = source;
        this.function = function;
        this.problems = problems;
        this.slots =
                new Semaphore(Math.min(source.maximumConcurrency().orElse(Integer.MAX_VALUE), function.concurrency()));
    }

    /** Starts to poll. */
    public void start() {
        threads.add(Thread.ofVirtual().name("poll-" + function.name()).start(() -> repeat(this::poll)));
        threads.add(Thread.ofVirtual().name("renew-" + function.name()).start(() -> repeat(this::renew)));
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void repeat(Step step) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                step.run();
            } catch (InterruptedException e) {
                return;
            } catch (SdkException e) {
                if (!pause()) {
                    return;
                }
                problems.println("The queue of " + function.name() + " is not to be reached: " + e.getMessage());
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void poll() throws InterruptedException {
        slots.acquire();
        boolean started = false;
        try {
            List<Message> batch = receive();
            if (!batch.isEmpty()) {
                Thread.ofVirtual().name("batch-" + function.name()).start(() -> {
                    try {
                        handle(batch);
                    } finally {
                        slots.release();
                    }
                });
                started = true;
            }
        } finally {
            if (!started) {
                slots.release();
            }
        }
    }

    /** A batch is full, or its window is over since its first message. */
    private List<Message> receive() {
        List<Message> batch = new ArrayList<>(receive(Math.min(source.batchSize(), LARGEST_RECEIVE), 5));
        Instant end = Instant.now().plus(source.window());
        while (!batch.isEmpty()
                && batch.size() < source.batchSize()
                && Instant.now().isBefore(end)) {
            try {
                batch.addAll(receive(Math.min(source.batchSize() - batch.size(), LARGEST_RECEIVE), 1));
            } catch (SdkException e) {
                // What has come so far is handled; the next receive tells.
                return batch;
            }
        }
        return batch;
    }

    private List<Message> receive(int most, int waitSeconds) {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(waitSeconds)
                        .visibilityTimeout((int) LEASE.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
        held.addAll(messages);
        return messages;
    }

    private void renew() throws InterruptedException {
        Thread.sleep(RENEWAL);
        hide(List.copyOf(held), ignored -> (int) LEASE.toSeconds());
    }

    private void handle(List<Message> batch) {
        try {
            Outcome outcome = invoke(QueueEvent.of(batch, arn));
            Set<String> failed = QueueEvent.failed(batch, outcome, source.reportsFailures());
            List<Message> done = batch.stream()
                    .filter(message -> !failed.contains(message.messageId()))
                    .toList();
            List<Message> again = batch.stream()
                    .filter(message -> failed.contains(message.messageId()))
                    .toList();
            held.removeAll(batch);
            delete(done);
            if (!again.isEmpty()) {
                problems.println(function.name() + " did not handle " + again.size() + " of " + batch.size()
                        + " messages: " + (outcome instanceof Outcome.Returned ? "it reported them" : outcome));
                hide(again, QueuePoller::delay);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            problems.println("The queue of " + function.name() + " is not to be reached: " + e.getMessage());
        } finally {
            held.removeAll(batch);
        }
    }

    private Outcome invoke(String event) throws InterruptedException {
        Outcome outcome = function.invoke(event);
        for (int tries = 1;
                tries < TRIES_OF_THE_KILLED && outcome instanceof Outcome.Died(boolean killed) && killed;
                tries++) {
            outcome = function.invoke(event);
        }
        return outcome;
    }

    /** In seconds: 1, 2, 4 and so on with each receive of the message. */
    static int delay(Message message) {
        int receives = Integer.parseInt(
                message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
        return 1 << Math.min(Math.max(receives - 1, 0), 6);
    }

    private void delete(List<Message> messages) {
        for (List<Message> part : parts(messages)) {
            sqs.deleteMessageBatch(request -> request.queueUrl(url)
                    .entries(part.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        }
    }

    private void hide(List<Message> messages, ToIntFunction<Message> seconds) {
        for (List<Message> part : parts(messages)) {
            sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url)
                    .entries(part.stream()
                            .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(seconds.applyAsInt(message))
                                    .build())
                            .toList()));
        }
    }

    /** SQS takes ten at once. */
    private static List<List<Message>> parts(List<Message> messages) {
        List<List<Message>> parts = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += LARGEST_RECEIVE) {
            parts.add(messages.subList(from, Math.min(messages.size(), from + LARGEST_RECEIVE)));
        }
        return parts;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
