package ua.ismtr.mail;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import ua.ismtr.json.Json;
import ua.ismtr.summaries.SummariesHandler;
import ua.ismtr.testing.ContextOfTests;

/**
 * One of the packaged functions in a process of its own, called as AWS calls it, which tells what memory it needs:
 * {@code FunctionProcess plan}, or {@code FunctionProcess send <queue> <mails between two lines>} until the queue is empty.
 */
final class FunctionProcess {
    private static final int BATCH = 5;
    private static final int SECONDS = 30;

    private FunctionProcess() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("plan")) {
            new SummariesHandler()
                    .handleRequest(
                            new ByteArrayInputStream(new byte[0]),
                            new ByteArrayOutputStream(),
                            ContextOfTests.withSeconds(SECONDS));
            tell(0);
        } else {
            send(args[1], Integer.parseInt(args[2]));
        }
    }

    private static void send(String queue, int between) throws IOException {
        RequestStreamHandler handler = new MailHandler();
        int handled = 0;
        try (SqsClient sqs =
                SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            List<Message> messages = receive(sqs, queue);
            while (!messages.isEmpty()) {
                byte[] event = Json.MAPPER.writeValueAsBytes(event(messages));
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                handler.handleRequest(new ByteArrayInputStream(event), answer, ContextOfTests.withSeconds(SECONDS));
                String failed = answer.toString(StandardCharsets.UTF_8);
                for (Message message : messages) {
                    if (!failed.contains(message.messageId())) {
                        sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
                    }
                }
                int before = handled;
                handled += messages.size();
                if (before / between != handled / between) {
                    tell(handled);
                }
                messages = receive(sqs, queue);
            }
        }
        tell(handled);
    }

    private static List<Message> receive(SqsClient sqs, String queue) {
        return sqs.receiveMessage(receive ->
                        receive.queueUrl(queue).maxNumberOfMessages(BATCH).waitTimeSeconds(1))
                .messages();
    }

    private static ObjectNode event(List<Message> messages) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        ArrayNode records = event.putArray("Records");
        messages.forEach(message ->
                records.addObject().put("messageId", message.messageId()).put("body", message.body()));
        return event;
    }

    /** {@code handled <messages> heap <MiB in use after a collection> peak <MiB resident at most>}. */
    private static void tell(int handled) throws IOException {
        ManagementFactory.getMemoryMXBean().gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        System.out.printf("handled %d heap %d peak %d%n", handled, heap, Long.parseLong(peak) >> 10);
    }
}
