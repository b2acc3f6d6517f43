package ua.ismtr.local;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import ua.ismtr.local.emulators.Buckets;
import ua.ismtr.local.emulators.Clients;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.emulators.Queues;
import ua.ismtr.local.emulators.Service;
import ua.ismtr.local.emulators.Tables;
import ua.ismtr.local.events.QueuePoller;
import ua.ismtr.local.events.ScheduleTimes;
import ua.ismtr.local.events.Scheduler;
import ua.ismtr.local.functions.LocalFunction;
import ua.ismtr.local.functions.LocalFunctions;
import ua.ismtr.local.http.ApiGateway;
import ua.ismtr.local.http.HttpFrontend;
import ua.ismtr.local.http.LocalIssuer;
import ua.ismtr.local.http.LocalRoutes;
import ua.ismtr.local.http.MailPages;
import ua.ismtr.local.http.OpenIdProvider;
import ua.ismtr.local.http.StaticPage;
import ua.ismtr.local.template.Expression;
import ua.ismtr.local.template.Template;

/** The running system. Closing it ends all that it has started, the last thing first. */
final class LocalSystem implements AutoCloseable {
    private static final String PREFIX = "ismtr-";

    /** The page's client id at a provider. */
    private static final String PAGE_CLIENT = "ismtr-page";

    /** {@code -Dismtr.start-caches=false} does without, where making them costs more than it saves. */
    private static final boolean START_CACHES = Boolean.parseBoolean(System.getProperty("ismtr.start-caches", "true"));

    private final Settings settings;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<Expression.Attribute, String> attributes = new HashMap<>();

    private final String url;
    private Optional<Thread> startCaches = Optional.empty();

    private LocalSystem(Settings settings, HttpFrontend frontend, PrintStream out) {
        this.settings = settings;
        this.url = url(frontend);
        this.out = out;
    }

