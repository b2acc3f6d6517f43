package ua.ismtr.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.AuditLog.Entry;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.json.Json;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

class ArchivingIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("AuditTable");

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final Instant HOUR = Instant.parse("2026-11-27T10:00:00Z");

    private final DynamoAuditLog log =
            new DynamoAuditLog(DYNAMO.client(), DYNAMO.table("AuditTable"), Duration.ofDays(30));
    private final S3AuditObjects objects = new S3AuditObjects(S3.client(), S3.bucket("AuditBucket"));

    @Test
    void anHourThatIsOverIsArchivedOnceAndStaysAsItWas() {
        Entry first = entry(HOUR.plusSeconds(1), "olena");
        Entry last = entry(HOUR.plus(Duration.ofMinutes(59)), "taras");
        Entry next = entry(HOUR.plus(Duration.ofMinutes(60)), "olena");
        List.of(last, first, next).forEach(log::add);

        runAt(HOUR.plus(Duration.ofMinutes(64)));
        assertThat(names()).isEmpty();
        runAt(HOUR.plus(Duration.ofMinutes(70)));
        assertThat(lines("2026/11/27T10.jsonl")).containsExactly(Json.text(first), Json.text(last));
        assertThat(names()).containsExactly("2026/11/27T10.jsonl");

        overwrite(first, entry(first.at(), "mallory"));
        runAt(HOUR.plus(Duration.ofMinutes(130)));
        assertThat(lines("2026/11/27T10.jsonl")).containsExactly(Json.text(first), Json.text(last));
        assertThat(lines("2026/11/27T11.jsonl")).containsExactly(Json.text(next));
        assertThat(objects.write("2026/11/27T10.jsonl", new byte[] {1})).isFalse();
    }

    @Test
    void whatFailedRunsMissedIsWrittenLater() {
        Entry old = entry(HOUR.minus(Duration.ofDays(20)), "olena");
        log.add(old);
        runAt(HOUR.minus(Duration.ofDays(15)));
        assertThat(lines("2026/11/07T10.jsonl")).containsExactly(Json.text(old));
    }

    private void runAt(Instant time) {
        new Archiving(log, objects, Clock.fixed(time, ZoneOffset.UTC)).run();
    }

    private static Entry entry(Instant at, String person) {
        return Entry.of(at, person, Action.LOOK, "request", Map.of(), Map.of());
    }

    /** What a function that writes the log could do. */
    private static void overwrite(Entry entry, Entry forged) {
        DYNAMO.client()
                .putItem(put -> put.tableName(DYNAMO.table("AuditTable"))
                        .item(Map.of(
                                "month", AttributeValue.fromS("2026-11"),
                                "position",
                                        AttributeValue.fromS(
                                                "%013d#%s".formatted(entry.at().toEpochMilli(), entry.id())),
                                "person", AttributeValue.fromS(forged.person()),
                                "entry", AttributeValue.fromS(Json.text(forged)))));
    }

    private List<String> names() {
        return objects.namesAfter("2026/11/20").stream().sorted().toList();
    }

    private static List<String> lines(String name) {
        return S3.client()
                .getObjectAsBytes(get -> get.bucket(S3.bucket("AuditBucket")).key(name))
                .asUtf8String()
                .lines()
                .toList();
    }
}
