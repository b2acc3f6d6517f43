package ua.ismtr.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import ua.ismtr.local.http.HttpFrontend;
import ua.ismtr.local.template.Template;
import ua.ismtr.local.template.TemplateException;

/** Runs the whole system on this machine until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            run(out);
        } catch (StartFailure | TemplateException | IllegalStateException e) {
            out.println("ISMTR cannot start.");
            out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(PrintStream out) throws InterruptedException {
        Path folder = Objects.requireNonNull(Template.find().getParent());
        Settings settings = Settings.read(System.getenv(), folder);
        DataFolder data = DataFolder.open(settings.home());
        Demo demo = new Demo(data.folder(), out);
        if (settings.demo() && data.isEmpty()) {
            demo.begin(Instant.now());
        }
        LocalSystem system = LocalSystem.start(settings, data, frontend(settings, out), out);
        Thread shutdown = Thread.ofPlatform().name("shutdown").unstarted(() -> {
            out.println("Stopping");
            system.close();
            data.close();
        });
        Runtime.getRuntime().addShutdownHook(shutdown);
        system.announce();
        if (settings.demo() && (demo.isPending() || DemoEvents.isPending(data.folder()))) {
            Thread.ofVirtual().name("demo").start(() -> fill(demo, data.folder(), settings, out));
        }
        awaitEnd();
        System.exit(0);
    }

    private static void fill(Demo demo, Path home, Settings settings, PrintStream out) {
        try {
            String url = "http://127.0.0.1:" + settings.port();
            Path requests = settings.folder().resolve("events/demo-requests.jsonl");
            if (demo.isPending()) {
                new DemoCourses(url, out).run(settings.folder().resolve("events/demo-courses.json"));
                demo.run(requests, url, settings.currentSecret());
                new DemoCenters(url, out).run(settings.folder().resolve("events/demo-centers.json"));
            }
            new DemoEvents(home, url, out)
                    .run(settings.folder().resolve("events/demo-events.json"), Demo.size(requests));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpFrontend frontend(Settings settings, PrintStream out) {
        try {
            return HttpFrontend.open(settings.port(), out);
        } catch (IOException e) {
            throw new StartFailure("The port " + settings.port() + " is taken by another program (" + e.getMessage()
                    + "). Stop it, or choose another port with ISMTR_PORT.");
        }
    }

    /**
     * Waits for ever; with {@code -Dismtr.ends-with-parent=true}, until the process that started this one is gone. Maven sets it: a
     * {@code mvn} that is killed with {@code -9} cannot stop what it has started.
     */
    private static void awaitEnd() throws InterruptedException {
        Optional<ProcessHandle> parent = Boolean.getBoolean("ismtr.ends-with-parent")
                ? ProcessHandle.current().parent()
                : Optional.empty();
        while (parent.isEmpty() || ProcessHandle.current().parent().equals(parent)) {
            Thread.sleep(Duration.ofMillis(500));
        }
    }
}
