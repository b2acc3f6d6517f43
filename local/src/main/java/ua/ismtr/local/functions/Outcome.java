package ua.ismtr.local.functions;

import java.time.Duration;

/** How an invocation ended. */
public sealed interface Outcome {
    /** The handler returned; {@code payload} is its JSON. */
    record Returned(String payload) implements Outcome {}

    /** The handler threw or could not be set up; {@code error} is what AWS Lambda would answer, a JSON object. */
    record Failed(String error) implements Outcome {}

    /** The handler took longer than it may and was ended: whether the work was done is unknown. */
    record TimedOut(Duration limit) implements Outcome {}

    /**
     * The process ended in the middle: whether the work was done is unknown.
     *
     * @param killed from outside, so by no fault of the function
     */
    record Died(boolean killed) implements Outcome {}

    /** All the processes that this machine can have were busy for too long, as when AWS Lambda throttles; nothing was run. */
    record Throttled() implements Outcome {}
}
