package ua.ismtr.aggregation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.Counters;
import ua.ismtr.json.Json;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.requests.RequestId;
import ua.ismtr.telemetry.Metrics;

/** Counts a batch of classified requests together. */
final class Aggregation {
    private static final Logger LOG = LoggerFactory.getLogger(Aggregation.class);

    private final Counters counters;

    Aggregation(Counters counters) {
        this.counters = counters;
    }

    /** Counts what can be counted; answers with the ids of the messages that are to come again. */
    Set<String> count(List<QueueMessage> messages) {
        Set<String> failed = new HashSet<>();
        Map<String, Contribution> contributions = new HashMap<>();
        for (QueueMessage message : messages) {
            try {
                contributions.put(message.id(), Json.read(message.body(), Contribution.class));
            } catch (IllegalArgumentException e) {
                LOG.error("Message {} cannot be counted, received {} times", message.id(), message.receiveCount(), e);
                failed.add(message.id());
            }
        }
        Set<RequestId> notCounted = counters.count(new ArrayList<>(contributions.values()));
        contributions.forEach((id, contribution) -> {
            if (notCounted.contains(contribution.requestId())) {
                failed.add(id);
            }
        });
        Metrics.give(Map.of("Counted", messages.size() - failed.size()));
        return failed;
    }
}
