package ua.ismtr.local.functions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import ua.ismtr.local.emulators.GuardedJvm;
import ua.ismtr.local.emulators.LambdaRuntime;
import ua.ismtr.local.template.Template;

/** All the functions of the template, ready to be invoked. */
public final class LocalFunctions implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final RuntimeApi api = new RuntimeApi();

    /** Processes that start at the same time make each other slower than if they started one after the other. */
    private final Semaphore startsThatCanWait = new Semaphore(1, true);

    private final Map<String, LocalFunction> functions = new ConcurrentSkipListMap<>();
    private final Path home;
    private final LambdaRuntime runtime;
    private final Thread housekeeping;

    /** Keeps the logs below {@code home}. */
    public LocalFunctions(Path home, LambdaRuntime runtime) {
        this.home = home;
        this.runtime = runtime;
        housekeeping = Thread.ofVirtual().name("idle-functions").start(this::endIdle);
    }

    private void endIdle() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(30));
                functions.values().forEach(function -> function.endIdle(IDLE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Makes the start caches that are missing, for each build of the functions once: some seconds a function, one after the other and
     * behind all other work, so that it can be done while requests are handled. Ends early when the thread is interrupted.
     */
    public void makeStartCaches() throws InterruptedException {
        for (LocalFunction function : functions.values()) {
            function.makeCache();
        }
    }

    /** Whether start caches are missing and can be made. */
    public boolean lackStartCaches() {
        return functions.values().stream().anyMatch(LocalFunction::lacksCache);
    }

    /**
     * Adds a function.
     *
     * @param folder what the template's paths are relative to
     * @param environment the function's variables, with the endpoints of the emulated services
     * @throws IllegalStateException if its package is not built
     */
    public void add(String name, Template.Function function, Path folder, Map<String, String> environment) {
        FunctionPackage code = FunctionPackage.unpack(name, folder.resolve(function.code()));
        List<String> classPath = new ArrayList<>(code.classPath());
        classPath.addAll(runtime.classPath());
        Map<String, String> variables = new HashMap<>(FunctionEnvironment.of(name, function, code.folder()));
        variables.putAll(environment);
        // Whoever calls waits for the answer; queues and schedules can wait.
        boolean canWait = function.events().stream().noneMatch(Template.HttpCall.class::isInstance);
        List<String> options = new ArrayList<>(List.of(
                // Of the memory, the rest is for classes, code and threads.
                "-Xmx" + function.memory() * 8 / 10 + "m",
                "-XX:+UseSerialGC",
                // Processes are short here: what runs a few times is not worth compiling.
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=3",
                "--enable-native-access=ALL-UNNAMED",
                // What AWS's managed runtime for Java sets, for the hooks of SnapStart.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
        options.addAll(runtime.options(code.folder()));
        GuardedJvm program = new GuardedJvm(
                options,
                classPath,
                runtime.mainClass(),
                List.of(function.handler()),
                variables,
                home.resolve("logs").resolve(name + ".log"),
                canWait);
        int concurrency = Math.min(
                function.concurrency().orElse(Integer.MAX_VALUE),
                Math.max(2, Runtime.getRuntime().availableProcessors()));
        StartCache cache = StartCache.of(code.folder(), program);
        Semaphore starts = canWait ? startsThatCanWait : new Semaphore(1, true);
        functions.put(name, new LocalFunction(name, function.timeout(), concurrency, program, api, cache, starts));
    }

    public LocalFunction get(String name) {
        return Objects.requireNonNull(functions.get(name), name);
    }

    public Collection<LocalFunction> all() {
        return Collections.unmodifiableCollection(functions.values());
    }

    @Override
    public void close() {
        housekeeping.interrupt();
        functions.values().forEach(LocalFunction::close);
        api.close();
    }
}
