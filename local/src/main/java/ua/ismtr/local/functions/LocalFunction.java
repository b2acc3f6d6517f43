package ua.ismtr.local.functions;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ua.ismtr.local.parts.GuardedJvm;

/**
 * A function of the template. Events get a warm process if one is free, else a new one, up to the number that this machine can bear;
 * after that they wait for their turn.
 */
public final class LocalFunction implements AutoCloseable {
    /** How long an event waits for a free process before it is throttled. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** A process killed while it starts has not seen the event: another one is started, so often. */
    private static final int STARTS = 10;

    /** How long a process may take to leave a cache; it does so with the lowest priority. */
    private static final Duration RETIREMENT = Duration.ofMinutes(3);

    private final String name;
    private final Duration timeout;
    private final GuardedJvm program;
    private final RuntimeApi api;
    private final StartCache cache;
    private final Semaphore starts;
    private final Semaphore slots;
    private final int concurrency;
    private final Deque<FunctionProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<FunctionProcess> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final FunctionMetrics metrics = new FunctionMetrics();
    private final AtomicReference<Instant> lastUsed = new AtomicReference<>(Instant.now());
    private volatile boolean closing;

    LocalFunction(
            String name,
            Duration timeout,
            int concurrency,
            GuardedJvm program,
            RuntimeApi api,
            StartCache cache,
            Semaphore starts) {
        this.name = name;
        this.timeout = timeout;
        this.concurrency = concurrency;
        this.program = program;
        this.api = api;
        this.cache = cache;
        this.starts = starts;
        this.slots = new Semaphore(concurrency, true);
    }

    /** The logical id. */
    public String name() {
        return name;
    }

    /** The most events that are handled at the same time. */
    public int concurrency() {
        return concurrency;
    }

    public FunctionMetrics metrics() {
        return metrics;
    }

    /** The ids of the processes that run now. */
    public List<Long> pids() {
        return all.stream()
                .filter(FunctionProcess::isAlive)
                .map(process -> process.handle().pid())
                .sorted()
                .toList();
    }

    /** Has the event, a JSON document, handled and waits for the end. */
    public Outcome invoke(String event) throws InterruptedException {
        if (!slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Outcome.Throttled();
        }
        try {
            Outcome outcome = run(event);
            if (!(outcome instanceof Outcome.Returned)) {
                metrics.error();
            }
            return outcome;
        } finally {
            lastUsed.set(Instant.now());
            slots.release();
        }
    }

    private Outcome run(String event) throws InterruptedException {
        try {
            Optional<FunctionProcess> found = process();
            if (found.isEmpty()) {
                return new Outcome.Died(true);
            }
            FunctionProcess process = found.get();
            Instant start = Instant.now();
            Outcome outcome = process.invoke(event, timeout);
            metrics.invoked(Duration.between(start, Instant.now()));
            if (process.isAlive()) {
                idle.addFirst(process);
            } else {
                all.remove(process);
            }
            return outcome;
        } catch (FunctionFailure e) {
            return new Outcome.Failed(e.error());
        }
    }

    /** A process that is set up; empty if each that was started was killed from outside before it was. */
    private Optional<FunctionProcess> process() throws FunctionFailure, InterruptedException {
        for (FunctionProcess warm = idle.pollFirst(); warm != null; warm = idle.pollFirst()) {
            if (warm.isAlive()) {
                return Optional.of(warm);
            }
            all.remove(warm);
        }
        starts.acquire();
        try {
            return newProcess();
        } finally {
            starts.release();
        }
    }

    private Optional<FunctionProcess> newProcess() throws FunctionFailure, InterruptedException {
        for (int start = 0; start < STARTS; start++) {
            FunctionProcess started = start();
            all.add(started);
            try {
                Optional<Duration> initialization = started.awaitInitialized();
                if (initialization.isPresent()) {
                    metrics.started(initialization.get());
                    return Optional.of(started);
                }
            } catch (FunctionFailure e) {
                all.remove(started);
                throw e;
            }
            all.remove(started);
            if (!started.wasKilled()) {
                throw new FunctionFailure(
                        "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"%s ends while it starts, with %d; see %s\"}"
                                .formatted(name, started.exitValue(), program.log()));
            }
        }
        return Optional.empty();
    }

    private FunctionProcess start() {
        String process = name + "-" + count.incrementAndGet();
        Optional<Path> left = cache.isWanted() && all.stream().noneMatch(other -> other.cache().isPresent())
                ? Optional.of(cache.attempt())
                : Optional.empty();
        GuardedJvm own = program.with(
                left.map(StartCache::leave).orElseGet(cache::use),
                FunctionEnvironment.ofProcess(api.address(process), process));
        return FunctionProcess.start(process, FunctionEnvironment.arn(name), own, api, left, this::ended);
    }

    private void ended(FunctionProcess process) {
        if (process.wasKilled() && idle.remove(process)) {
            all.remove(process);
            replace();
        }
    }

    /** Starts another process at once in place of one that was killed while it waited, for the next event to find it warm. */
    private void replace() {
        if (closing || !slots.tryAcquire()) {
            return;
        }
        try {
            process().ifPresent(idle::addFirst);
        } catch (FunctionFailure e) {
            // The next event will meet it, and tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            slots.release();
        }
    }

    /** Whether nothing is being handled, nor was for the time. */
    boolean isQuiet(Duration time) {
        return slots.availablePermits() == concurrency && lastUsed.get().isBefore(Instant.now().minus(time));
    }

    /**
     * Has a process that has worked leave a cache, if there is none yet, and starts another with it in its place. Takes seconds;
     * meanwhile, events are handled by other processes.
     */
    void fillCache() throws InterruptedException {
        for (FunctionProcess process : List.copyOf(idle)) {
            if (cache.isWanted() && process.cache().isPresent() && process.hasWorked() && idle.remove(process)) {
                process.retire(RETIREMENT);
                all.remove(process);
                if (cache.take(process.cache().get())) {
                    replace();
                }
            }
        }
    }

    /** Ends the processes that have had nothing to do for the time. */
    void endIdle(Duration time) {
        Instant before = Instant.now().minus(time);
        for (FunctionProcess process : List.copyOf(idle)) {
            if (process.lastUsed().isBefore(before) && idle.remove(process)) {
                process.close();
                all.remove(process);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        all.forEach(FunctionProcess::close);
    }
}
