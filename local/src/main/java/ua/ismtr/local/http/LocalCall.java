package ua.ismtr.local.http;

/** A call below {@code /local/}, which exists on one machine only. */
@FunctionalInterface
interface LocalCall {
    Answer answer(Call call) throws InterruptedException;
}