    /**
     * Starts everything and returns when requests are taken.
     *
     * @param out told of the progress
     */
    static LocalSystem start(Settings settings, DataFolder folder, HttpFrontend frontend, PrintStream out) {
        LocalSystem system = new LocalSystem(settings, frontend, out);
        try {
            system.start(folder, frontend);
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private void start(DataFolder folder, HttpFrontend frontend) {
        started.push(frontend);
        String issuerUrl = url + "/local";
        Optional<OpenIdProvider> provider =
                settings.provider().map(found -> OpenIdProvider.discover(found, PAGE_CLIENT, clock));
        Template template = Template.read(
                settings.folder().resolve("template.yaml"),
                Map.of(
                        "SignInTokenEndpoint",
                        provider.map(OpenIdProvider::tokenEndpoint).orElse(""),
                        "JwtIssuer",
                        issuerUrl,
                        "DashboardUrl",
                        url,
                        "SenderAddress",
                        "ISMTR <ismtr@example.gov.ua>",
                        "SenderDomain",
                        "example.gov.ua",
                        "NotificationsUrl",
                        settings.notificationsUrl()));

        List<EmulatedService> services = startServices(folder);
        DynamoDbClient dynamoDb = keep(Clients.dynamoDb(service(services, Service.DYNAMODB)));
        SqsClient sqs = keep(Clients.sqs(service(services, Service.SQS)));
        S3Client s3 = keep(Clients.s3(service(services, Service.S3)));
        out.println("Creating the tables, queues and buckets of the template");
        template.tables().forEach((id, table) -> {
            Tables.create(dynamoDb, PREFIX + id, table);
            attribute(id, "Ref", PREFIX + id);
            attribute(id, "Arn", "arn:aws:dynamodb:eu-central-1:000000000000:table/" + PREFIX + id);
        });
        Queues.create(sqs, PREFIX, template.queues()).forEach((id, url) -> {
            attribute(id, "Ref", url);
            attribute(id, "QueueUrl", url);
            attribute(id, "QueueName", PREFIX + id);
            attribute(id, "Arn", Queues.arn(sqs, url));
        });
        template.buckets().keySet().forEach(id -> {
            String name = Buckets.name(PREFIX, id);
            Buckets.create(s3, name);
            attribute(id, "Ref", name);
            attribute(id, "Arn", "arn:aws:s3:::" + name);
        });
        template.functions().keySet().forEach(id -> {
            attribute(id, "Ref", id);
            attribute(id, "Arn", "arn:aws:lambda:eu-central-1:000000000000:function:" + id);
        });
        template.apis().keySet().forEach(id -> {
            attribute(id, "Ref", id);
            attribute(id, "ApiEndpoint", url);
        });

        LocalSecrets secrets = keep(LocalSecrets.start(System.getenv()));
        template.secrets()
                .forEach(id -> attribute(
                        id,
                        "Ref",
                        secrets.put(
                                PREFIX + id,
                                Optional.ofNullable(settings.secrets().get(id)))));

        LocalMail mail = keep(LocalMail.start(
                System.getenv(),
                folder.data().resolve("mail"),
                sqs,
                Optional.ofNullable(attributes.get(new Expression.Attribute(LocalMail.EVENTS_QUEUE, "QueueUrl"))),
                clock));

        out.println("Unpacking the functions");
        LocalFunctions functions = keep(new LocalFunctions(folder.folder(), settings.runtime()));
        // Elsewhere than here, calls are signed and cannot be looked into.
        EmulatedService tables = service(services, Service.DYNAMODB);
        Optional<CapacityMeter> meter =
                tables.process().map(ignored -> keep(CapacityMeter.start(tables.endpoint(), indexes(template))));
        template.functions()
                .forEach((id, function) -> functions.add(
                        id,
                        function,
                        settings.folder(),
                        environment(
                                id, function, services, Stream.of(mail.environment(), secrets.environment()), meter)));

        LocalIssuer issuer = LocalIssuer.open(issuerUrl, folder.folder(), clock);
        ApiGateway api = new ApiGateway(issuer, provider, clock, out);
        Scheduler scheduler = keep(new Scheduler(clock, out));
        List<QueuePoller> pollers = new ArrayList<>();
        template.functions().forEach((id, function) -> {
            LocalFunction local = functions.get(id);
            for (Template.Event event : function.events()) {
                switch (event) {
                    case Template.HttpCall call ->
                        api.add(
                                call,
                                local,
                                Objects.requireNonNull(template.apis().get(call.api()))
                                        .authorizer(call));
                    case Template.QueueMessages messages -> {
                        String url = attribute(new Expression.Attribute(messages.queue(), "QueueUrl"));
                        String arn = attribute(new Expression.Attribute(messages.queue(), "Arn"));
                        pollers.add(keep(new QueuePoller(sqs, url, arn, messages, local, out)));
                    }
                    case Template.Schedule schedule -> scheduler.add(schedule, times(schedule), local);
                }
            }
        });
        String audience = template.apis().values().stream()
                .flatMap(found -> found.authorizers().values().stream())
                .flatMap(authorizer -> authorizer.audience().stream())
                .findFirst()
                .orElse("ismtr");
        LocalRoutes routes = new LocalRoutes(
                services,
                functions,
                issuer,
                provider,
                audience,
                scheduler::run,
                new LocalRoutes.Consumption(
                        () -> consumed(template, meter),
                        id -> meter.map(found -> found.ofClient(id)).orElse(Map.of())));
        frontend.serve(
                routes,
                new MailPages(mail.mailbox()),
                api,
                new StaticPage(settings.folder().resolve("dashboard/dist"), template.pageHeaders()));
        pollers.forEach(QueuePoller::start);
        scheduler.start();
        if (START_CACHES && functions.lackStartCaches()) {
            startCaches =
                    Optional.of(Thread.ofVirtual().name("start-caches").unstarted(() -> makeStartCaches(functions)));
        }
    }

    private static void makeStartCaches(LocalFunctions functions) {
        try {
            functions.makeStartCaches();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports that requests are taken, and how to send one; then prepares fast starts of the functions, once for each build. */
    void announce() {
        out.println("ISMTR is ready at " + url);
        out.println("Page: " + url + "/   Health: " + url + "/local/health   Data and logs: " + settings.home());
        out.println("Webhook secret: " + settings.currentSecret());
        out.println("Send a signed webhook:");
        out.println(WebhookCommand.text(url, settings.currentSecret()));
        startCaches.ifPresent(maker -> {
            keep(maker::interrupt);
            maker.start();
        });
    }

    private static String url(HttpFrontend frontend) {
        return "http://127.0.0.1:" + frontend.port();
    }

    private List<EmulatedService> startServices(DataFolder folder) {
        for (Service service : Service.values()) {
            out.println(service.chosenEndpoint(System.getenv())
                    .map(endpoint -> "Using " + endpoint + " for " + service.id())
                    .orElse("Starting " + service.server() + " for " + service.id()));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<EmulatedService>> starts = Stream.of(Service.values())
                    .map(service -> CompletableFuture.supplyAsync(
                            () -> keep(EmulatedService.start(
                                    service, Optional.of(folder.data().resolve(service.id())), folder.logs())),
                            threads))
                    .toList();
            return starts.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static EmulatedService service(List<EmulatedService> services, Service kind) {
        return services.stream()
                .filter(started -> started.service() == kind)
                .findFirst()
                .orElseThrow();
    }

    private ScheduleTimes times(Template.Schedule schedule) {
        try {
            return ScheduleTimes.of(schedule.expression(), schedule.zone());
        } catch (IllegalArgumentException e) {
            throw new StartFailure("template.yaml:" + schedule.line() + ": " + e.getMessage());
        }
    }

    private static Map<String, Template.Table> indexes(Template template) {
        return template.tables().entrySet().stream()
                .collect(Collectors.toMap(table -> PREFIX + table.getKey(), Map.Entry::getValue));
    }

    private static Map<String, Object> consumed(Template template, Optional<CapacityMeter> meter) {
        Map<String, Object> units = meter.map(CapacityMeter::summary).orElse(Map.of());
        Map<String, Object> byTable = new LinkedHashMap<>();
        template.tables()
                .keySet()
                .forEach(id ->
                        byTable.put(id, units.getOrDefault(PREFIX + id, Map.of("readUnits", 0.0, "writeUnits", 0.0))));
        return byTable;
    }

    private Map<String, String> environment(
            String id,
            Template.Function function,
            List<EmulatedService> services,
            Stream<Map<String, String>> others,
            Optional<CapacityMeter> meter) {
        Map<String, String> environment = new HashMap<>();
        if (services.stream().anyMatch(service -> service.process().isEmpty())) {
            // An endpoint of the user's own comes with the user's own credentials and region.
            System.getenv().forEach((name, value) -> {
                if (name.startsWith("AWS_")) {
                    environment.put(name, value);
                }
            });
        }
        services.forEach(service -> environment.putAll(service.environment()));
        others.forEach(environment::putAll);
        meter.ifPresent(found -> environment.put(
                Service.DYNAMODB.endpointVariable(), found.endpoint(id).toString()));
        function.environment().forEach((name, value) -> environment.put(name, value.value(this::attribute)));
        return environment;
    }

    private void attribute(String id, String name, String value) {
        attributes.put(new Expression.Attribute(id, name), value);
    }

    private String attribute(Expression.Attribute attribute) {
        return Objects.requireNonNull(attributes.get(attribute), attribute.toString());
    }

    private <T extends AutoCloseable> T keep(T resource) {
        synchronized (started) {
            started.push(resource);
        }
        return resource;
    }

    @Override
    public void close() {
        synchronized (started) {
            while (!started.isEmpty()) {
                try {
                    started.pop().close();
                } catch (Exception e) {
                    out.println("Cannot be stopped: " + e);
                }
            }
        }
    }
}
