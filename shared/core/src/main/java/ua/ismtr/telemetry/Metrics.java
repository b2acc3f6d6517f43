package ua.ismtr.telemetry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.slf4j.MDC;
import ua.ismtr.json.Json;

/**
 * Figures for CloudWatch, in its embedded format: a line of the log, so that no call waits for them. They stand in the
 * namespace {@code ISMTR} by {@code FunctionName}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
public final class Metrics {
    private static final String DIMENSION = "FunctionName";

    private Metrics() {}

    /** Gives these figures, without a unit, if an invocation is being worked on; priming counts nothing. */
    public static void give(Map<String, Number> figures) {
        if (MDC.get(Invocation.REQUEST_ID) != null) {
            String function = System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
            System.out.println(line(function, Instant.now(), figures));
        }
    }

    static ObjectNode line(String function, Instant now, Map<String, Number> figures) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        ObjectNode directive = line.putObject("_aws")
                .put("Timestamp", now.toEpochMilli())
                .putArray("CloudWatchMetrics")
                .addObject()
                .put("Namespace", "ISMTR");
        directive.putArray("Dimensions").addArray().add(DIMENSION);
        ArrayNode metrics = directive.putArray("Metrics");
        line.put(DIMENSION, function);
        figures.forEach((name, value) -> {
            metrics.addObject().put("Name", name);
            line.put(name, value.doubleValue());
        });
        return line;
    }
}
