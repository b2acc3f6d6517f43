package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import ua.ismtr.json.Json;

/** Holds template.yaml to what the code needs and to our rules of operation. */
class TemplateTest {
    /** Files and searches read many requests for one call. */
    private static final Pattern COSTLY = Pattern.compile("\\.(csv|xlsx|jsonl)$|/search$");

    private static final JsonNode TEMPLATE = Repository.yaml("template.yaml");
    private static final JsonNode RESOURCES = TEMPLATE.path("Resources");
    private static final Set<String> KEPT = Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Logs::LogGroup");
    private static final Pattern READ = Pattern.compile("environment\\s*\\.\\w+\\(\\s*\"([A-Z_0-9]+)\"");

    @TestFactory
    Stream<DynamicTest> everyHandlerIsInItsPackage() {
        return each(ofType("AWS::Serverless::Function"), function -> {
            String handler = function.path("Handler").asText();
            assertThat(classes(Repository.ROOT.resolve(function.path("CodeUri").asText())))
                    .contains(handler.replace('.', '/') + ".class");
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionIsGivenExactlyTheVariablesThatItReads() {
        return each(ofType("AWS::Serverless::Function"), function -> {
            Path module = Path.of(function.path("CodeUri").asText()).getName(1);
            String handler = function.path("Handler").asText().replace('.', '/');
            String sources = "functions/" + module + "/src/main/java/";
            Set<String> read = new TreeSet<>();
            List<Path> own =
                    settings(sources + handler + ".java", sources + handler.substring(0, handler.lastIndexOf('/')));
            for (Path config : Stream.concat(own.stream(), shared(own)).toList()) {
                Matcher names = READ.matcher(Repository.text(config));
                while (names.find()) {
                    read.add(names.group(1));
                }
            }
            assertThat(keys(function.at("/Environment/Variables"))).isEqualTo(read);
        });
    }

    /** The settings that functions share, of those that these ones read, and those that they read. */
    private static Stream<Path> shared(List<Path> settings) {
        if (settings.isEmpty()) {
            return Stream.empty();
        }
        String readers = settings.stream().map(Repository::text).collect(Collectors.joining());
        List<Path> read = Repository.files("shared", ".java").stream()
                .filter(file -> file.toString().contains("/src/main/") && !settings.contains(file))
                .filter(file -> readers.matches("(?s).*\\b"
                        + file.getFileName().toString().replace(".java", "") + "(\\.\\w+)?\\.read\\(environment\\).*"))
                .toList();
        return Stream.concat(read.stream(), shared(read));
    }

    /** The settings of a package; where several functions share it, those that the handler reads, and those that they read. */
    private static List<Path> settings(String handler, String folder) {
        List<Path> all = Repository.files(folder, "Config.java");
        String reader = Repository.text(Repository.ROOT.resolve(handler));
        String readers = reader
                + all.stream()
                        .filter(config -> reads(reader, config))
                        .map(Repository::text)
                        .collect(Collectors.joining());
        return all.size() == 1
                ? all
                : all.stream().filter(config -> reads(readers, config)).toList();
    }

    private static boolean reads(String source, Path config) {
        return source.contains(config.getFileName().toString().replace(".java", ".read"));
    }

    /** Without one, Lambda ends a call after three seconds, which a first call may need to begin with. */
    @Test
    void everyFunctionSaysHowLongACallMayTake() {
        assertThat(ofType("AWS::Serverless::Function"))
                .allSatisfy((name, function) ->
                        assertThat(function.path("Timeout").asInt()).as(name).isGreaterThanOrEqualTo(10));
    }

    @TestFactory
    Stream<DynamicTest> everyQueueOfAFunctionIsSafe() {
        Map<String, JsonNode> queues = ofType("AWS::SQS::Queue");
        return ofType("AWS::Serverless::Function").entrySet().stream()
                .flatMap(function -> events(function.getValue(), "SQS")
                        .map(event -> DynamicTest.dynamicTest(function.getKey(), () -> {
                            assertThat(texts(event.path("FunctionResponseTypes")))
                                    .containsExactly("ReportBatchItemFailures");
                            String name = event.path("Queue").asText().replace(".Arn", "");
                            JsonNode queue = queues.getOrDefault(name, MissingNode.getInstance());
                            assertThat(queue.path("VisibilityTimeout").asInt())
                                    .isGreaterThanOrEqualTo(6
                                            * function.getValue()
                                                    .path("Timeout")
                                                    .asInt());
                            assertThat(queue.at("/RedrivePolicy/maxReceiveCount")
                                            .asInt())
                                    .isGreaterThanOrEqualTo(5);
                            String deadLetters = queue.at("/RedrivePolicy/deadLetterTargetArn")
                                    .asText()
                                    .replace(".Arn", "");
                            assertThat(queues).containsKey(deadLetters);
                            assertThat(alarms("ApproximateNumberOfMessagesVisible"))
                                    .contains(deadLetters);
                            assertThat(alarms("ApproximateAgeOfOldestMessage")).contains(name);
                        })));
    }

    /** What fails for a reason that passes, such as a service that is away, does not wait for people. */
    @Test
    void whatCostsLittleIsTriedFiftyTimes() {
        assertThat(ofType("AWS::SQS::Queue"))
                .extractingFromEntries(queue ->
                        queue.getValue().at("/RedrivePolicy/maxReceiveCount").asInt() == 50 ? queue.getKey() : "")
                .contains("RequestsQueue", "ClassifiedQueue", "MailEventsQueue");
    }

    /** A right to a table or bucket that the function has no name of is a right too many. */
    @TestFactory
    Stream<DynamicTest> everyFunctionKnowsTheTablesAndBucketsOfItsPolicy() {
        Set<String> stores = Stream.of("AWS::DynamoDB::Table", "AWS::S3::Bucket")
                .flatMap(type -> ofType(type).keySet().stream())
                .collect(Collectors.toSet());
        return each(ofType("AWS::Serverless::Function"), function -> {
            Set<String> named = new TreeSet<>();
            function.at("/Environment/Variables").forEach(variable -> named.add(variable.asText()));
            assertThat(words(function.path("Policies").toString()))
                    .filteredOn(stores::contains)
                    .allMatch(named::contains);
        });
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.split("\\W+", -1)));
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionHasALogThatEnds() {
        Map<String, JsonNode> logs = ofType("AWS::Logs::LogGroup");
        return each(ofType("AWS::Serverless::Function"), function -> {
            String log = function.at("/LoggingConfig/LogGroup").asText();
            assertThat(logs.getOrDefault(log, MissingNode.getInstance()).has("RetentionInDays"))
                    .as(log)
                    .isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyTableSurvivesMistakesAndIsEncrypted() {
        return each(ofType("AWS::DynamoDB::Table"), table -> {
            assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
            assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
            assertThat(table.path("DeletionProtectionEnabled").asText()).isEqualTo("DeletionProtection");
        });
    }

    @TestFactory
    Stream<DynamicTest> everyBucketIsPrivateVersionedAndEncrypted() {
        return each(ofType("AWS::S3::Bucket"), bucket -> {
            boolean expires = bucket.at("/LifecycleConfiguration/Rules/0/ExpirationInDays")
                            .asInt()
                    == 1;
            assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo(expires ? "" : "Enabled");
            assertThat(bucket.path("BucketEncryption").isMissingNode()).isFalse();
            assertThat(bucket.path("PublicAccessBlockConfiguration")).hasSize(4).allMatch(JsonNode::asBoolean);
        });
    }

    @Test
    void dataAndLogsOutliveTheStackUnlessItsCreationFails() {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, JsonNode> resource : RESOURCES.properties()) {
            boolean kept = resource.getValue().path("DeletionPolicy").asText().equals("RetainExceptOnCreate")
                    && resource.getValue().path("UpdateReplacePolicy").asText().equals("Retain");
            if (!kept && KEPT.contains(resource.getValue().path("Type").asText())) {
                lost.add(resource.getKey());
            }
        }
        assertThat(lost).containsExactly("ExportsBucket");
    }

    @TestFactory
    Stream<DynamicTest> everyScheduleMayStandBesideAnotherStacksAndIsTriedAgain() {
        return each(ofType("AWS::Serverless::Function"), function -> {
            List<JsonNode> schedules = events(function, "ScheduleV2").toList();
            assertThat(schedules).allMatch(schedule -> schedule.path("OmitName").asBoolean());
            JsonNode invoked = function.path("EventInvokeConfig");
            assertThat(invoked.isMissingNode()).isEqualTo(schedules.isEmpty());
            if (!schedules.isEmpty()) {
                boolean eachQuarter = schedules.stream()
                        .allMatch(schedule ->
                                schedule.path("ScheduleExpression").asText().matches("rate\\(.* minutes?\\)"));
                assertThat(invoked.path("MaximumRetryAttempts").asInt() > 0).isNotEqualTo(eachQuarter);
                assertThat(invoked.at("/DestinationConfig/OnFailure/Destination")
                                .asText())
                        .isEqualTo("FailedRunsQueue.Arn");
            }
        });
    }

    /** An outage on Monday morning is over by noon or needs people; nobody gets a summary twice. */
    @Test
    void summariesAreTriedAgainForHours() {
        List<String> times = events(ofType("AWS::Serverless::Function").get("SummariesFunction"), "ScheduleV2")
                .map(schedule -> schedule.path("ScheduleExpression").asText())
                .toList();
        assertThat(times).containsExactly("cron(0 8 ? * MON *)", "cron(30 8,10,12,14 ? * MON *)");
    }

    @Test
    void bothEnvironmentsAreInFrankfurt() {
        String settings = Repository.text(Repository.ROOT.resolve("samconfig.toml"));
        for (String environment : List.of("test", "production")) {
            assertThat(settings)
                    .containsPattern("(?s)\\[" + environment + "\\.deploy\\.parameters]\nstack_name = \"ismtr-"
                            + environment + "\"\nregion = \"eu-central-1\"\n");
        }
    }

    @Test
    void theEdgeLimitsEachAddress() {
        JsonNode edge = Repository.yaml("edge.yaml");
        assertThat(edge.at("/Resources/WebAcl/Properties/Rules/0/Statement/RateBasedStatement/AggregateKeyType")
                        .asText())
                .isEqualTo("IP");
        assertThat(edge.at("/Resources/WebAcl/Properties/Rules/0/Action").has("Block"))
                .isTrue();
    }

    @Test
    void mailIsSentForTheDomainAndItsAddresses() {
        JsonNode mail = RESOURCES.at("/MailFunction/Properties");
        assertThat(mail.path("Policies").toString())
                .contains("identity/${SenderDomain}\"", "identity/*@${SenderDomain}\"");
        assertThat(mail.at("/Environment/Variables/API_URL").asText()).isEqualTo("DashboardUrl");
        assertThat(RESOURCES
                        .at("/MailEventsSubscription/Properties/RedrivePolicy/deadLetterTargetArn")
                        .asText())
                .isEqualTo("MailEventsDeadLetterQueue.Arn");
    }

    /** Webhooks that are refused, for a secret that differs or by a scanner, must not look like requests. */
    @Test
    void silenceIsMeasuredByWhatWasAccepted() {
        assertThat(RESOURCES.at("/IntakeSilentAlarm/Properties/Namespace").asText())
                .isEqualTo("ISMTR");
        assertThat(RESOURCES.at("/IntakeSilentAlarm/Properties/MetricName").asText())
                .isEqualTo("Accepted");
    }

    @TestFactory
    Stream<DynamicTest> noFunctionThatIsSeldomCalledIsSnappedAsleep() {
        return each(ofType("AWS::Serverless::Function"), function -> {
            List<String> schedules = events(function, "ScheduleV2")
                    .map(schedule -> schedule.path("ScheduleExpression").asText())
                    .toList();
            boolean weekly = !schedules.isEmpty()
                    && schedules.stream().allMatch(schedule -> schedule.matches("cron\\(.* (MON|SUN) \\*\\)"));
            boolean snapped = !function.at("/SnapStart/ApplyOn").asText().equals("None");
            assertThat(snapped
                            && (weekly
                                    || schedules.isEmpty()
                                            && events(function, "SQS").findAny().isEmpty()))
                    .isFalse();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyQueueIsReadByItsConsumerAlone() {
        Map<String, String> consumers = new TreeMap<>();
        ofType("AWS::Serverless::Function")
                .forEach((name, function) -> events(function, "SQS")
                        .forEach(event ->
                                consumers.put(event.path("Queue").asText().replace(".Arn", ""), name)));
        Map<String, JsonNode> policies = ofType("AWS::SQS::QueuePolicy");
        return ofType("AWS::SQS::Queue").keySet().stream()
                .map(queue -> DynamicTest.dynamicTest(queue, () -> {
                    JsonNode policy = policies.getOrDefault(queue + "Policy", MissingNode.getInstance());
                    assertThat(texts(policy.path("Queues"))).containsExactly(queue);
                    JsonNode denied = policy.at("/PolicyDocument/Statement/0");
                    assertThat(denied.path("Effect").asText()).isEqualTo("Deny");
                    assertThat(texts(denied.path("Action"))).contains("sqs:ReceiveMessage", "sqs:DeleteMessage");
                    assertThat(denied.at("/Condition/ArnLike/aws:PrincipalArn").asText())
                            .endsWith(":role/*FunctionRole-*");
                    String spared =
                            denied.at("/Condition/ArnNotLike/aws:PrincipalArn").asText();
                    String consumer = consumers.get(queue);
                    if (consumer == null) {
                        assertThat(spared).isEmpty();
                    } else {
                        assertThat(spared).endsWith(":role/${AWS::StackName}-" + consumer + "Role-*");
                    }
                }));
    }

    @Test
    void everyQueueWhereMessagesEndHasAnAlarmForTheirAge() {
        assertThat(alarms("ApproximateAgeOfOldestMessage"))
                .isEqualTo(ofType("AWS::SQS::Queue").keySet());
        assertThat(ofType("AWS::CloudWatch::Alarm").entrySet())
                .filteredOn(alarm -> alarm.getKey().endsWith("DeadLetterAgeAlarm"))
                .isNotEmpty()
                .allMatch(alarm -> alarm.getValue().path("Threshold").asInt() == 86400);
    }

    @Test
    void alarmsReachSomebody() {
        assertThat(ofType("AWS::CloudWatch::Alarm").values())
                .allMatch(alarm -> texts(alarm.path("AlarmActions")).equals(List.of("AlarmTopic")));
        assertThat(RESOURCES.at("/AlarmTopic/Properties/KmsMasterKeyId").asText())
                .isEqualTo("AlarmKey.Arn");
        JsonNode cloudWatch = RESOURCES.at("/AlarmKey/Properties/KeyPolicy/Statement/1");
        assertThat(cloudWatch.at("/Principal/Service").asText()).isEqualTo("cloudwatch.amazonaws.com");
        assertThat(texts(cloudWatch.path("Action"))).containsExactly("kms:Decrypt", "kms:GenerateDataKey*");
        JsonNode subscription = RESOURCES.at("/AlarmSubscription/Properties");
        assertThat(subscription.path("TopicArn").asText()).isEqualTo("AlarmTopic");
        assertThat(subscription.path("Endpoint").asText()).isEqualTo("AlarmEmail");
        assertThat(TEMPLATE.at("/Rules/SomebodyIsTold").isMissingNode()).isFalse();
        assertThat(keys(TEMPLATE.path("Outputs"))).contains("AlarmTopicArn");
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionRaisesAnAlarmWhenItFails() {
        return ofType("AWS::Serverless::Function").keySet().stream()
                .map(function -> DynamicTest.dynamicTest(function, () -> {
                    String alarm = function.replaceAll("Function$", "ErrorsAlarm");
                    JsonNode properties = RESOURCES.at("/" + alarm + "/Properties");
                    assertThat(properties.path("MetricName").asText()).isEqualTo("Errors");
                    assertThat(properties.at("/Dimensions/0/Value").asText()).isEqualTo(function);
                }));
    }

    @Test
    void everyAlarmHasItsRunbookAndEveryRunbookItsAlarm() {
        String page = Repository.text(Repository.ROOT.resolve("docs/operations.md"));
        Set<String> named = Pattern.compile("`(\\w+Alarm)`")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(ofType("AWS::CloudWatch::Alarm").keySet());
    }

    @Test
    void theDashboardShowsEveryAlarmAndNamesTheRunbooks() throws IOException {
        String body =
                RESOURCES.at("/OperationsDashboard/Properties/DashboardBody").asText();
        JsonNode widgets = Json.MAPPER.readTree(body).path("widgets");
        Set<String> shown = new TreeSet<>();
        Set<String> functions = new TreeSet<>();
        for (JsonNode widget : widgets) {
            widget.at("/properties/alarms")
                    .forEach(arn -> shown.add(arn.asText().replaceAll("\\$\\{(\\w+)\\.Arn}", "$1")));
            widget.at("/properties/metrics").forEach(metric -> {
                if (metric.path(0).asText().equals("ISMTR")) {
                    functions.add(
                            metric.path(1).asText() + " of " + metric.path(3).asText());
                }
            });
        }
        assertThat(shown).isEqualTo(ofType("AWS::CloudWatch::Alarm").keySet());
        assertThat(widgets.path(0).at("/properties/markdown").asText()).contains("docs/operations.md");
        assertThat(functions)
                .containsExactly(
                        "Accepted of ${IntakeFunction}",
                        "AgeSeconds of ${ClassificationFunction}",
                        "Automatic of ${ClassificationFunction}",
                        "Classified of ${ClassificationFunction}",
                        "Counted of ${AggregationFunction}",
                        "OldestOpenDays of ${PlanningFunction}",
                        "OpenRequests of ${PlanningFunction}",
                        "WaitingForTopics of ${PlanningFunction}");
        assertThat(Repository.text(Repository.ROOT.resolve("docs/operations.md")))
                .contains("`OperationsDashboard`");
    }

    @Test
    void everyParameterIsInTheGuideOfDeployment() {
        String page = Repository.text(Repository.ROOT.resolve("docs/deployment.md"));
        Set<String> named = Pattern.compile("`(\\w+)`")
                .matcher(page.substring(page.indexOf("## Parameters"), page.indexOf("## Certificate")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).containsAll(keys(TEMPLATE.path("Parameters")));
    }

    @Test
    void everyOutputThatARunbookNamesIsOne() {
        String pages = Repository.text(Repository.ROOT.resolve("docs/operations.md"))
                + Repository.text(Repository.ROOT.resolve("docs/deployment.md"));
        Set<String> named = Pattern.compile("\\$\\(output (\\w+)\\)")
                .matcher(pages)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isNotEmpty();
        assertThat(keys(TEMPLATE.path("Outputs"))).containsAll(named);
    }

    @Test
    void openAndCostlyRoutesHaveLimitsOfTheirOwnAndTheWebhookKeepsItsShare() {
        JsonNode api = RESOURCES.at("/Api/Properties");
        Set<String> limited = new TreeSet<>(openRoutes());
        routes(event -> COSTLY.matcher(event.path("Path").asText()).find()).forEach(limited::add);
        limited.add("GET /v1/training-requests");
        limited.add("GET /v1/audit");
        limited.add("POST /v1/exports");
        assertThat(keys(api.path("RouteSettings"))).isEqualTo(limited);
        assertThat(api.path("DefaultRouteSettings").path("ThrottlingRateLimit").asInt())
                .isLessThan(api.path("RouteSettings")
                        .path("POST /v1/training-requests")
                        .path("ThrottlingRateLimit")
                        .asInt());
        assertThat(RESOURCES
                        .at("/IntakeFunction/Properties/ReservedConcurrentExecutions")
                        .asText())
                .isEqualTo("IntakeConcurrency");
        assertThat(api.path("FailOnWarnings").asBoolean()).isTrue();
    }

    @Test
    void theGuideOfIntegrationHasEveryLimit() {
        JsonNode api = RESOURCES.at("/Api/Properties");
        Map<String, String> limits = new TreeMap<>();
        api.path("RouteSettings")
                .properties()
                .forEach(route -> limits.put("`" + route.getKey() + "`", limit(route.getValue())));
        limits.put("each other call", limit(api.path("DefaultRouteSettings")));
        Map<String, String> told = new TreeMap<>();
        String guide = Repository.text(Repository.ROOT.resolve("docs/integration.md"));
        guide.substring(guide.indexOf("| call | calls a second | at once |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" *\\| *", -1))
                .forEach(cells -> told.put(cells[1], (cells[2] + " " + cells[3]).replace(",", "")));
        assertThat(told).isEqualTo(limits);
    }

    private static String limit(JsonNode settings) {
        return settings.path("ThrottlingRateLimit").asText() + " "
                + settings.path("ThrottlingBurstLimit").asText();
    }

    @Test
    void theAccessLogSaysWhoCalledWhatAndNeverTheQuery() {
        JsonNode log = RESOURCES.at("/Api/Properties/AccessLogSettings");
        assertThat(log.path("DestinationArn").asText()).isEqualTo("ApiLogs.Arn");
        assertThat(log.path("Format").asText())
                .contains("$context.routeKey", "$context.status", "$context.authorizer.claims.sub")
                // This one comes with quotation marks of its own.
                .doesNotContain("$context.path", "querystring", "sourceIp", "email", "messageString");
        assertThat(Json.read(log.path("Format").asText().replaceAll("\\$context[.\\w]+", "-"), JsonNode.class))
                .isNotEmpty();
    }

    /** Alarms that need longer than the canary cannot roll it back. */
    @TestFactory
    Stream<DynamicTest> functionsWithRoutesAreDeployedToSomeCallsFirst() {
        return ofType("AWS::Serverless::Function").entrySet().stream()
                .map(function -> DynamicTest.dynamicTest(function.getKey(), () -> {
                    boolean routes =
                            events(function.getValue(), "HttpApi").findAny().isPresent();
                    JsonNode deployment = function.getValue().path("DeploymentPreference");
                    if (!routes) {
                        assertThat(deployment.isMissingNode()).isTrue();
                        return;
                    }
                    Matcher canary = Pattern.compile("Canary10Percent(\\d+)Minutes")
                            .matcher(deployment.path("Type").asText());
                    assertThat(canary.matches()).isTrue();
                    String name = function.getKey().replaceAll("Function$", "");
                    List<String> alarms = texts(deployment.path("Alarms"));
                    assertThat(alarms).containsExactly(name + "ErrorsAlarm", name + "FaultsAlarm");
                    for (String alarm : alarms) {
                        JsonNode properties = RESOURCES.at("/" + alarm + "/Properties");
                        assertThat(properties.at("/Dimensions/0/Value").asText())
                                .isEqualTo(function.getKey());
                        assertThat(properties.path("Period").asInt()
                                        * properties.path("EvaluationPeriods").asInt())
                                .as(alarm)
                                .isLessThan(60 * Integer.parseInt(canary.group(1)) / 2);
                    }
                    assertThat(RESOURCES
                                    .at("/" + name + "FaultsAlarm/Properties/MetricName")
                                    .asText())
                            .isEqualTo("Faults");
                }));
    }

    @Test
    void pageAndApiHaveOneName() {
        JsonNode config = RESOURCES.at("/Distribution/Properties/DistributionConfig");
        assertThat(config.at("/CacheBehaviors/0/PathPattern").asText()).isEqualTo("/v1/*");
        assertThat(config.at("/CacheBehaviors/0/TargetOriginId").asText()).isEqualTo("api");
        assertThat(config.at("/DefaultCacheBehavior/TargetOriginId").asText()).isEqualTo("page");
        assertThat(config.at("/DefaultCacheBehavior/ResponseHeadersPolicyId").asText())
                .isEqualTo("PageHeaders");
        assertThat(config.at("/CacheBehaviors/0/ResponseHeadersPolicyId").asText())
                .as("SecurityHeadersPolicy of AWS")
                .isEqualTo("67f7725c-6f97-4210-82d7-5512b31e9d03");
        JsonNode paths = config.at("/DefaultCacheBehavior/FunctionAssociations/0");
        assertThat(paths.path("EventType").asText()).isEqualTo("viewer-request");
        assertThat(paths.path("FunctionARN").asText()).isEqualTo("PagePaths.FunctionMetadata.FunctionARN");
        assertThat(RESOURCES.at("/PagePaths/Properties/AutoPublish").asBoolean())
                .isTrue();
        assertThat(config.at("/CacheBehaviors/0").has("FunctionAssociations")).isFalse();
        String policy = RESOURCES
                .at("/PageHeaders/Properties/ResponseHeadersPolicyConfig/SecurityHeadersConfig/ContentSecurityPolicy")
                .path("ContentSecurityPolicy")
                .asText();
        assertThat(policy)
                .contains("default-src 'self'", "${SignInTokenEndpoint}")
                .doesNotContain("unsafe");
    }

    @Test
    void everyBucketIsReachedByTlsAlone() {
        Map<String, JsonNode> policies = ofType("AWS::S3::BucketPolicy");
        assertThat(ofType("AWS::S3::Bucket").keySet())
                .allMatch(bucket -> policies.getOrDefault(bucket + "Policy", MissingNode.getInstance())
                        .at("/PolicyDocument/Statement/0/Condition/Bool/aws:SecureTransport")
                        .asText()
                        .equals("false"));
    }

    @Test
    void wrongParametersAreRefusedBeforeAnythingIsMade() {
        JsonNode parameters = TEMPLATE.path("Parameters");
        assertThat("https://desk.example.gov.ua")
                .matches(parameters.at("/DashboardUrl/AllowedPattern").asText());
        assertThat("https://desk.example.gov.ua/")
                .doesNotMatch(parameters.at("/DashboardUrl/AllowedPattern").asText());
        assertThat("http://id.example.gov.ua")
                .doesNotMatch(parameters.at("/JwtIssuer/AllowedPattern").asText());
        String notifications = parameters.at("/NotificationsUrl/AllowedPattern").asText();
        assertThat(List.of("", "https://x.gov.ua", "https://x.gov.ua:8443/hook?k=%7Bid%7D&a=b"))
                .allMatch(address -> address.matches(notifications));
        assertThat(List.of(
                        "https://x/hook?k={id}",
                        "https://x/ y",
                        "https://x/%zz",
                        "https:///x",
                        "http://x",
                        "https://x..y/",
                        "https://x/хук"))
                .noneMatch(address -> address.matches(notifications));
        assertThat(parameters.properties())
                .noneMatch(parameter -> parameter.getValue().has("NoEcho"));
        assertThat(parameters.at("/LogRetentionDays/AllowedValues")).isNotEmpty();
        assertThat(TEMPLATE.at("/Rules/InTheEuropeanUnion/Assertions/0/Assert").toString())
                .contains("eu-central-1")
                .doesNotContain("us-");
    }

    /** CloudFormation takes 365.5 for a number, and a function that cannot read a setting does not start. */
    @TestFactory
    Stream<DynamicTest> everyNumberThatAFunctionReadsIsAWholeOne() {
        Set<String> settings = new TreeSet<>();
        ofType("AWS::Serverless::Function")
                .values()
                .forEach(function ->
                        function.at("/Environment/Variables").forEach(value -> settings.add(value.asText())));
        return TEMPLATE.path("Parameters").properties().stream()
                .filter(parameter -> settings.contains(parameter.getKey()))
                .filter(parameter ->
                        parameter.getValue().path("Default").asText().matches("[0-9]+"))
                .map(parameter -> DynamicTest.dynamicTest(parameter.getKey(), () -> {
                    String pattern = parameter.getValue().path("AllowedPattern").asText();
                    assertThat(parameter.getValue().path("Type").asText()).isEqualTo("String");
                    assertThat(parameter.getValue().path("Default").asText()).matches(pattern);
                    assertThat(List.of("365.5", "-1", "1e3", "", "many", "99999999999"))
                            .noneMatch(wrong -> wrong.matches(pattern));
                }));
    }

    /** The shell would split a value with a space, such as the sender's name. */
    @Test
    void parametersFromAFileAreOneArgument() {
        String pages = Repository.text(Repository.ROOT.resolve("docs/deployment.md"))
                + Repository.text(Repository.ROOT.resolve("README.md"));
        assertThat(pages).contains("--parameter-overrides \"$(").doesNotContain("--parameter-overrides $(");
    }

    @TestFactory
    Stream<DynamicTest> everySecretIsReadByThoseWhoNeedItAndStandsInNoEnvironment() {
        Set<String> secrets = ofType("AWS::SecretsManager::Secret").keySet();
        assertThat(secrets).isNotEmpty();
        return each(ofType("AWS::Serverless::Function"), function -> {
            Set<String> named = new TreeSet<>();
            function.at("/Environment/Variables").properties().forEach(variable -> {
                assertThat(variable.getKey()).doesNotMatch(".*(SECRET|PASSWORD|KEY)S?");
                if (secrets.contains(variable.getValue().asText())) {
                    assertThat(variable.getKey()).endsWith("_ARN");
                    named.add(variable.getValue().asText());
                }
            });
            Set<String> readable = new TreeSet<>();
            function.at("/Policies/0/Statement").forEach(statement -> {
                if (texts(statement.path("Action")).contains("secretsmanager:GetSecretValue")) {
                    readable.addAll(texts(statement.path("Resource")));
                }
            });
            assertThat(readable).isEqualTo(named);
        });
    }

    @Test
    void aSecondOpinionIsAskedForInTheEuropeanUnionAloneAndOnlyWhereItIsOn() {
        JsonNode policy = RESOURCES.at("/ClassificationFunction/Properties/Policies/1");
        assertThat(policy.path(0).asText()).isEqualTo("AsksAModel");
        assertThat(texts(policy.path(1).at("/Statement/0/Resource")))
                .allMatch(resource -> resource.contains("bedrock:eu-*::") || resource.contains("${AWS::Region}"));
        assertThat(RESOURCES.at("/ClassificationFunction/Properties/Policies/0").toString())
                .doesNotContain("bedrock");
    }

    @Test
    void whatWritesTheAuditLogCannotReachItsArchive() {
        JsonNode bucket = RESOURCES.at("/AuditBucket/Properties");
        assertThat(bucket.path("ObjectLockEnabled").asBoolean()).isTrue();
        assertThat(bucket.at("/ObjectLockConfiguration/Rule/DefaultRetention/Days")
                        .asText())
                .isEqualTo("AuditRetentionDays");
        ofType("AWS::Serverless::Function").forEach((name, function) -> {
            boolean reaches = function.path("Policies").toString().contains("AuditBucket");
            assertThat(reaches).as(name).isEqualTo(name.equals("AuditFunction"));
        });
        assertThat(RESOURCES.at("/AuditFunction/Properties/Policies").toString())
                .doesNotContain("DeleteObject", "BypassGovernanceRetention", "dynamodb:PutItem");
    }

    @TestFactory
    Stream<DynamicTest> noFunctionMayDoMoreThanItsWork() {
        return each(ofType("AWS::Serverless::Function"), function -> {
            for (JsonNode each : function.path("Policies")) {
                JsonNode policy = each.isArray() ? each.path(1) : each;
                assertThat(policy.isObject()).as("no managed policy").isTrue();
                for (JsonNode statement : policy.path("Statement")) {
                    assertThat(texts(statement.path("Action"))).isNotEmpty().allMatch(action -> !action.contains("*"));
                    assertThat(texts(statement.path("Resource"))).allMatch(resource -> !resource.equals("*"));
                }
            }
        });
    }

    /** The routes that no authorizer stands before. */
    private static Set<String> openRoutes() {
        return routes(event -> event.at("/Auth/Authorizer").asText().equals("NONE"));
    }

    private static Set<String> routes(Predicate<JsonNode> wanted) {
        Set<String> routes = new TreeSet<>();
        ofType("AWS::Serverless::Function")
                .values()
                .forEach(function -> events(function, "HttpApi")
                        .filter(wanted)
                        .forEach(event -> routes.add(event.path("Method").asText() + " "
                                + event.path("Path").asText())));
        return routes;
    }

    @Test
    void onlySignedRoutesAreOpen() {
        assertThat(openRoutes())
                .contains("POST /v1/training-requests", "GET /v1/training-requests/{requestId}/status")
                .allMatch(route -> !lock(route).isEmpty() && !lock(route).has("accessToken"));
    }

    @Test
    void theRoutesAreThoseOfTheDescription() {
        Set<String> described = new TreeSet<>();
        Repository.yaml("openapi.yaml")
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (!method.getKey().equals("parameters")) {
                        described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        Set<String> routed = ofType("AWS::Serverless::Function").values().stream()
                .flatMap(function -> events(function, "HttpApi"))
                .map(event ->
                        event.path("Method").asText() + " " + event.path("Path").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routed).isEqualTo(described);
    }

    /** What opens a route, by its description. */
    private static JsonNode lock(String route) {
        String[] words = route.split(" ", 2);
        return Repository.yaml("openapi.yaml")
                .path("paths")
                .path(words[1])
                .path(words[0].toLowerCase(Locale.ROOT))
                .path("security")
                .path(0);
    }

    private interface Check {
        void hold(JsonNode properties) throws IOException;
    }

    private static Stream<DynamicTest> each(Map<String, JsonNode> resources, Check check) {
        assertThat(resources).isNotEmpty();
        return resources.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> check.hold(one.getValue())));
    }

    private static Map<String, JsonNode> ofType(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        RESOURCES.properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        });
        return found;
    }

    private static Stream<JsonNode> events(JsonNode function, String type) {
        return function.path("Events").properties().stream()
                .map(Map.Entry::getValue)
                .filter(event -> event.path("Type").asText().equals(type))
                .map(event -> event.path("Properties"));
    }

    /** The queues whose metric raises an alarm. */
    private static Set<String> alarms(String metric) {
        return ofType("AWS::CloudWatch::Alarm").values().stream()
                .filter(alarm -> alarm.path("MetricName").asText().equals(metric))
                .filter(alarm -> !alarm.path("AlarmActions").isEmpty())
                .map(alarm -> alarm.at("/Dimensions/0/Value").asText().replace(".QueueName", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(JsonNode oneOrMany) {
        if (!oneOrMany.isArray()) {
            return List.of(oneOrMany.asText());
        }
        List<String> texts = new ArrayList<>();
        oneOrMany.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** The classes in all the jars of a function's package. */
    private static Set<String> classes(Path zip) throws IOException {
        Set<String> names = new TreeSet<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                try (ZipInputStream jar = new ZipInputStream(
                        new ByteArrayInputStream(file.getInputStream(entry).readAllBytes()))) {
                    for (ZipEntry inner = jar.getNextEntry(); inner != null; inner = jar.getNextEntry()) {
                        names.add(inner.getName());
                    }
                }
            }
        }
        return names;
    }
}
