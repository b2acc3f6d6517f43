package ua.ismtr.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import ua.ismtr.local.mail.Mailbox;
import ua.ismtr.local.mail.SentMail;
import ua.ismtr.local.mail.SesEndpoint;
import ua.ismtr.local.mail.SesEndpoint.Mood;

/**
 * A server that takes mails as Amazon SES does, with an empty mailbox for each test. Register it as a field:
 *
 * <pre>{@code @RegisterExtension final SesExtension ses = new SesExtension();}</pre>
 */
public final class SesExtension implements BeforeEachCallback, AfterEachCallback {
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private @Nullable Path folder;
    private @Nullable Mailbox mailbox;
    private @Nullable SesEndpoint endpoint;
    private Mood mood = Mood.KIND;

    /** From now on mails are met like this. */
    public void mood(Mood newMood) {
        mood = newMood;
    }

    /** How many mails it was asked to take, whatever it answered. */
    public int calls() {
        return calls.get();
    }

    /** The mails that it took, oldest first. */
    public List<SentMail> mails() {
        Mailbox box = Objects.requireNonNull(mailbox);
        List<SentMail> mails = new ArrayList<>();
        for (int number = 0; number < box.size(); number++) {
            mails.add(box.mail(number).orElseThrow());
        }
        return mails;
    }

    /** How many mails it took for each address; all of them together may be more than fit in memory. */
    public Map<String, Integer> countByAddress() {
        Mailbox box = Objects.requireNonNull(mailbox);
        Map<String, Integer> counts = new HashMap<>();
        for (int number = 0; number < box.size(); number++) {
            box.mail(number).orElseThrow().to().forEach(address -> counts.merge(address, 1, Integer::sum));
        }
        return counts;
    }

    /** Takes the events that it published since they were taken last. */
    public List<String> events() {
        List<String> taken = new ArrayList<>();
        for (String event = events.poll(); event != null; event = events.poll()) {
            taken.add(event);
        }
        return taken;
    }

    /** Where it listens. */
    public URI address() {
        return Objects.requireNonNull(endpoint).address();
    }

    /** Variables that make an SDK in another process use this server. */
    public Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL_SESV2", address().toString());
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("mails");
        mailbox = Mailbox.open(folder.resolve("mails.jsonl"));
        endpoint = SesEndpoint.start(mailbox, events::addAll, this::meet, Clock.systemUTC());
    }

    private Optional<SesEndpoint.Refusal> meet(SentMail mail) throws InterruptedException {
        calls.incrementAndGet();
        return mood.about(mail);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Objects.requireNonNull(endpoint).close();
        Path made = Objects.requireNonNull(folder);
        Files.deleteIfExists(made.resolve("mails.jsonl"));
        Files.delete(made);
    }
}
