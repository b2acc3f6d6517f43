package ua.ismtr.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.function.IntSupplier;

/** An invocation with so many milliseconds left. */
public record ContextOfTests(IntSupplier left) implements Context {
    /** An invocation with this time left, always. */
    public static Context withSeconds(int seconds) {
        return new ContextOfTests(() -> seconds * 1000);
    }

    @Override
    public int getRemainingTimeInMillis() {
        return left.getAsInt();
    }

    @Override
    public String getAwsRequestId() {
        return "request";
    }

    @Override
    public String getLogGroupName() {
        return "group";
    }

    @Override
    public String getLogStreamName() {
        return "stream";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new IllegalStateException("No identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new IllegalStateException("No client");
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new IllegalStateException("No logger");
    }
}
