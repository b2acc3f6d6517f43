package ua.ismtr.local.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ua.ismtr.local.emulators.GuardedJvm;

/** One process of a function: it handles one event at a time, as an execution environment of AWS Lambda does. */
final class FunctionProcess implements AutoCloseable {
    /** AWS Lambda gives a function ten seconds to set itself up; here, several may start at once on few cores. */
    private static final Duration INITIALIZATION = Duration.ofSeconds(60);

    /** What a shell would call it: 128 and the number of the signal, of which SIGKILL and SIGTERM come from outside. */
    private static final Set<Integer> KILLED = Set.of(128 + 9, 128 + 15);

    private final String arn;
    private final Process process;
    private final Instant started = Instant.now();
    private final CompletableFuture<Optional<String>> initialized = new CompletableFuture<>();
    private final BlockingQueue<Optional<Invocation>> offered = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Invocation> current = new AtomicReference<>();
    private final AtomicReference<Instant> lastUsed = new AtomicReference<>(Instant.now());

    private FunctionProcess(String arn, Process process) {
        this.arn = arn;
        this.process = process;
    }

    /**
     * Starts a process that takes its events from the runtime API under the given name.
     *
     * @param ended called when it has ended, however it did
     */
    static FunctionProcess start(
            String name, String arn, GuardedJvm program, RuntimeApi api, Consumer<FunctionProcess> ended) {
        FunctionProcess started = new FunctionProcess(arn, program.start());
        api.register(name, started);
        Thread.ofVirtual().name("watch-" + name).start(() -> {
            started.process.onExit().join();
            api.forget(name);
            started.died();
            ended.accept(started);
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

    /** Whether a signal from outside has ended it, not the function itself. */
    boolean wasKilled() {
        return !process.isAlive() && KILLED.contains(process.exitValue());
    }

    int exitValue() {
        return process.exitValue();
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
            throw new FunctionFailure("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"No set-up within "
                    + INITIALIZATION + "\"}");
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /** Has the event handled; a process that takes longer than its deadline is killed, as on AWS Lambda. */
    Outcome invoke(String event, Duration timeout) throws InterruptedException {
        Invocation invocation = Invocation.of(event, Instant.now().plus(timeout));
        current.set(invocation);
        offered.add(Optional.of(invocation));
        if (!process.isAlive()) {
            died();
        }
        try {
            return invocation.outcome().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            return new Outcome.TimedOut(timeout);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            current.set(null);
            lastUsed.set(Instant.now());
        }
    }

    /** The next event, called for by the process when it is set up and whenever it is done; empty if the process has ended. */
    Optional<Invocation> next() throws InterruptedException {
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
            running.outcome().complete(new Outcome.Died(wasKilled()));
        }
        offered.add(Optional.empty());
    }

    /** Called by the process when it is ready for the snapshot that it was started for; answers when the process has ended. */
    void awaitEnd() {
        initialized.complete(Optional.empty());
        process.onExit().join();
    }

    /** Lets the process, which must have nothing to do, end in order; returns when it has, or was killed after the time. */
    void retire(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    /** Kills the process. A function keeps nothing that must be saved. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
