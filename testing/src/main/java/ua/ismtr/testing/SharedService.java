package ua.ismtr.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.emulators.Service;
import ua.ismtr.local.template.Template;

/** One server of each service for all the tests of a JVM: the build's; without a build, one that ends with the JVM. */
record SharedService(EmulatedService server) implements AutoCloseable {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedService.class);
    private static final AtomicInteger CLASSES = new AtomicInteger();

    /** The template's parameters without a default, with values for tests. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "JwtIssuer",
            "http://127.0.0.1/local",
            "DashboardUrl",
            "http://127.0.0.1",
            "SenderAddress",
            "ISMTR <ismtr@example.gov.ua>",
            "SenderDomain",
            "example.gov.ua");

    /** A server that cannot start fails the tests; it never skips them. */
    static EmulatedService of(Service service, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        service,
                        ignored -> new SharedService(BuildServers.running(service, BuildServers.folder())
                                .orElseGet(() -> EmulatedService.start(
                                        service, Optional.empty(), Path.of("target", "servers")))),
                        SharedService.class)
                .server();
    }

    static Template template() {
        return Template.read(Template.find(), PARAMETERS);
    }

    /** A name that no other test class has, so that none sees another's data. */
    static String prefix() {
        return "test-" + ProcessHandle.current().pid() + "-" + CLASSES.incrementAndGet() + "-";
    }

    @Override
    public void close() {
        server.close();
    }
}
