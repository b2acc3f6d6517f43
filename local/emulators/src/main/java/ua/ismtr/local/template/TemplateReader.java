package ua.ismtr.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ua.ismtr.local.template.Template.Api;
import ua.ismtr.local.template.Template.Authorizer;
import ua.ismtr.local.template.Template.Bucket;
import ua.ismtr.local.template.Template.Event;
import ua.ismtr.local.template.Template.Function;
import ua.ismtr.local.template.Template.HttpCall;
import ua.ismtr.local.template.Template.Index;
import ua.ismtr.local.template.Template.KeySchema;
import ua.ismtr.local.template.Template.Queue;
import ua.ismtr.local.template.Template.QueueMessages;
import ua.ismtr.local.template.Template.Redrive;
import ua.ismtr.local.template.Template.Schedule;
import ua.ismtr.local.template.Template.Table;

/** From text to a template, section by section. One reader reads one template. */
final class TemplateReader {
    private static final List<String> QUEUE_ATTRIBUTES = List.of(
            "VisibilityTimeout",
            "MessageRetentionPeriod",
            "DelaySeconds",
            "ReceiveMessageWaitTimeSeconds",
            "MaximumMessageSize");

    private final Problems problems;
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> values = new HashMap<>(Expressions.pseudoParameters());
    private final Expressions expressions;
    private final List<AuthorizerNamed> authorizersNamed = new ArrayList<>();

    /** A route's authorizer, looked up when all APIs are known. */
    private record AuthorizerNamed(String api, String name, int line) {}

