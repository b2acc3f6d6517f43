package ua.ismtr.local.functions;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ua.ismtr.local.emulators.GuardedJvm;

/**
 * A function of the template. Events get a warm process if one is free, else a new one, up to the number that this machine can bear;
 * after that they wait for their turn.
 */
public final class LocalFunction implements AutoCloseable {
    /** How long an event waits for a free process before it is throttled. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** A process killed while it starts has not seen the event: another one is started, so often. */
    private static final int STARTS = 10;

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    /** So long an event waits for a process that is at work before another one is started, which keeps a core busy for a second. */
    private static final Duration WORTH_A_START = Duration.ofSeconds(2);

    private static final Duration CACHE_WRITTEN = Duration.ofMinutes(3);

    private final String name;
    private final Duration timeout;
    private final GuardedJvm program;
    private final RuntimeApi api;
    private final StartCache cache;
    private final Semaphore starts;
    private final Semaphore slots;
    private final int concurrency;
    private final BlockingDeque<FunctionProcess> idle = new LinkedBlockingDeque<>();
    private final Set<FunctionProcess> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final FunctionMetrics metrics = new FunctionMetrics();

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
            }
            return outcome;
        } catch (FunctionFailure e) {
            return new Outcome.Failed(e.error());
        }
    }

    /**
     * A process that is set up; empty if each that was started was killed from outside before it was. One that comes free soon
     * is better than a new one: on few cores, a process more makes all the others slower.
     */
    private Optional<FunctionProcess> process() throws FunctionFailure, InterruptedException {
        Instant worthAStart = Instant.now().plus(WORTH_A_START);
        while (true) {
            boolean wait = !all.isEmpty() && Instant.now().isBefore(worthAStart);
            FunctionProcess warm = wait ? idle.pollFirst(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS) : idle.pollFirst();
            if (warm != null) {
                if (warm.isAlive()) {
                    return Optional.of(warm);
                }
            } else if (!wait && starts.tryAcquire(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    return newProcess();
                } finally {
                    starts.release();
                }
            }
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
        GuardedJvm own = program.with(cache.use(), FunctionEnvironment.ofProcess(api.address(process), process));
        return FunctionProcess.start(process, FunctionEnvironment.arn(name), own, api, this::ended);
    }

    private void ended(FunctionProcess process) {
        idle.remove(process);
        all.remove(process);
    }

    boolean lacksCache() {
        return cache.isWanted();
    }

    /**
     * Makes the start cache if there is none: lets a process set itself up as for a snapshot of SnapStart, and end. Takes
     * seconds. Without the cache, all works as well, only slower.
     */
    void makeCache() throws InterruptedException {
        if (!cache.isWanted()) {
            return;
        }
        Path left = cache.attempt();
        String process = name + "-snapshot";
        GuardedJvm own = program.with(
                        StartCache.leave(left), FunctionEnvironment.ofSnapshot(api.address(process), process))
                .yielding();
        FunctionProcess rehearsal =
                FunctionProcess.start(process, FunctionEnvironment.arn(name), own, api, ended -> {});
        try {
            rehearsal.awaitInitialized();
            rehearsal.retire(CACHE_WRITTEN);
        } catch (FunctionFailure e) {
            // The first event will meet it, and tell.
        } finally {
            rehearsal.close();
        }
        cache.take(left);
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
        all.forEach(FunctionProcess::close);
    }
}
