package ua.ismtr.local.emulators;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Main class that runs a function where AWS's runtime interface client cannot: that client has native code for Linux alone. It takes
 * events from the same Runtime API and runs the same package; the argument is the handler, a {@link RequestStreamHandler}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
public final class FunctionLoop {
    private final String api;

    private FunctionLoop(String api) {
        this.api = api;
    }

    public static void main(String[] args) throws IOException {
        FunctionLoop loop =
                new FunctionLoop("http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/");
        RequestStreamHandler handler;
        try {
            handler = Class.forName(args[0])
                    .asSubclass(RequestStreamHandler.class)
                    .getDeclaredConstructor()
                    .newInstance();
            if ("snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
                Core.getGlobalContext().beforeCheckpoint(null);
                loop.get("restore/next").disconnect();
            }
        } catch (Exception | LinkageError e) {
            Throwable cause = e instanceof ReflectiveOperationException && e.getCause() != null ? e.getCause() : e;
            cause.printStackTrace();
            loop.post("init/error", error(cause));
            System.exit(1);
            return;
        }
        while (loop.handleNext(handler)) {
            // Each turn is one event.
        }
    }

    /** Handles the next event; false when there will be none any more. */
    private boolean handleNext(RequestStreamHandler handler) throws IOException {
        HttpURLConnection next = get("invocation/next");
        if (next.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return false;
        }
        byte[] event;
        try (InputStream body = next.getInputStream()) {
            event = body.readAllBytes();
        }
        InvocationContext context = InvocationContext.of(next::getHeaderField, System.getenv());
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        String invocation = "invocation/" + context.getAwsRequestId();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), result, context);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            e.printStackTrace();
            post(invocation + "/error", error(e));
            return true;
        }
        post(invocation + "/response", result.toByteArray());
        return true;
    }

    private HttpURLConnection get(String path) throws IOException {
        HttpURLConnection connection = open(path);
        connection.getResponseCode();
        return connection;
    }

    private void post(String path, byte[] body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream target = connection.getOutputStream()) {
            target.write(body);
        }
        connection.getResponseCode();
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(api + path).toURL().openConnection();
    }

    /** As AWS's client reports an error: its type, message and stack. */
    static byte[] error(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        StringBuilder json = new StringBuilder("{\"errorType\":")
                .append(quoted(thrown.getClass().getName()))
                .append(",\"errorMessage\":")
                .append(quoted(String.valueOf(thrown.getMessage())))
                .append(",\"stackTrace\":[");
        String separator = "";
        for (String line : trace.toString().lines().skip(1).toList()) {
            json.append(separator).append(quoted(line.strip()));
            separator = ",";
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                json.append('\\').append((char) character);
            } else if (character < ' ') {
                json.append("\\u%04x".formatted(character));
            } else {
                json.append((char) character);
            }
        });
        return json.append('"').toString();
    }
}
