package ua.ismtr.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ua.ismtr.changes.RequestChanges.Done;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.json.Json;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.Outbox;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.PersonalData;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;

class ClassifyingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:12:00Z");
    private static final String OWN_WORDS = "Навчіть говорити з ветеранами. Марія Петрівна Коваль, тел. 067 123 45 67";

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Requests NOTHING_STORED = new Requests() {
        @Override
        public Optional<StoredRequest> find(RequestId id) {
            return Optional.empty();
        }

        @Override
        public Map<RequestId, StoredRequest> findAll(List<RequestId> ids) {
            return Map.of();
        }
    };

    private static final Outbox KEPT_AT_ONCE = new Outbox() {
        @Override
        public List<PlatformMessage> open() {
            return List.of();
        }

        @Override
        public void kept(PlatformMessage message) {}
    };

    private final Map<RequestId, PersonalData.Original> originals = new HashMap<>();
    private final Map<RequestId, StoredRequest> stored = new HashMap<>();
    private final List<String> classified = new ArrayList<>();
    private final List<Object> sent = new ArrayList<>();
    private final Classifying classifying = new Classifying(
            text -> {
                classified.add(text);
                return new Classification(
                        List.of(new TopicScore(new TopicId("veterans"), 0.9)), true, "model:test", Map.of());
            },
            arrival -> {
                RequestId id = arrival.request().id();
                originals.putIfAbsent(id, arrival.original());
                return Objects.requireNonNullElse(stored.putIfAbsent(id, arrival.request()), arrival.request());
            },
            new SimilarRequests() {
                @Override
                public void link(StoredRequest request) {
                    assertThat(stored).containsKey(request.id());
                }

                @Override
                public Map<RequestId, List<RequestId>> of(List<RequestId> ids) {
                    return Map.of();
                }
            },
            sent::add,
            new StatusNotifier(NOTHING_STORED, sent::add, KEPT_AT_ONCE, true),
            new Revisions(
                    NOTHING_STORED,
                    id -> List.of(),
                    change -> new Done(),
                    new StatusNotifier(NOTHING_STORED, sent::add, KEPT_AT_ONCE, true),
                    CLOCK),
            new CoursesAtOnce(new CatalogueOfTests(), Clock.fixed(NOW, ZoneOffset.UTC)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void keepsTheAuthorsOwnWordsOnlyWithThePersonalData() {
        Submission submission = submission();
        classifying.handle(new QueueMessage("1", Json.text(submission), 1));

        RequestId id = submission.request().id();
        assertThat(originals.get(id)).isEqualTo(new PersonalData.Original(submission.author(), OWN_WORDS));
        assertThat(stored(id).request().text()).isEqualTo("Навчіть говорити з ветеранами. [ім'я], тел. [телефон]");
        assertThat(Json.text(stored(id)) + Json.text(sent))
                .doesNotContain("Марія", "Коваль", "123 45", "Перша", "person@example.com");
    }

    @Test
    void classifiesNeitherPersonalDataNorItsLabels() {
        classifying.handle(new QueueMessage("1", Json.text(submission()), 1));
        assertThat(classified).containsExactly("Навчіть говорити з ветеранами.  , тел.  ");
    }

    @Test
    void tellsThePlatformOfThreeCoursesOnTheTopic() {
        classifying.handle(new QueueMessage("1", Json.text(submission()), 1));
        assertThat(sent.stream()
                        .filter(Notification.class::isInstance)
                        .map(Notification.class::cast)
                        .map(one -> one.message().data().path("courses").findValuesAsText("title")))
                .containsExactly(List.of("Курс 1", "Курс 2", "Курс 3"));
    }

    @Test
    void keepsTheCentreAsItIs() {
        Submission submission = submission();
        classifying.handle(new QueueMessage("1", Json.text(submission), 1));
        assertThat(stored(submission.request().id()).request().center())
                .isEqualTo(submission.request().center());
    }

    private StoredRequest stored(RequestId id) {
        return Objects.requireNonNull(stored.get(id));
    }

    private static Submission submission() {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook("msg-1"),
                NOW,
                new RegionId("UA-46"),
                new Center("UA46-0117", "ЦНАП Львівської міської ради", "UA46060250010015970"),
                JobTitle.HEAD,
                OWN_WORDS,
                Format.ANY,
                3,
                Urgency.NORMAL,
                null);
        return new Submission(request, new Author("Перша Особа", "person@example.com"), NOW);
    }
}
