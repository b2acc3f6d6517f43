package ua.ismtr.queue;

/** A message of a batch; {@code id} is what names it when it failed. */
public record QueueMessage(String id, String body, int receiveCount) {
    /** Says which message it is and nothing of its content. */
    @Override
    public String toString() {
        return "QueueMessage[" + id + "]";
    }
}
