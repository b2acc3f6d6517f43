package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ua.ismtr.json.Json;

/**
 * Holds what CloudFormation receives: the template as AWS's own translator expands it. It comes with cfn-lint. Where it is not
 * installed, the build says so and goes on.
 */
class ExpandedTemplateTest {
    private static final String EXPAND = """
        import json, sys
        try:
            from samtranslator.parser.parser import Parser
            from samtranslator.translator.translator import Translator
            from samtranslator.yaml_helper import yaml_parse
        except ImportError:
            sys.exit(0)
        template = yaml_parse(open('template.yaml'))
        for resource in template['Resources'].values():
            if resource['Type'] == 'AWS::Serverless::Function':
                resource['Properties']['CodeUri'] = 's3://bucket/key'
        print(json.dumps(Translator({}, Parser()).translate(template, {})))
        """;

    /** CloudFormation takes 500; the rest is for what a next version adds. */
    private static final int MOST_RESOURCES = 490;

    private static final String MANAGED = "arn:aws:iam::aws:policy/service-role/";

    /** A queue denies those who are not its consumer, so that the second is no danger. */
    private static final Set<String> MANAGED_POLICIES = Set.of(
            MANAGED + "AWSLambdaBasicExecutionRole",
            MANAGED + "AWSLambdaSQSQueueExecutionRole",
            MANAGED + "AWSCodeDeployRoleForLambda");

    /** Names that would collide with those of another stack. */
    private static final List<String> NAMES = List.of(
            "Name", "RoleName", "QueueName", "TableName", "BucketName", "AlarmName", "TopicName", "LogGroupName");

    private static List<Map.Entry<String, JsonNode>> resources = List.of();

    @BeforeAll
    static void expand() throws IOException, InterruptedException {
        Process python;
        try {
            ProcessBuilder translator = new ProcessBuilder("python3", "-c", EXPAND)
                    .directory(Repository.ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            translator.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
            python = translator.start();
        } catch (IOException e) {
            System.out.println("There is no python3: the expanded template was not looked at");
            return;
        }
        String expanded = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as("the translator refuses the template").isZero();
        if (expanded.isBlank()) {
            System.out.println("The translator is not installed: the expanded template was not looked at."
                    + " Install it by: pip install cfn-lint");
            return;
        }
        resources = List.copyOf(
                Json.read(expanded, JsonNode.class).path("Resources").properties());
        assertThat(resources).hasSizeGreaterThan(100);
    }

    private static Stream<Map.Entry<String, JsonNode>> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type));
    }

    @Test
    void theStackHasRoomForMore() {
        assertThat(resources).hasSizeLessThanOrEqualTo(MOST_RESOURCES);
    }

    @Test
    void nothingHasANameThatAnotherStackHasToo() {
        List<String> fixed = new ArrayList<>();
        resources.forEach(resource -> NAMES.forEach(name -> {
            boolean alias = resource.getValue().path("Type").asText().equals("AWS::Lambda::Alias");
            if (!alias && resource.getValue().at("/Properties/" + name).isTextual()) {
                fixed.add(resource.getKey() + " " + name);
            }
        }));
        assertThat(fixed).isEmpty();
    }

    @Test
    void rolesAreGivenNoManagedPolicyButThoseAndNoWildcards() {
        ofType("AWS::IAM::Role").forEach(role -> {
            JsonNode properties = role.getValue().path("Properties");
            properties
                    .path("ManagedPolicyArns")
                    .forEach(policy ->
                            assertThat(MANAGED_POLICIES).as(role.getKey()).contains(policy.asText()));
            for (JsonNode policy : properties.path("Policies")) {
                policy.findValues("Action")
                        .forEach(action ->
                                assertThat(action.toString()).as(role.getKey()).doesNotContain("*"));
                policy.findValues("Resource")
                        .forEach(resource -> assertThat(resource.toString())
                                .as(role.getKey())
                                .doesNotContain("\"*\""));
            }
        });
    }

    @Test
    void everyAlarmReachesSomebodyAndEveryFunctionHasOne() {
        List<String> watched = new ArrayList<>();
        ofType("AWS::CloudWatch::Alarm").forEach(alarm -> {
            JsonNode properties = alarm.getValue().path("Properties");
            assertThat(properties.at("/AlarmActions/0/Ref").asText())
                    .as(alarm.getKey())
                    .isEqualTo("AlarmTopic");
            if (properties.path("MetricName").asText().equals("Errors")) {
                watched.add(properties.at("/Dimensions/0/Value/Ref").asText());
            }
        });
        assertThat(ofType("AWS::Lambda::Function").map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(watched);
    }

    @Test
    void schedulesCallThePublishedVersionAndNothingElse() {
        ofType("AWS::Scheduler::Schedule")
                .forEach(schedule -> assertThat(schedule.getValue()
                                .at("/Properties/Target/Arn/Ref")
                                .asText())
                        .as(schedule.getKey())
                        .endsWith("FunctionAliaslive"));
    }
}
