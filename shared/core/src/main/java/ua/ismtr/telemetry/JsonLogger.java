package ua.ismtr.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import ua.ismtr.json.Json;

/** Writes events from {@code INFO} on as one line each, the stack trace of an exception within it. */
final class JsonLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    private final transient Supplier<@Nullable String> requestId;
    private final transient PrintStream out;
    private final String function;

    JsonLogger(String name, String function, Supplier<@Nullable String> requestId, PrintStream out) {
        this.name = name;
        this.function = function;
        this.requestId = requestId;
        this.out = out;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        ObjectNode event = Json.MAPPER
                .createObjectNode()
                .put("timestamp", Instant.now().toString())
                .put("level", level.name())
                .put("function", function)
                .put("logger", name)
                .put("message", MessageFormatter.basicArrayFormat(pattern, arguments));
        String invocation = requestId.get();
        if (invocation != null) {
            event.put("requestId", invocation);
        }
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            event.put("stackTrace", trace.toString());
        }
        out.println(event);
    }
}
