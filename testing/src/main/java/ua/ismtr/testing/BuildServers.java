package ua.ismtr.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.emulators.Service;
import ua.ismtr.local.template.Template;

/**
 * One server of each service for all modules of a build, so that each test process finds them started and warm. The build starts
 * them before the first integration test and they end with it, however it ends. Test processes outside of a build, such as those of
 * an editor, find none and start their own.
 *
 * <p>A folder has a file for each server, named as the service, with its endpoint.
 */
public final class BuildServers {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private BuildServers() {}

    /** The folder of the servers of a build of this repository. */
    static Path folder() {
        return Objects.requireNonNull(Template.find().getParent()).resolve("testing/target/servers");
    }

    /** All for which the environment does not name an endpoint. */
    private static List<Service> services() {
        return Stream.of(Service.values())
                .filter(service -> service.chosenEndpoint(System.getenv()).isEmpty())
                .toList();
    }

    /** The server of the build that runs now, if one does. */
    static Optional<EmulatedService> running(Service service, Path folder) {
        Path file = folder.resolve(service.id());
        try {
            return services().contains(service) && Files.exists(file)
                    ? Optional.of(EmulatedService.startedElsewhere(service, URI.create(Files.readString(file))))
                            .filter(EmulatedService::isUp)
                    : Optional.empty();
        } catch (IOException e) {
            // It has ended between the two looks.
            return Optional.empty();
        }
    }

    /**
     * Starts the servers in a process of their own and returns when they answer.
     *
     * @param args the folder; and, for the process that keeps the servers, the id of the process with which they end
     */
    public static void main(String[] args) throws InterruptedException, IOException {
        Path folder = Path.of(args[0]);
        if (args.length == 1) {
            launch(folder, ProcessHandle.current().parent().orElseThrow());
        } else {
            keep(folder, ProcessHandle.of(Long.parseLong(args[1])));
        }
    }

    private static void launch(Path folder, ProcessHandle build) throws IOException, InterruptedException {
        delete(folder);
        Files.createDirectories(folder);
        Path log = folder.resolve("log");
        Process keeper = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BuildServers.class.getName(),
                        folder.toString(),
                        Long.toString(build.pid()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        keeper.getOutputStream().close();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Service service : services()) {
            while (!Files.exists(folder.resolve(service.id()))) {
                if (!keeper.isAlive() || System.nanoTime() > deadline) {
                    keeper.destroyForcibly().waitFor();
                    throw new IllegalStateException("No server for " + service.id() + ":\n" + Files.readString(log));
                }
                LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            }
        }
    }

    private static void keep(Path folder, Optional<ProcessHandle> build) {
        List<CompletableFuture<EmulatedService>> starts = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> delete(folder)));
        for (Service service : services()) {
            starts.add(CompletableFuture.supplyAsync(() -> {
                EmulatedService server = EmulatedService.start(service, Optional.empty(), folder.resolve("logs"));
                record(folder.resolve(service.id()), server.endpoint());
                return server;
            }));
        }
        List<EmulatedService> servers =
                starts.stream().map(CompletableFuture::join).toList();
        build.ifPresent(process -> process.onExit().join());
        delete(folder);
        servers.forEach(EmulatedService::close);
    }

    private static void record(Path file, URI endpoint) {
        try {
            Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), endpoint.toString());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            for (Service service : Service.values()) {
                Files.deleteIfExists(folder.resolve(service.id()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
