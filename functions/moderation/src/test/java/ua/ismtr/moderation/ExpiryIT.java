package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.moderation.Desk.MODERATOR;
import static ua.ismtr.moderation.Desk.NOW;
import static ua.ismtr.moderation.Desk.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.StoredTexts.Progress;
import ua.ismtr.testing.DynamoExtension;

class ExpiryIT {
    private static final Duration RETENTION = Duration.ofDays(100);
    private static final int PAGE = 3;

    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private final Desk desk = new Desk(DYNAMO);

    @Test
    void hidesTheWordsOfOldRequestsAndKeepsWhatTheyCount() {
        Instant longAgo = NOW.minus(Duration.ofDays(101));
        List<RequestId> old = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            old.add(desk.arrives(request("UA-46", "Просимо навчання з медіації " + i, longAgo), true, "other")
                    .id());
        }
        StoredRequest recent = desk.arrives(
                request("UA-46", "Просимо курс з медіації", NOW.minus(Duration.ofDays(99))), true, "other");
        desk.decide(MODERATOR, old.getFirst(), "*", "{\"topics\":[\"land\"],\"note\":\"Уточнили телефоном\"}");
        desk.decide(MODERATOR, old.getLast(), "*", "{\"status\":\"declined\",\"reason\":\"Курс уже є\"}");
        desk.decide(MODERATOR, old.getLast(), "*", "{\"note\":\"Передзвонити\"}");
        desk.decide(MODERATOR, recent.id(), "*", "{\"topics\":[\"land\"]}");
        long submitted = desk.figure("submitted");

        expire(NOW, false);
        assertThat(desk.texts.progress(Expiry.WORK).map(Progress::done)).contains(false);
        expire(NOW, true);
        assertThat(desk.requests.findAll(old).values())
                .hasSize(old.size())
                .allSatisfy(stored -> assertThat(stored.request().text()).isEqualTo("[приховано]"));
        assertThat(desk.requests.find(old.getLast()).orElseThrow().reason()).isEqualTo("[приховано]");
        assertThat(text(recent.id())).isEqualTo("Просимо курс з медіації");
        assertThat(desk.history.of(desk.requests.find(old.getFirst()).orElseThrow()).stream()
                        .map(HistoryEntry::note))
                .contains("[приховано]")
                .doesNotContain("Уточнили телефоном");
        assertThat(desk.corrections.all().map(correction -> correction.requestId()))
                .containsExactly(recent.id());
        assertThat(desk.ids(MODERATOR, Map.of("q", "медіація", "from", day(longAgo), "to", day(longAgo))))
                .isEmpty();
        assertThat(desk.ids(MODERATOR, Map.of("from", day(longAgo), "to", day(longAgo))))
                .containsExactlyInAnyOrderElementsOf(
                        old.stream().map(RequestId::value).toList());
        assertThat(desk.figure("submitted")).isEqualTo(submitted);

        long version = desk.requests.find(old.getFirst()).orElseThrow().version();
        expire(NOW.plus(Duration.ofDays(2)), true);
        assertThat(text(recent.id())).isEqualTo("[приховано]");
        assertThat(desk.corrections.all()).isEmpty();
        assertThat(desk.requests.find(old.getFirst()).orElseThrow().version()).isEqualTo(version);
    }

    private void expire(Instant now, boolean inTime) {
        desk.expiry(RETENTION, now, PAGE).goOn(() -> inTime);
    }

    private String text(RequestId id) {
        return desk.requests.find(id).orElseThrow().request().text();
    }

    private static String day(Instant time) {
        return Kyiv.day(time).toString();
    }
}
