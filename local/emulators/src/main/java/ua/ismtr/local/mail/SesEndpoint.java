package ua.ismtr.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Takes mails by {@code SendEmail} of Amazon SES v2, on loopback, and publishes for each the events that SES publishes:
 * that it was sent, and that it was delivered; or that it came back or was unwanted, for the addresses of SES's own mailbox
 * simulator.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator">Mailbox simulator</a>
 */
public final class SesEndpoint implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_TAGS = 50;

    /** How the endpoint meets a mail that it could take. */
    public interface Mood {
        /** Takes every mail. */
        Mood KIND = mail -> Optional.empty();

        /** The error to answer with in place of taking the mail, if any; it may take its time. */
        Optional<Refusal> about(SentMail mail) throws InterruptedException;
    }

    /** An error of SES: the HTTP status, the exception's name and its message. */
    public record Refusal(int status, String type, String message) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Mailbox mailbox;
    private final Consumer<List<String>> events;
    private final Mood mood;
    private final Clock clock;

    private SesEndpoint(HttpServer server, Mailbox mailbox, Consumer<List<String>> events, Mood mood, Clock clock) {
        this.server = server;
        this.mailbox = mailbox;
        this.events = events;
        this.mood = mood;
        this.clock = clock;
    }

    /**
     * Starts it on a free port of the loopback address.
     *
     * @param events is given the events of each mail, as texts of JSON, before the mail is answered for
     */
    public static SesEndpoint start(Mailbox mailbox, Consumer<List<String>> events, Mood mood, Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            SesEndpoint endpoint = new SesEndpoint(server, mailbox, events, mood, clock);
            server.setExecutor(endpoint.threads);
            server.createContext("/", endpoint::answer);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the mail service", e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean sends = exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().getPath().equals("/v2/email/outbound-emails");
            if (sends) {
                send(exchange, body);
            } else {
                refuse(exchange, new Refusal(404, "NotFoundException", "Only SendEmail is understood here"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        SentMail mail;
        try {
            mail = mail(JSON.readTree(body));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            refuse(exchange, new Refusal(400, "BadRequestException", String.valueOf(e.getMessage())));
            return;
        }
        Optional<Refusal> refusal = mood.about(mail);
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
            return;
        }
        mailbox.keep(mail);
        publish(mail);
        write(exchange, 200, JSON.createObjectNode().put("MessageId", mail.messageId()));
    }

    private SentMail mail(JsonNode request) {
        JsonNode simple = request.path("Content").path("Simple");
        List<String> to = new ArrayList<>();
        for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            request.path("Destination").path(kind).forEach(address -> to.add(checked(address.asText())));
        }
        require(!to.isEmpty() && to.size() <= MOST_RECIPIENTS, "Destination must have 1 to 50 addresses");
        require(simple.isObject(), "Content.Simple is needed");
        String from = checked(request.path("FromEmailAddress").asText());
        String subject = checked(simple.path("Subject").path("Data").asText());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("From", from);
        headers.put("To", String.join(", ", to));
        headers.put("Subject", subject);
        simple.path("Headers")
                .forEach(header -> headers.put(
                        checked(header.path("Name").asText()),
                        checked(header.path("Value").asText())));
        Map<String, String> tags = new LinkedHashMap<>();
        request.path("EmailTags")
                .forEach(tag -> tags.put(
                        tagged(tag.path("Name").asText()),
                        tagged(tag.path("Value").asText())));
        require(tags.size() <= MOST_TAGS, "EmailTags must be at most 50");
        JsonNode content = simple.path("Body");
        String text = content.path("Text").path("Data").asText();
        String html = content.path("Html").path("Data").asText();
        require(!text.isEmpty() || !html.isEmpty(), "The body must have a text or an HTML part");
        return new SentMail(
                UUID.randomUUID().toString(), clock.instant(), from, to, subject, text, html, headers, tags);
    }

    private static String checked(String value) {
        require(!value.isBlank() && value.chars().noneMatch(Character::isISOControl), "A header is not allowed");
        return value;
    }

    private static String tagged(String value) {
        require(value.matches("[A-Za-z0-9_-]{1,256}"), "A tag is not allowed");
        return value;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private void publish(SentMail mail) {
        String simulated = mail.to().getFirst().endsWith("@simulator.amazonses.com")
                ? mail.to().getFirst().split("[+@]", 2)[0]
                : "";
        ObjectNode outcome = switch (simulated) {
            case "bounce", "suppressionlist" -> {
                ObjectNode event = event(mail, "Bounce");
                event.putObject("bounce").put("bounceType", "Permanent").put("bounceSubType", "General");
                yield event;
            }
            case "complaint" -> {
                ObjectNode event = event(mail, "Complaint");
                event.putObject("complaint").put("complaintFeedbackType", "abuse");
                yield event;
            }
            default -> event(mail, "Delivery");
        };
        events.accept(List.of(event(mail, "Send").toString(), outcome.toString()));
    }

    private static ObjectNode event(SentMail mail, String type) {
        ObjectNode event = JSON.createObjectNode().put("eventType", type);
        ObjectNode about = event.putObject("mail")
                .put("timestamp", mail.at().toString())
                .put("source", mail.from())
                .put("messageId", mail.messageId());
        mail.to().forEach(about.putArray("destination")::add);
        ObjectNode tags = about.putObject("tags");
        mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
        return event;
    }

    private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type());
        write(exchange, refusal.status(), JSON.createObjectNode().put("message", refusal.message()));
    }

    private static void write(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
