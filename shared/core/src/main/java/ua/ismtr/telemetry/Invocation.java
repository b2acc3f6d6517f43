package ua.ismtr.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The invocation that a thread works on, which each event of the log names. Each handler begins with it. */
public final class Invocation {
    static final String REQUEST_ID = "requestId";

    private Invocation() {}

    /** Notes that this thread works on the invocation from now on. */
    public static void begin(@Nullable Context context) {
        if (context != null && context.getAwsRequestId() != null) {
            MDC.put(REQUEST_ID, context.getAwsRequestId());
        }
    }
}
