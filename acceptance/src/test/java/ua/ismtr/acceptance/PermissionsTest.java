package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.AccessTarget;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the actions that each function's policy allows with the calls of AWS that its code can make. Which table or bucket
 * they are for is not seen.
 */
class PermissionsTest {
    private static final String SDK = "software.amazon.awssdk.";

    /** Its calls stay in memory. */
    private static final String PRIMING = "ua.ismtr.aws.Priming";

    /** The prefixes of the services' actions, by the clients that call them. */
    private static final Map<String, String> SERVICES = Map.of(
            "DynamoDbClient", "dynamodb",
            "DynamoDbTable", "dynamodb",
            "S3Client", "s3",
            "S3Presigner", "s3",
            "SqsClient", "sqs",
            "SesV2Client", "ses",
            "BedrockRuntimeClient", "bedrock");

    private static final Set<String> NO_CALLS = Set.of("builder", "create", "close");

    /** Actions that are not named like the call. An item of a transaction needs the right of the single call. */
    private static final Map<String, String> ACTIONS = Map.of(
            "s3:GetObjectAsBytes", "s3:GetObject",
            "s3:PresignGetObject", "s3:GetObject",
            "s3:ListObjectsV2", "s3:ListBucket",
            "sqs:SendMessageBatch", "sqs:SendMessage",
            "bedrock:Converse", "bedrock:InvokeModel");

    private static final Map<String, String> TRANSACTED = Map.of(
            "put", "dynamodb:PutItem",
            "update", "dynamodb:UpdateItem",
            "delete", "dynamodb:DeleteItem",
            "conditionCheck", "dynamodb:ConditionCheckItem");

    /** Without this right a missing object looks like a forbidden one. Secrets have a test of their own. */
    private static final Set<String> WITHOUT_CALLS = Set.of("s3:ListBucket", "secretsmanager:GetSecretValue");

    @TestFactory
    Stream<DynamicTest> eachFunctionMayMakeTheCallsThatItsCodeMakesAndNoOthers() {
        return Repository.yaml("template.yaml").path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals("AWS::Serverless::Function"))
                .map(function -> DynamicTest.dynamicTest(
                        function.getKey(), () -> hold(function.getValue().path("Properties"))));
    }

    private static void hold(JsonNode function) {
        Set<String> allowed = allowed(function);
        Set<String> called = called(function);
        assertThat(allowed).containsAll(called);
        called.addAll(WITHOUT_CALLS);
        assertThat(called).containsAll(allowed);
    }

    private static Set<String> allowed(JsonNode function) {
        Set<String> actions = new TreeSet<>();
        for (JsonNode action : function.path("Policies").findValues("Action")) {
            if (action.isTextual()) {
                actions.add(action.asText());
            } else {
                action.forEach(one -> actions.add(one.asText()));
            }
        }
        return actions;
    }

    private static Set<String> called(JsonNode function) {
        Set<String> actions = new TreeSet<>();
        Reachable.callsOutside(ArchitectureTest.CODE, function.path("Handler").asText(), PRIMING)
                .forEach(call -> action(call).ifPresent(actions::add));
        assertThat(actions).isNotEmpty();
        return actions;
    }

    private static Optional<String> action(AccessTarget call) {
        String owner = call.getOwner().getName();
        if (owner.endsWith(".TransactWriteItem$Builder")) {
            return Optional.ofNullable(TRANSACTED.get(call.getName()));
        }
        String service = SERVICES.getOrDefault(owner.substring(owner.lastIndexOf('.') + 1), "");
        if (!owner.startsWith(SDK) || service.isEmpty() || NO_CALLS.contains(call.getName())) {
            return Optional.empty();
        }
        String name = call.getName().replaceAll("Paginator$", "");
        if (name.equals("transactWriteItems")) {
            return Optional.empty();
        }
        String action = service + ":" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Optional.of(ACTIONS.getOrDefault(action, action));
    }
}
