package ua.ismtr.local.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ua.ismtr.local.parts.GuardedJvm;

/** One process of a function: it handles one event at a time, as an execution environment of AWS Lambda does. */
final class FunctionProcess implements AutoCloseable {
    /** AWS Lambda gives a function ten seconds to set itself up; here, several may start at once on few cores. */
    private static final Duration INITIALIZATION = Duration.ofSeconds(60);

    private final String arn;
    private final Process process;
    private final Instant started = Instant.now();
    private final CompletableFuture<Optional<String>> initialized = new CompletableFuture<>();
    private final BlockingQueue<Invocation> offered = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Invocation> current = new AtomicReference<>();
    private final AtomicReference<Instant> lastUsed = new AtomicReference<>(Instant.now());

    private FunctionProcess(String arn, Process process) {
        this.arn = arn;
        this.process = process;
    }

    /** Starts a process that takes its events from the runtime API under the given name. */
    static FunctionProcess start(String name, String arn, GuardedJvm program, RuntimeApi api) {
        FunctionProcess started = new FunctionProcess(arn, program.start());
        api.register(name, started);
        Thread.ofVirtual().name("watch-" + name).start(() -> {
            started.process.onExit().join();
            api.forget(name);
            started.died();
        });
        return started;
    }

    String arn() {
        return arn;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended by {@code kill -9}, not by itself. */
    boolean wasKilled() {
        return !process.isAlive() && process.exitValue() == 128 + 9;
    }

    Instant lastUsed() {
        return lastUsed.get();
    }

    /**
     * Waits until the function has set itself up.
     *
     * @return how long it took since the start; empty if the process has ended before, for no reason of its own that it told
     * @throws FunctionFailure with the function's error
     */
    Optional<Duration> awaitInitialized() throws FunctionFailure, InterruptedException {
        try {
            Optional<String> error = initialized.get(INITIALIZATION.toMillis(), TimeUnit.MILLISECONDS);
            if (error.isPresent()) {
                close();
                throw new FunctionFailure(error.get());
            }
            return Optional.of(Duration.between(started, Instant.now()));
        } catch (TimeoutException e) {
            close();
            throw new FunctionFailure(
                    "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"No set-up within " + INITIALIZATION + "\"}");
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /** Has the event handled; a process that takes longer than its deadline is killed, as on AWS Lambda. */
    Outcome invoke(String event, Duration timeout) throws InterruptedException {
        Invocation invocation = Invocation.of(event, Instant.now().plus(timeout));
        current.set(invocation);
        offered.add(invocation);
        if (!process.isAlive()) {
            died();
        }
        try {
            return invocation.outcome().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            return new Outcome.Failed(
                    "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: %s Error: Task timed out after %d.00 seconds\"}"
                            .formatted(invocation.requestId(), timeout.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            current.set(null);
            lastUsed.set(Instant.now());
        }
    }

    /** The next event; called by the process when it is set up and whenever it is done. */
    Invocation next() throws InterruptedException {
        initialized.complete(Optional.empty());
        return offered.take();
    }

    void initializationFailed(String error) {
        initialized.complete(Optional.of(error));
    }

    /** Whether that invocation was running. */
    boolean ended(String requestId, Outcome outcome) {
        Invocation running = current.get();
        return running != null
                && running.requestId().equals(requestId)
                && running.outcome().complete(outcome);
    }

    private void died() {
        initialized.completeExceptionally(new IllegalStateException("ended"));
        Invocation running = current.get();
        if (running != null) {
            running.outcome().complete(new Outcome.Died());
        }
    }

    /** Kills the process. A function keeps nothing that must be saved. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
