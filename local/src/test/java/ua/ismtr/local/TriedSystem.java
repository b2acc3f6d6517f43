package ua.ismtr.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ua.ismtr.local.tried.TriedPackage;

/** A template with one function, in a folder of its own, and the local system that is started there as a user starts it. */
final class TriedSystem {
    static final String TEMPLATE = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          JwtIssuer: {Type: String}
        Resources:
          Api:
            Type: AWS::Serverless::HttpApi
            Properties:
              Auth:
                DefaultAuthorizer: Tokens
                Authorizers:
                  Tokens: {JwtConfiguration: {issuer: !Ref JwtIssuer, audience: [tried]}}
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 180
              RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2}
          Dead: {Type: AWS::SQS::Queue}
          Tried:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: java25
              MemorySize: 128
              Timeout: 29
              CodeUri: function.zip
              Handler: ua.ismtr.local.tried.TriedHandler
              Environment: {Variables: {QUEUE_URL: !GetAtt Queue.QueueUrl, NOTES: NOTES_FILE}}
              Events:
                Open: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: POST, Path: "/open/{name}", Auth: {Authorizer: NONE}}}
                Sleep: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /sleep, Auth: {Authorizer: NONE}}}
                Closed: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /closed}}
                Messages: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: 10, FunctionResponseTypes: [ReportBatchItemFailures]}}
                Hourly: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour), ScheduleExpressionTimezone: Europe/Kyiv}}
        """;

    private final Path folder;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TriedSystem(Path folder, int port, String template) {
        this.folder = folder;
        this.port = port;
        try {
            Files.writeString(folder.resolve("template.yaml"), template.replace("NOTES_FILE", notes().toString()));
            TriedPackage.write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it; what it prints goes to the file. */
    Process start(Path home, Path output) {
        return start(home, output, Map.of());
    }

    /** Starts it with more variables of the environment. */
    Process start(Path home, Path output, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "ISMTR_HOME", home.toString(), "ISMTR_PORT", Integer.toString(port), "ISMTR_DEMO", "off"));
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the function notes what it has done. */
    Path notes() {
        return folder.resolve("notes");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).header("content-type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
