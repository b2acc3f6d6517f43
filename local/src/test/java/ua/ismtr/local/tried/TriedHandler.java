package ua.ismtr.local.tried;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function with nothing but the Java platform: answers a call with its event, notes messages and ticks in a file, does not handle a
 * message {@code poison}, and does not end a call of {@code /sleep}.
 */
public final class TriedHandler implements RequestStreamHandler {
    private static final Pattern RECORD = Pattern.compile("\"messageId\":\"([^\"]+)\".*?\"body\":\"([^\"]*)\"");

    private final Path notes = Path.of(Objects.requireNonNull(System.getenv("NOTES")));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        String answer =
                event.contains("\"Records\"") ? messages(event) : event.contains("\"routeKey\"") ? call(event) : tick();
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private String messages(String event) throws IOException {
        StringBuilder failures = new StringBuilder();
        Matcher records = RECORD.matcher(event);
        for (MatchResult message : records.results().toList()) {
            if (message.group(2).equals("poison")) {
                System.err.println("poisoned: " + message.group(1));
                failures.append(failures.isEmpty() ? "" : ",")
                        .append("{\"itemIdentifier\":\"")
                        .append(message.group(1))
                        .append("\"}");
            } else {
                note("message " + message.group(2));
            }
        }
        return "{\"batchItemFailures\":[" + failures + "]}";
    }

    private static String call(String event) throws IOException {
        if (event.contains("\"rawPath\":\"/sleep\"")) {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return """
            {"statusCode":201,"headers":{"content-type":"application/json","x-pid":"%d","x-queue":"%s"},"isBase64Encoded":true,"body":"%s"}\
            """.formatted(
                        ProcessHandle.current().pid(),
                        System.getenv("QUEUE_URL"),
                        Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8)));
    }

    private String tick() throws IOException {
        note("tick");
        return "\"ticked\"";
    }

    private void note(String line) throws IOException {
        Files.writeString(notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
