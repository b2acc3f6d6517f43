package ua.ismtr.moderation;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.moderation.Desk.MODERATOR;
import static ua.ismtr.moderation.Desk.NOW;
import static ua.ismtr.moderation.Desk.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.changes.RequestChanges;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.StoredTexts.Progress;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.testing.DynamoExtension;

class ReredactionIT {
    private static final int PAGE = 3;
    private static final String NAME = "Дрогомирецька Соломія Ігорівна";

    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private final Desk desk = new Desk(DYNAMO);

    @Test
    void goesOnWhereItWasStoppedAndOnceDoneChangesNothing() {
        List<RequestId> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(stored(NAME + " просить навчання з медіації, група " + i).id());
        }
        StoredRequest clean = stored("Просимо навчання з медіації");
        desk.decide(MODERATOR, ids.getFirst(), "*", "{\"topics\":[\"land\"]}");
        StoredRequest noted = desk.arrives(
                clean("Просимо курс з етики").next(Status.NEEDS_REVIEW, "moderator:olena", "Писала " + NAME, NOW));
        long submitted = desk.figure("submitted");

        int version = newVersion();
        redact(version, false);
        assertThat(desk.texts.progress(Reredaction.WORK).map(Progress::done)).contains(false);
        assertThat(redacted(ids)).isLessThanOrEqualTo(PAGE);

        redact(version, true);
        assertThat(desk.texts.progress(Reredaction.WORK)).contains(new Progress(version, null, true));
        assertThat(redacted(ids)).isEqualTo(ids.size());
        assertThat(desk.requests.find(clean.id())).contains(clean);
        assertThat(notes(noted)).contains("Писала [ім'я]").doesNotContain("Писала " + NAME);
        assertThat(desk.corrections.all().map(correction -> correction.text()))
                .isNotEmpty()
                .noneMatch(text -> text.contains("Дрогомирецька"));
        assertThat(desk.ids(MODERATOR, Map.of("q", "Дрогомирецька", "from", day(), "to", day())))
                .isEmpty();
        assertThat(desk.ids(MODERATOR, Map.of("q", "медіація", "from", day(), "to", day())))
                .containsAll(ids.stream().map(RequestId::value).toList());
        assertThat(desk.figure("submitted")).isEqualTo(submitted);
        assertThat(audit(ids.getLast()))
                .filteredOn(entry -> entry.action() == AuditLog.Action.MASK)
                .singleElement()
                .satisfies(entry -> assertThat(entry.person()).isEqualTo("redactor:" + version));

        Map<RequestId, Long> versions = versions(ids);
        redact(version, true);
        redact(version - 1, true);
        assertThat(desk.texts.progress(Reredaction.WORK)).contains(new Progress(version, null, true));
        redact(version + 1, true);
        assertThat(desk.texts.progress(Reredaction.WORK)).contains(new Progress(version + 1, null, true));
        assertThat(versions(ids)).isEqualTo(versions);
    }

    @Test
    void looksAgainAtARequestThatAModeratorChangesInBetween() {
        StoredRequest request = stored("Просить " + NAME + " курс з архіву");
        RequestChanges overtaken = change -> {
            boolean first = change.steps().getFirst().before().version() == 1;
            if (first && change.steps().getFirst().before().id().equals(request.id())) {
                desk.decide(MODERATOR, request.id(), "*", "{\"topics\":[\"land\"]}");
            }
            return desk.changes.change(change);
        };
        desk.reredaction(overtaken, newVersion(), PAGE).goOn(() -> true);
        StoredRequest after = desk.requests.find(request.id()).orElseThrow();
        assertThat(after.request().text()).isEqualTo("Просить [ім'я] курс з архіву");
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.topics()).extracting(topic -> topic.value()).containsExactly("land");
    }

    /** One that no work of another test has used. */
    private int newVersion() {
        return desk.texts.progress(Reredaction.WORK).map(Progress::version).orElse(0) + 1;
    }

    private void redact(int version, boolean inTime) {
        desk.reredaction(desk.changes, version, PAGE).goOn(() -> inTime);
    }

    private StoredRequest stored(String text) {
        return desk.arrives(request("UA-46", text, NOW), true, "other");
    }

    private static StoredRequest clean(String text) {
        return StoredRequest.classified(
                request("UA-46", text, NOW),
                new Classification(List.of(new TopicScore(new TopicId("land"), 0.5)), false, "model:7", Map.of()),
                NOW);
    }

    private long redacted(List<RequestId> ids) {
        return desk.requests.findAll(ids).values().stream()
                .filter(stored -> stored.request().text().startsWith("[ім'я] просить"))
                .count();
    }

    private Map<RequestId, Long> versions(List<RequestId> ids) {
        return desk.requests.findAll(ids).values().stream().collect(toMap(StoredRequest::id, StoredRequest::version));
    }

    private List<String> notes(StoredRequest stored) {
        return desk.history.of(stored).stream()
                .map(HistoryEntry::note)
                .flatMap(note -> Optional.ofNullable(note).stream())
                .toList();
    }

    private List<AuditLog.Entry> audit(RequestId id) {
        return desk.audit
                .find(new AuditLog.Wanted(
                        null, id.value(), Instant.EPOCH, Instant.now().plusSeconds(60), null, 50))
                .entries();
    }

    private static String day() {
        return Kyiv.day(NOW).toString();
    }
}
