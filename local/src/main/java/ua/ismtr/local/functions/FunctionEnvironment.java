package ua.ismtr.local.functions;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import ua.ismtr.local.template.Template;

/**
 * The variables that AWS Lambda sets for every function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined runtime environment variables</a>
 */
final class FunctionEnvironment {
    private FunctionEnvironment() {}

    static Map<String, String> of(String name, Template.Function function, Path code) {
        Map<String, String> variables = new HashMap<>();
        variables.put("_HANDLER", function.handler());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", name);
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name);
        variables.put("AWS_LAMBDA_LOG_FORMAT", function.logFormat());
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("LAMBDA_TASK_ROOT", code.toString());
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_DEFAULT_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        return variables;
    }

    static Map<String, String> ofProcess(String runtimeApi, String process) {
        return Map.of("AWS_LAMBDA_RUNTIME_API", runtimeApi, "AWS_LAMBDA_LOG_STREAM_NAME", process);
    }

    /** For a process that sets itself up and waits for a snapshot of it to be taken, as with SnapStart. */
    static Map<String, String> ofSnapshot(String runtimeApi, String process) {
        Map<String, String> variables = new HashMap<>(ofProcess(runtimeApi, process));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        return variables;
    }

    static String arn(String function) {
        return "arn:aws:lambda:eu-central-1:000000000000:function:" + function;
    }
}