    TemplateReader(String file) {
        problems = new Problems(file);
        expressions = new Expressions(values, types, problems);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    Template read(String yaml, Map<String, String> parameters) {
        Fields template = new Fields("the template", new ElementReader(problems).read(yaml), expressions, problems);
        template.onAwsAlone("AWSTemplateFormatVersion", "Description", "Metadata");
        template.only("Transform", "AWS::Serverless-2016-10-31");
        template.named("Parameters").forEach((name, parameter) -> parameter(name, parameter, parameters));
        Map<String, Fields> resources = template.named("Resources");
        resources.forEach((name, resource) -> types.put(name, resource.requiredText("Type")));
        Fields defaults = functionDefaults(template);

        Map<String, Table> tables = new LinkedHashMap<>();
        Map<String, Queue> queues = new LinkedHashMap<>();
        Map<String, Bucket> buckets = new LinkedHashMap<>();
        Map<String, Function> functions = new LinkedHashMap<>();
        Map<String, Api> apis = new LinkedHashMap<>();
        Set<String> secrets = new LinkedHashSet<>();
        Map<String, String> pageHeaders = new LinkedHashMap<>();
        resources.forEach((name, resource) -> {
            resource.onAwsAlone("DeletionPolicy", "UpdateReplacePolicy", "DependsOn", "Metadata");
            String type = types.getOrDefault(name, "");
            if (ResourceTypes.onAwsAlone(type)) {
                resource.onAwsAlone("Properties", "Condition");
                return;
            }
            Fields properties = resource.fields("Properties").orElseGet(() -> nothing(name, resource.line()));
            switch (type) {
                case ResourceTypes.TABLE -> tables.put(name, table(properties));
                case ResourceTypes.QUEUE -> queues.put(name, queue(properties));
                case ResourceTypes.BUCKET -> buckets.put(name, bucket(properties));
                case ResourceTypes.API -> apis.put(name, api(properties));
                case ResourceTypes.SECRET -> {
                    properties.onAwsAlone("Description", "GenerateSecretString", "KmsKeyId", "Tags");
                    secrets.add(name);
                }
                case ResourceTypes.PAGE_HEADERS -> pageHeaders.putAll(pageHeaders(properties));
                case ResourceTypes.FUNCTION -> functions.put(name, function(properties, defaults));
                default -> {
                    resource.problem("Type", "the local system does not understand the type " + type);
                    return;
                }
            }
            properties.end();
        });
        authorizersNamed.forEach(named -> {
            Api api = apis.get(named.api());
            if (api != null && !api.authorizers().containsKey(named.name())) {
                problems.add(named.line(), "there is no authorizer " + named.name());
            }
        });
        resources.values().forEach(Fields::end);
        defaults.end();
        template.onAwsAlone("Rules", "Conditions", "Outputs");
        template.end();
        problems.report();
        return new Template(tables, queues, buckets, functions, apis, secrets, pageHeaders);
    }

    private Fields nothing(String owner, int line) {
        return new Fields(owner, new Element.Mapping(Map.of(), line), expressions, problems);
    }

    private Fields functionDefaults(Fields template) {
        Fields globals = template.fields("Globals").orElseGet(() -> nothing("Globals", template.line()));
        Fields defaults = globals.fields("Function").orElseGet(() -> nothing("Globals.Function", globals.line()));
        globals.end();
        return defaults;
    }

    private Table table(Fields table) {
        table.onAwsAlone(
                "BillingMode",
                "PointInTimeRecoverySpecification",
                "SSESpecification",
                "DeletionProtectionEnabled",
                "ContributorInsightsSpecification",
                "OnDemandThroughput",
                "TableClass",
                "Tags");
        Map<String, String> attributes = new LinkedHashMap<>();
        table.list("AttributeDefinitions").forEach(attribute -> {
            attributes.put(attribute.requiredText("AttributeName"), attribute.requiredText("AttributeType"));
            attribute.end();
        });
        KeySchema key = key(table);
        List<Index> indexes = new ArrayList<>();
        table.list("GlobalSecondaryIndexes").forEach(index -> {
            index.onAwsAlone("ContributorInsightsSpecification", "OnDemandThroughput");
            Fields projection = index.fields("Projection").orElseGet(() -> nothing("Projection", index.line()));
            indexes.add(new Index(
                    index.requiredText("IndexName"),
                    key(index),
                    projection.requiredText("ProjectionType"),
                    projection.texts("NonKeyAttributes")));
            projection.end();
            index.end();
        });
        Optional<String> timeToLive = table.fields("TimeToLiveSpecification").flatMap(specification -> {
            boolean enabled = specification.truth("Enabled");
            String attribute = specification.requiredText("AttributeName");
            specification.end();
            return enabled ? Optional.of(attribute) : Optional.empty();
        });
        return new Table(attributes, key, List.copyOf(indexes), timeToLive);
    }

    private KeySchema key(Fields owner) {
        Map<String, String> byType = new HashMap<>();
        owner.list("KeySchema").forEach(element -> {
            byType.put(element.requiredText("KeyType"), element.requiredText("AttributeName"));
            element.end();
        });
        String partition = byType.get("HASH");
        if (partition == null) {
            owner.problem("KeySchema", "a key needs an attribute of KeyType HASH");
            partition = "";
        }
        return new KeySchema(partition, Optional.ofNullable(byType.get("RANGE")));
    }

    private Queue queue(Fields queue) {
        queue.onAwsAlone(
                "SqsManagedSseEnabled", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "RedriveAllowPolicy", "Tags");
        Map<String, String> attributes = new LinkedHashMap<>();
        QUEUE_ATTRIBUTES.forEach(
                name -> queue.number(name).ifPresent(value -> attributes.put(name, Integer.toString(value))));
        Optional<Redrive> redrive = queue.fields("RedrivePolicy").map(policy -> {
            Redrive found = new Redrive(
                    policy.resource("deadLetterTargetArn", types, ResourceTypes.QUEUE)
                            .orElse(""),
                    policy.number("maxReceiveCount", 10));
            policy.end();
            return found;
        });
        return new Queue(attributes, redrive);
    }

    private static Bucket bucket(Fields bucket) {
        bucket.onAwsAlone(
                "VersioningConfiguration",
                "LifecycleConfiguration",
                "BucketEncryption",
                "PublicAccessBlockConfiguration",
                "OwnershipControls",
                "ObjectLockEnabled",
                "ObjectLockConfiguration",
                "LoggingConfiguration",
                "Tags");
        return new Bucket();
    }

    /** The headers that CloudFront adds to the page's files, and the local system too. */
    private static Map<String, String> pageHeaders(Fields policy) {
        Map<String, String> headers = new LinkedHashMap<>();
        policy.fields("ResponseHeadersPolicyConfig").ifPresent(config -> {
            config.onAwsAlone("Name", "Comment");
            config.fields("SecurityHeadersConfig").ifPresent(security -> {
                header(security, "ContentSecurityPolicy")
                        .ifPresent(header ->
                                headers.put("Content-Security-Policy", header.requiredText("ContentSecurityPolicy")));
                header(security, "ContentTypeOptions")
                        .ifPresent(header -> headers.put("X-Content-Type-Options", "nosniff"));
                header(security, "FrameOptions")
                        .ifPresent(header -> headers.put("X-Frame-Options", header.requiredText("FrameOption")));
                header(security, "ReferrerPolicy")
                        .ifPresent(header -> headers.put("Referrer-Policy", header.requiredText("ReferrerPolicy")));
                header(security, "StrictTransportSecurity")
                        .ifPresent(header -> headers.put(
                                "Strict-Transport-Security", "max-age=" + header.number("AccessControlMaxAgeSec", 0)));
                security.end();
            });
            config.end();
        });
        return headers;
    }

    private static Optional<Fields> header(Fields security, String name) {
        return security.fields(name).map(header -> header.onAwsAlone("Override"));
    }

    private Api api(Fields api) {
        api.onAwsAlone(
                "Name",
                "Description",
                "Tags",
                "AccessLogSettings",
                "DefaultRouteSettings",
                "RouteSettings",
                "Domain",
                "FailOnWarnings");
        Map<String, Authorizer> authorizers = new LinkedHashMap<>();
        Optional<Fields> auth = api.fields("Auth");
        auth.ifPresent(found -> found.named("Authorizers").forEach((name, authorizer) -> {
            authorizer.only("IdentitySource", "$request.header.Authorization");
            Fields jwt = authorizer
                    .fields("JwtConfiguration")
                    .orElseGet(() -> nothing("JwtConfiguration", authorizer.line()));
            authorizers.put(name, new Authorizer(jwt.requiredText("issuer"), jwt.texts("audience")));
            jwt.end();
            authorizer.end();
        }));
        Optional<String> standard = auth.flatMap(found -> found.text("DefaultAuthorizer"));
        auth.ifPresent(Fields::end);
        standard.filter(name -> !authorizers.containsKey(name))
                .ifPresent(name -> problems.add(api.lineOf("Auth"), "there is no authorizer " + name));
        return new Api(authorizers, standard);
    }

    private Function function(Fields function, Fields defaults) {
        for (Fields fields : List.of(defaults, function)) {
            fields.onAwsAlone(
                    "Architectures",
                    "SnapStart",
                    "AutoPublishAlias",
                    "AutoPublishAliasAllProperties",
                    "Tracing",
                    "Policies",
                    "Description",
                    "DeploymentPreference",
                    "EventInvokeConfig",
                    "RecursiveLoop",
                    "Role",
                    "Tags");
            fields.only("Runtime", "java25");
            fields.only("PackageType", "Zip");
        }
        String logFormat = logFormat(function).or(() -> logFormat(defaults)).orElse("Text");
        Map<String, Expression> environment = new LinkedHashMap<>();
        for (Fields fields : List.of(defaults, function)) {
            fields.fields("Environment").ifPresent(found -> {
                environment.putAll(found.expressions("Variables"));
                found.end();
            });
        }
        List<Event> events = new ArrayList<>();
        function.named("Events").forEach((name, event) -> {
            event(name, event).ifPresent(events::add);
            event.end();
        });
        return new Function(
                Path.of(function.requiredText("CodeUri")),
                function.requiredText("Handler"),
                either("MemorySize", function, defaults, 128),
                Duration.ofSeconds(either("Timeout", function, defaults, 3)),
                function.number("ReservedConcurrentExecutions")
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                logFormat.toUpperCase(Locale.ROOT),
                environment,
                List.copyOf(events));
    }

    private static Optional<String> logFormat(Fields function) {
        return function.fields("LoggingConfig").flatMap(logging -> {
            Optional<String> format = logging.text("LogFormat");
            logging.onAwsAlone("LogGroup", "ApplicationLogLevel", "SystemLogLevel");
            logging.end();
            return format;
        });
    }

    private static int either(String key, Fields function, Fields defaults, int otherwise) {
        int standard = defaults.number(key, otherwise);
        return function.number(key, standard);
    }

    private Optional<Event> event(String name, Fields event) {
        String type = event.requiredText("Type");
        Fields properties = event.fields("Properties").orElseGet(() -> nothing(name, event.line()));
        Optional<Event> found = switch (type) {
            case "HttpApi" -> Optional.of(httpCall(properties));
            case "SQS" -> Optional.of(queueMessages(properties));
            case "ScheduleV2" -> Optional.of(schedule(name, properties));
            default -> Optional.empty();
        };
        if (found.isEmpty()) {
            event.problem("Type", "the local system does not understand events of type " + type);
        } else {
            properties.end();
        }
        return found;
    }

    private HttpCall httpCall(Fields call) {
        call.only("PayloadFormatVersion", "2.0");
        Optional<String> authorizer = call.fields("Auth").map(auth -> {
            String name = auth.requiredText("Authorizer");
            auth.end();
            return name;
        });
        String api = call.resource("ApiId", types, ResourceTypes.API).orElse("");
        int line = call.lineOf("Auth");
        authorizer
                .filter(name -> !name.equals(Template.OPEN))
                .ifPresent(name -> authorizersNamed.add(new AuthorizerNamed(api, name, line)));
        return new HttpCall(
                api, call.requiredText("Method").toUpperCase(Locale.ROOT), call.requiredText("Path"), authorizer);
    }

    private QueueMessages queueMessages(Fields messages) {
        messages.only("Enabled", "true");
        List<String> responses = messages.texts("FunctionResponseTypes");
        if (!List.of(List.of(), List.of("ReportBatchItemFailures")).contains(responses)) {
            messages.problem("FunctionResponseTypes", "the local system understands ReportBatchItemFailures alone");
        }
        OptionalInt concurrency = OptionalInt.empty();
        Optional<Fields> scaling = messages.fields("ScalingConfig");
        if (scaling.isPresent()) {
            concurrency = scaling.get()
                    .number("MaximumConcurrency")
                    .map(OptionalInt::of)
                    .orElseGet(OptionalInt::empty);
            scaling.get().end();
        }
        return new QueueMessages(
                messages.resource("Queue", types, ResourceTypes.QUEUE).orElse(""),
                messages.number("BatchSize", 10),
                Duration.ofSeconds(messages.number("MaximumBatchingWindowInSeconds", 0)),
                concurrency,
                !responses.isEmpty());
    }

    private Schedule schedule(String name, Fields schedule) {
        schedule.onAwsAlone(
                "RetryPolicy",
                "Description",
                "Name",
                "GroupName",
                "DeadLetterConfig",
                "FlexibleTimeWindow",
                "OmitName",
                "RoleArn");
        schedule.only("State", "ENABLED");
        String zone = schedule.text("ScheduleExpressionTimezone").orElse("UTC");
        ZoneId zoneId = ZoneId.of("UTC");
        try {
            zoneId = ZoneId.of(zone);
        } catch (DateTimeException e) {
            schedule.problem("ScheduleExpressionTimezone", "there is no time zone " + zone);
        }
        return new Schedule(
                name,
                schedule.requiredText("ScheduleExpression"),
                schedule.lineOf("ScheduleExpression"),
                zoneId,
                schedule.text("Input"));
    }

    private void parameter(String name, Fields parameter, Map<String, String> given) {
        parameter.onAwsAlone(
                "Type",
                "Description",
                "NoEcho",
                "AllowedPattern",
                "AllowedValues",
                "ConstraintDescription",
                "MinLength",
                "MaxLength",
                "MinValue",
                "MaxValue");
        Optional<String> value = Optional.ofNullable(given.get(name)).or(() -> parameter.text("Default"));
        parameter.onAwsAlone("Default");
        if (value.isEmpty()) {
            problems.add(
                    parameter.line(),
                    "the parameter " + name + " has no default and the local system gives it no value");
        }
        values.put(name, value.orElse(""));
        parameter.end();
    }
}
