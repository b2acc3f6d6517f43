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

/** Holds template.yaml to what the code needs and to our rules of operation. */
class TemplateTest {
    private static final JsonNode RESOURCES = Repository.yaml("template.yaml").path("Resources");
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
            String folder = handler.substring(0, handler.lastIndexOf('/'));
            Set<String> read = new TreeSet<>();
            for (Path config : Repository.files("functions/" + module + "/src/main/java/" + folder, "Config.java")) {
                Matcher names = READ.matcher(Repository.text(config));
                while (names.find()) {
                    read.add(names.group(1));
                }
            }
            assertThat(keys(function.at("/Environment/Variables"))).isEqualTo(read);
        });
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
        });
    }

    @TestFactory
    Stream<DynamicTest> everyBucketIsPrivateVersionedAndEncrypted() {
        return each(ofType("AWS::S3::Bucket"), bucket -> {
            assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
            assertThat(bucket.path("BucketEncryption").isMissingNode()).isFalse();
            assertThat(bucket.path("PublicAccessBlockConfiguration")).hasSize(4).allMatch(JsonNode::asBoolean);
        });
    }

    @TestFactory
    Stream<DynamicTest> noFunctionMayDoMoreThanItsWork() {
        return each(ofType("AWS::Serverless::Function"), function -> {
            for (JsonNode policy : function.path("Policies")) {
                assertThat(policy.isObject()).as("no managed policy").isTrue();
                for (JsonNode statement : policy.path("Statement")) {
                    assertThat(texts(statement.path("Action"))).isNotEmpty().allMatch(action -> !action.contains("*"));
                    assertThat(texts(statement.path("Resource"))).allMatch(resource -> !resource.equals("*"));
                }
            }
        });
    }

    @Test
    void onlySignedRoutesAreOpen() {
        List<String> open = new ArrayList<>();
        ofType("AWS::Serverless::Function")
                .values()
                .forEach(function -> events(function, "HttpApi")
                        .filter(event -> event.at("/Auth/Authorizer").asText().equals("NONE"))
                        .forEach(event -> open.add(event.path("Method").asText() + " "
                                + event.path("Path").asText())));
        assertThat(open)
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
