package ua.ismtr.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import ua.ismtr.json.Json;

/** Answers the calls of AWS clients without a network: what is read is not there, what is written is accepted. */
final class AnswersFromMemory implements SdkHttpClient {
    /** Operations that tell the capacity they consumed for several tables. */
    private static final Set<String> OF_SEVERAL_TABLES = Set.of(
            "DynamoDB_20120810.TransactWriteItems",
            "DynamoDB_20120810.BatchGetItem",
            "DynamoDB_20120810.BatchWriteItem");

    /** What any secret is: good for webhooks, links, passwords and keys. */
    private static final String EXAMPLE_SECRET = "whsec_ZXhhbXBsZS1vZi1hLXNlY3JldC1mb3ItcHJpbWluZw==";

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {}
        };
    }

    /** DynamoDB, SQS and Secrets Manager name the operation in a header; S3, which does not, is only read. */
    private static HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String operation =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        if (operation.isEmpty()) {
            return answer(404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(UTF_8));
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        if (operation.startsWith("DynamoDB")) {
            ObjectNode consumed = OF_SEVERAL_TABLES.contains(operation)
                    ? body.putArray("ConsumedCapacity").addObject()
                    : body.putObject("ConsumedCapacity");
            consumed.put("TableName", "none").put("CapacityUnits", 1);
        } else if (operation.startsWith("secretsmanager")) {
            body.put("SecretString", EXAMPLE_SECRET);
        } else if (operation.endsWith("SendMessage")) {
            body.put("MessageId", "none").put("MD5OfMessageBody", md5OfMessageBody(request));
        }
        return answer(200, Json.MAPPER.writeValueAsBytes(body));
    }

    private static HttpExecuteResponse answer(int status, byte[] body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder().statusCode(status).build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private static String md5OfMessageBody(HttpExecuteRequest request) throws IOException {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            byte[] message =
                    Json.MAPPER.readTree(body).path("MessageBody").asText().getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    @Override
    public void close() {}
}
