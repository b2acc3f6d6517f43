package ua.ismtr.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads that are mostly waiting, several at once. */
public final class ParallelReads {
    private ParallelReads() {}

    /**
     * The results of all reads, in their order; the first that fails ends it with its exception.
     *
     * @param what what is read, for the error of an interruption
     * @param atOnce how many reads are under way at once
     */
    public static <T> List<T> all(String what, int atOnce, Collection<? extends Callable<T>> reads) {
        try (ExecutorService readers =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<T> results = new ArrayList<>();
            for (Future<T> read : readers.invokeAll(reads)) {
                results.add(read.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading " + what, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
