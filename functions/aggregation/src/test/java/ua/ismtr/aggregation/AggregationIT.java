package ua.ismtr.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterName;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.json.Json;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.testing.DynamoExtension;

class AggregationIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("CountersTable", "ContributionsTable");

    private static final AtomicInteger POISONED = new AtomicInteger();

    private final Aggregation aggregation = new Aggregation(new DynamoCounters(
            DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), Clock.systemUTC()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestId\":\"no id\"}",
                "{}",
                "null",
                "[]",
                "",
                "{\"requestId\":\"5f0c1f5e-3a55-5d0c-9d6f-0a2b6a6f1a11\"}"
            })
    void aPoisonedMessageHarmsNoneOfTheOtherNine(String poison) {
        LocalDate day = LocalDate.of(2026, 10, 1 + POISONED.incrementAndGet());
        List<QueueMessage> batch = new ArrayList<>(messages(day, 9));
        batch.add(4, new QueueMessage("poisoned", poison, 1));
        assertThat(aggregation.count(batch)).containsExactly("poisoned");
        assertThat(requestsOf(day)).isEqualTo(9);
    }

    @Test
    void messagesDeliveredTwiceAndInReverseCountOnce() {
        LocalDate day = LocalDate.of(2026, 11, 2);
        List<QueueMessage> batch = messages(day, 10);
        List<QueueMessage> again = new ArrayList<>(batch);
        Collections.reverse(again);
        assertThat(aggregation.count(batch)).isEmpty();
        assertThat(aggregation.count(again)).isEmpty();
        assertThat(requestsOf(day)).isEqualTo(10);
    }

    @Test
    void theLastAndTheFirstMinuteOfAYearCountInTheirYears() {
        LocalDate last = Kyiv.day(Instant.parse("2025-12-31T21:59:00Z"));
        LocalDate first = Kyiv.day(Instant.parse("2025-12-31T22:01:00Z"));
        List<QueueMessage> batch = new ArrayList<>(messages(last, 1));
        batch.addAll(messages(first, 2));
        assertThat(aggregation.count(batch)).isEmpty();
        assertThat(requestsOf(LocalDate.of(2025, 12, 31))).isEqualTo(1);
        assertThat(requestsOf(LocalDate.of(2026, 1, 1))).isEqualTo(2);
    }

    private static List<QueueMessage> messages(LocalDate day, int howMany) {
        List<QueueMessage> messages = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            String id = UUID.randomUUID().toString();
            Contribution contribution = new Contribution(
                    RequestId.ofWebhook(id),
                    1,
                    day,
                    new RegionId("UA-46"),
                    "UA46-0117",
                    List.of(new TopicId("veterans")),
                    Status.CLASSIFIED,
                    Format.ONLINE,
                    JobTitle.HEAD,
                    3,
                    false);
            messages.add(new QueueMessage(id, Json.asciiText(contribution), 1));
        }
        return messages;
    }

    private static long requestsOf(LocalDate day) {
        return new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable"))
                .changedSince(Instant.EPOCH).stream()
                        .filter(shard ->
                                shard.cell().day().equals(day) && shard.cell().topic() == null)
                        .map(shard -> shard.figures())
                        .mapToLong((Map<String, Long> figures) -> figures.getOrDefault(CounterName.REQUESTS, 0L))
                        .sum();
    }
}
