package ua.ismtr.local.http;

/** A call below {@code /local/}, which exists on one machine only. */
@FunctionalInterface
interface LocalRoute {
    Answer answer(LocalRequest request) throws InterruptedException;
}
