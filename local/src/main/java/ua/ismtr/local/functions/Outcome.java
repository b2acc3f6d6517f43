package ua.ismtr.local.functions;

/** How an invocation ended. */
public sealed interface Outcome {
    /** The handler returned; {@code payload} is its JSON. */
    record Returned(String payload) implements Outcome {}

    /** The handler threw, could not be set up or ran out of time; {@code error} is what AWS Lambda would answer, a JSON object. */
    record Failed(String error) implements Outcome {}

    /** The process ended in the middle, such as when it is killed: whether the work was done is unknown. */
    record Died() implements Outcome {}

    /** All the processes that this machine can have were busy for too long, as when AWS Lambda throttles; nothing was run. */
    record Throttled() implements Outcome {}
}
