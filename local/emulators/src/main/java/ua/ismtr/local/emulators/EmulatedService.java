package ua.ismtr.local.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A service of AWS that answers: a server started here, or the endpoint that the SDK's variables name. */
public final class EmulatedService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Service service;
    private final URI endpoint;
    private final @Nullable Process process;
    private final boolean foreign;

    private EmulatedService(Service service, URI endpoint, @Nullable Process process, boolean foreign) {
        this.service = service;
        this.endpoint = endpoint;
        this.process = process;
        this.foreign = foreign;
    }

    /** A server that another process of this machine has started by {@link #start} and ends. */
    public static EmulatedService startedElsewhere(Service service, URI endpoint) {
        return new EmulatedService(service, endpoint, null, false);
    }

    /**
     * Starts the service's server on a free port of the loopback address and returns when it answers. If the environment names an
     * endpoint for the service ({@code AWS_ENDPOINT_URL_…}), that one is taken and nothing is started.
     *
     * @param data folder in which the server keeps its data, which survive a {@code kill -9}; empty: in memory
     * @param logs folder of the server's log
     * @throws IllegalStateException if the server does not start; the message has the end of its log
     */
    public static EmulatedService start(Service service, Optional<Path> data, Path logs) {
        Optional<URI> chosen = service.chosenEndpoint(System.getenv());
        if (chosen.isPresent()) {
            return new EmulatedService(service, chosen.get(), null, true);
        }
        try {
            return start(service, data, logs, 3);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + service.server(), e);
        }
    }

    /** The port is free when it is chosen, but another process may be quicker to take it: then another one is tried. */
    private static EmulatedService start(Service service, Optional<Path> data, Path logs, int tries)
            throws IOException {
        int port = freePort();
        Path log = Files.createDirectories(logs).toAbsolutePath().resolve(service.id() + ".log");
        GuardedJvm server = service.server(port, data, log);
        URI endpoint = URI.create("http://" + Service.LOOPBACK + ":" + port);
        EmulatedService started = new EmulatedService(service, endpoint, server.start(), false);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!started.isUp()) {
            if (!started.isRunning() && tries > 1) {
                return start(service, data, logs, tries - 1);
            }
            if (!started.isRunning() || System.nanoTime() > deadline) {
                started.close();
                throw new IllegalStateException(
                        service.server() + " did not start. The end of " + log + ":\n" + server.logTail());
            }
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
        return started;
    }

    public Service service() {
        return service;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The process that was started for it; empty if the endpoint was given. */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    /** Whether the environment has named it, which then has the credentials for it, too; an emulated service takes any. */
    boolean isForeign() {
        return foreign;
    }

    /** The variables that make an AWS SDK in another process use this service. */
    public Map<String, String> environment() {
        return Map.of(service.endpointVariable(), endpoint.toString());
    }

    /** Whether it answers HTTP now, whatever it says. */
    public boolean isUp() {
        if (!isRunning()) {
            return false;
        }
        try {
            HTTP.send(
                    HttpRequest.newBuilder(endpoint)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isRunning() {
        return process == null || process.isAlive();
    }

    /** Ends the server that was started, if any, and waits until it has. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Objects.requireNonNull(process).destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
