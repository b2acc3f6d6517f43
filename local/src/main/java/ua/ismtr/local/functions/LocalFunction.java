package ua.ismtr.local.functions;

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

    private final String name;
    private final Duration timeout;
    private final GuardedJvm program;
    private final RuntimeApi api;
    private final Semaphore slots;
    private final int concurrency;
    private final Deque<FunctionProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<FunctionProcess> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final FunctionMetrics metrics = new FunctionMetrics();

    LocalFunction(String name, Duration timeout, int concurrency, GuardedJvm program, RuntimeApi api) {
        this.name = name;
        this.timeout = timeout;
        this.concurrency = concurrency;
        this.program = program;
        this.api = api;
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
                return new Outcome.Died();
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
                        "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"%s ends while it starts; see %s\"}"
                                .formatted(name, program.log()));
            }
        }
        return Optional.empty();
    }

    private FunctionProcess start() {
        String process = name + "-" + count.incrementAndGet();
        GuardedJvm own = new GuardedJvm(
                program.options(),
                program.classPath(),
                program.mainClass(),
                program.arguments(),
                FunctionEnvironment.ofProcess(program.environment(), api.address(process), process),
                program.log());
        return FunctionProcess.start(process, FunctionEnvironment.arn(name), own, api);
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
