package ua.ismtr.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs a reader of texts in a thread with a stack of 256 KB, on which patterns that recurse overflow. */
public final class SmallStack {
    private static final int BYTES = 256 * 1024;

    private SmallStack() {}

    /** What the reader returns; an error of its own is the cause of an {@link AssertionError}. */
    public static <T> T run(Callable<T> reader) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(reader);
        Thread thread = new Thread(null, task, "small stack", BYTES);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
