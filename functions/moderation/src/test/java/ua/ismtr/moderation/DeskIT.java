package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.moderation.Desk.ADMIN;
import static ua.ismtr.moderation.Desk.LVIV;
import static ua.ismtr.moderation.Desk.MODERATOR;
import static ua.ismtr.moderation.Desk.NOW;
import static ua.ismtr.moderation.Desk.json;
import static ua.ismtr.moderation.Desk.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.aws.Items;
import ua.ismtr.counters.Contribution;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.testing.DynamoExtension;

class DeskIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    /** Each test writes on days of its own. */
    private static int tests;

    private final Desk desk = new Desk(DYNAMO);
    private Instant day = NOW;

    @BeforeEach
    void takeDaysOfItsOwn() {
        day = NOW.minus(Duration.ofDays(60L * ++tests));
    }

    @Test
    void listsTheNewestFirstAndEachOnceOverPages() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String region = i % 2 == 0 ? "UA-46" : "UA-63";
            expected.add(desk.arrives(request(region, "Потрібен курс", day.plusSeconds(i)), true, "land")
                    .id()
                    .value());
        }
        Collections.reverse(expected);
        Map<String, String> period = Map.of("from", on(0), "to", on(0), "limit", "7");
        assertThat(desk.ids(MODERATOR, period)).isEqualTo(expected);
    }

    @Test
    void filtersCombine() {
        String wanted = desk.arrives(
                        request("UA-46", "Навчіть спілкуватися з ветеранами", day, Urgency.HIGH),
                        true,
                        "veterans",
                        "client-communication")
                .id()
                .value();
        desk.arrives(request("UA-46", "Навчіть земельним послугам", day, Urgency.HIGH), true, "land");
        desk.arrives(request("UA-63", "Ветерани приходять щодня", day, Urgency.HIGH), true, "veterans");
        desk.arrives(request("UA-46", "Родина ветерана", day.plus(Duration.ofDays(3))), true, "veterans");
        assertThat(desk.ids(
                        MODERATOR,
                        Map.of(
                                "region",
                                "UA-46",
                                "topic",
                                "veterans",
                                "status",
                                "classified",
                                "from",
                                on(-1),
                                "to",
                                on(1),
                                "format",
                                "online",
                                "urgency",
                                "high")))
                .containsExactly(wanted);
        assertThat(desk.ids(MODERATOR, Map.of("q", "ветеранів", "to", on(0), "from", on(0), "region", "UA-46")))
                .containsExactly(wanted);
        assertThat(desk.ids(MODERATOR, Map.of("q", "спілкування ветеранам", "from", on(0), "to", on(0))))
                .containsExactly(wanted);
        assertThat(desk.ids(MODERATOR, Map.of("topic", "client-communication", "from", on(0), "to", on(0))))
                .containsExactly(wanted);
        assertThat(desk.ids(MODERATOR, Map.of("format", "offline", "from", on(0), "to", on(5))))
                .isEmpty();
    }

    @Test
    void whatNeedsReviewIsOrderedByUrgencyAndThenByAge() {
        String low = waits(Urgency.LOW, 0);
        String newer = waits(Urgency.NORMAL, 2);
        String older = waits(Urgency.NORMAL, 1);
        String urgent = waits(Urgency.HIGH, 3);
        TrainingRequest oldest = request("UA-05", "Старий незрозумілий лист", day, Urgency.HIGH);
        String letter = letter(desk, oldest, false).id().value();
        assertThat(desk.ids(MODERATOR, Map.of("status", "needs-review", "from", on(-1), "to", on(5), "limit", "1")))
                .containsExactly(urgent, older, newer, low, letter);
    }

    private String waits(Urgency urgency, int days) {
        return desk.arrives(
                        request("UA-05", "Щось незрозуміле", day.plus(Duration.ofDays(days)), urgency), false, "other")
                .id()
                .value();
    }

    @Test
    void aCorrectionMovesTheCountersListsAndHistoryAtOnceAndIsKept() {
        StoredRequest stored = desk.arrives(request("UA-46", "Пам’ятка про землю", day), false, "veterans");
        long land = desk.figure("topic.land");
        long veterans = desk.figure("topic.veterans");
        long requests = desk.figure("requests");
        long waiting = desk.figure("status.needs-review");

        HttpResponse answer =
                desk.decide(MODERATOR, stored.id(), "\"1\"", "{\"topics\":[\"land\"],\"note\":\"про землю\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("etag", "\"2\"");
        JsonNode now = json(answer);
        assertThat(now.path("status").asText()).isEqualTo("classified");
        assertThat(now.path("classifiedBy").asText()).isEqualTo("moderator:olena");
        assertThat(now.at("/topics/0/confidence").asDouble()).isEqualTo(1.0);
        assertThat(now.at("/history/1/note").asText()).isEqualTo("про землю");

        assertThat(desk.figure("topic.land")).isEqualTo(land + 1);
        assertThat(desk.figure("topic.veterans")).isEqualTo(veterans - 1);
        assertThat(desk.figure("requests")).isEqualTo(requests);
        assertThat(desk.figure("status.needs-review")).isEqualTo(waiting - 1);
        Map<String, String> today = Map.of("from", on(0), "to", on(0));
        assertThat(desk.ids(MODERATOR, with(today, "topic", "land")))
                .containsExactly(stored.id().value());
        assertThat(desk.ids(MODERATOR, with(today, "topic", "veterans"))).isEmpty();
        assertThat(desk.ids(MODERATOR, with(today, "status", "needs-review"))).isEmpty();
        assertThat(desk.corrections.all().toList().getLast()).satisfies(correction -> {
            assertThat(correction.classifiedBy()).isEqualTo("model:7");
            assertThat(correction.proposed()).extracting(Object::toString).containsExactly("veterans");
            assertThat(correction.topics()).extracting(Object::toString).containsExactly("land");
        });
        assertThat(audit(stored)).extracting(AuditLog.Entry::action).containsExactly(AuditLog.Action.CHANGE);

        HttpResponse again = desk.decide(MODERATOR, stored.id(), "\"1\"", "{\"topics\":[\"veterans\"]}");
        assertThat(again.status()).isEqualTo(412);
        assertThat(json(again).at("/current/topics/0/topic").asText()).isEqualTo("land");
        assertThat(desk.figure("topic.land")).isEqualTo(land + 1);
    }

    @Test
    void aPlanThatFallsThroughIsTakenBackWithAReason() {
        StoredRequest stored = desk.arrives(request("UA-46", "Скасоване навчання", day), true, "land");
        long planned = desk.figure("status.planned");
        assertThat(status(desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"planned\"}")))
                .isEqualTo("planned");
        assertThat(desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"classified\"}")
                        .status())
                .isEqualTo(422);
        assertThat(status(desk.decide(
                        MODERATOR, stored.id(), "*", "{\"status\":\"classified\",\"note\":\"тренер захворів\"}")))
                .isEqualTo("classified");
        assertThat(desk.figure("status.planned")).isEqualTo(planned);
        desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"declined\",\"reason\":\"Є готовий курс\"}");
        assertThat(status(desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"classified\",\"note\":\"помилка\"}")))
                .isEqualTo("classified");
        assertThat(json(desk.look(MODERATOR, stored.id())).path("history").findValuesAsText("status"))
                .containsExactly("classified", "planned", "classified", "declined", "classified");
    }

    @Test
    void aPlanThatWasDeclinedByMistakeIsAPlanAgainWithAReason() {
        StoredRequest stored = desk.arrives(request("UA-46", "Помилково відхилений план", day), true, "land");
        long planned = desk.figure("status.planned");
        desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"planned\"}");
        desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"declined\"}");
        assertThat(desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"planned\"}")
                        .status())
                .isEqualTo(422);
        assertThat(status(desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"planned\",\"note\":\"помилка\"}")))
                .isEqualTo("planned");
        assertThat(desk.figure("status.planned")).isEqualTo(planned + 1);
    }

    @Test
    void aDecisionGoesBackToTheReviewWithANoteAndTeachesNothing() {
        StoredRequest stored = desk.arrives(request("UA-46", "Підтверджено зарано", day), false, "veterans");
        JsonNode proposed = json(desk.look(MODERATOR, stored.id()));
        long waiting = desk.figure("status.needs-review");
        assertThat(status(desk.decide(MODERATOR, stored.id(), "*", "{\"topics\":[\"land\"]}")))
                .isEqualTo("classified");
        assertThat(desk.figure("status.needs-review")).isEqualTo(waiting - 1);
        String back = "{\"status\":\"needs-review\",\"topics\":[\"veterans\"]}";
        assertThat(desk.decide(MODERATOR, stored.id(), "*", back).status()).isEqualTo(422);
        JsonNode again =
                json(desk.decide(MODERATOR, stored.id(), "*", back.replace("}", ",\"note\":\"рішення скасовано\"}")));
        assertThat(again.path("status").asText()).isEqualTo("needs-review");
        for (String field : List.of("topics", "classifiedBy", "reasons", "doubt", "suggestion")) {
            assertThat(again.path(field)).isEqualTo(proposed.path(field));
        }
        assertThat(desk.figure("status.needs-review")).isEqualTo(waiting);
        assertThat(desk.corrections.all().filter(one -> one.requestId().equals(stored.id())))
                .isEmpty();
    }

    @Test
    void confirmedTwiceAndTakenBackWithoutTopicsARequestIsAsTheModelLeftIt() {
        StoredRequest stored = desk.arrives(request("UA-46", "Двічі підтверджено", day), false, "veterans");
        desk.decide(MODERATOR, stored.id(), "*", "{\"topics\":[\"land\"]}");
        desk.decide(ADMIN, stored.id(), "*", "{\"topics\":[\"inclusion\"],\"status\":\"planned\"}");
        JsonNode again =
                json(desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"needs-review\",\"note\":\"зарано\"}"));
        assertThat(again.at("/topics/0/topic").asText()).isEqualTo("veterans");
        assertThat(again.at("/topics/0/confidence").asDouble()).isLessThan(1);
        assertThat(again.path("classifiedBy").asText()).isEqualTo("model:7");
        assertThat(desk.corrections.all().filter(one -> one.requestId().equals(stored.id())))
                .isEmpty();
        desk.decide(MODERATOR, stored.id(), "*", "{\"status\":\"classified\"}");
        assertThat(desk.corrections.all().filter(one -> one.requestId().equals(stored.id())))
                .singleElement()
                .satisfies(correction -> assertThat(correction.topics())
                        .extracting(Object::toString)
                        .containsExactly("veterans"));
    }

    @Test
    void leavingTheReviewConfirmsTopicsAndNothingAskedForCannotBePlanned() {
        StoredRequest unsure = desk.arrives(request("UA-46", "Добрий день", day), false, "not-a-request");
        for (String status : List.of("planned", "delivered")) {
            assertThat(desk.decide(MODERATOR, unsure.id(), "*", "{\"status\":\"" + status + "\"}")
                            .status())
                    .isEqualTo(422);
        }
        for (String status : List.of("planned", "declined")) {
            StoredRequest doubtful = desk.arrives(request("UA-46", "Про землю", day), false, "land");
            JsonNode decided = json(desk.decide(MODERATOR, doubtful.id(), "*", "{\"status\":\"" + status + "\"}"));
            assertThat(decided.path("status").asText()).isEqualTo(status);
            assertThat(decided.path("classifiedBy").asText()).isEqualTo("moderator:olena");
        }
    }

    @Test
    void allThatADecisionBreaksIsTold() {
        StoredRequest declined = desk.arrives(request("UA-46", "Добрий вечір", day), true, "not-a-request");
        desk.decide(MODERATOR, declined.id(), "*", "{\"status\":\"declined\"}");
        assertThat(json(desk.decide(MODERATOR, declined.id(), "*", "{\"status\":\"planned\"}"))
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("/status", "/note");

        StoredRequest planned = desk.arrives(request("UA-46", "Про межі ділянок", day), true, "land");
        desk.decide(MODERATOR, planned.id(), "*", "{\"status\":\"planned\"}");
        assertThat(json(desk.decide(MODERATOR, planned.id(), "*", "{\"topics\":[\"not-a-request\"]}"))
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("/topics");
    }

    @Test
    void manyNotesDoNotFreezeARequest() {
        StoredRequest stored = desk.arrives(request("UA-46", "Запит з нотатками", day), true, "land");
        String note = "{\"note\":\"" + "нотатка ".repeat(120) + "\"}";
        for (int i = 0; i < 200; i++) {
            assertThat(desk.decide(MODERATOR, stored.id(), "*", note).status()).isEqualTo(200);
        }
        assertThat(json(desk.look(MODERATOR, stored.id())).path("history")).hasSize(201);
        JsonNode listed = json(desk.list(MODERATOR, Map.of("from", on(0), "to", on(0))));
        assertThat(listed.at("/items/0").has("history")).isFalse();
    }

    @Test
    void aQuestionIsToldToThePlatformOnceAndStandsInTheHistory() {
        List<Object> told = new ArrayList<>();
        Desk telling = new Desk(DYNAMO, told::add, true);
        StoredRequest stored = telling.arrives(request("UA-46", "Потрібне навчання", day), true, "land");
        assertThat(ask(telling, stored, Map.of(), "{\"text\":\"Для кого?\"}").status())
                .isEqualTo(428);
        Map<String, String> seen = Map.of("if-match", "\"1\"");
        assertThat(ask(telling, stored, seen, "{\"text\":\" \"}").status()).isEqualTo(422);
        HttpResponse asked = ask(telling, stored, seen, "{\"text\":\"Для кого? Дзвоніть 067 123 45 67\"}");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(json(asked).at("/history/1/question").asText()).isEqualTo("Для кого? Дзвоніть [телефон]");
        assertThat(json(asked).path("status").asText()).isEqualTo("classified");
        assertThat(ask(telling, stored, seen, "{\"text\":\"Для кого?\"}").status())
                .isEqualTo(412);
        assertThat(told)
                .extracting(one -> ((Notification) one).message())
                .extracting(PlatformMessage::type)
                .containsExactly("training_request.question_asked");
        assertThat(((Notification) told.getFirst())
                        .message()
                        .data()
                        .path("question")
                        .asText())
                .isEqualTo("Для кого? Дзвоніть [телефон]");
    }

    @Test
    void nobodyIsAskedWhereNobodyCouldAnswer() {
        Map<String, String> any = Map.of("if-match", "*");
        StoredRequest stored = desk.arrives(request("UA-46", "Потрібне навчання", day), true, "land");
        assertThat(ask(desk, stored, any, "{\"text\":\"Для кого?\"}").status()).isEqualTo(409);
        Desk telling = new Desk(DYNAMO, told -> {}, true);
        StoredRequest other = telling.arrives(request("UA-46", "Потрібне навчання.", day), true, "land");
        merge(stored, other);
        assertThat(ask(telling, stored, any, "{\"text\":\"Для кого?\"}").status())
                .isEqualTo(409);
        StoredRequest named = StoredRequest.classified(
                request("UA-46", "Старий лист", day), new Classification(List.of(), true, "model:7", Map.of()), NOW);
        StoredRequest letter = telling.arrives(named.imported("12/3", named.step()));
        assertThat(ask(telling, letter, any, "{\"text\":\"Для кого?\"}").status())
                .isEqualTo(409);
    }

    @Test
    void theReasonForTheAuthorStandsAsLongAsTheStatusAndIsToldWhenItIsNew() {
        List<Object> told = new ArrayList<>();
        Desk telling = new Desk(DYNAMO, told::add, true);
        StoredRequest stored = telling.arrives(request("UA-46", "Потрібне навчання", day), true, "land");
        Map<String, @Nullable String> steps = new LinkedHashMap<>();
        steps.put("{\"status\":\"declined\",\"reason\":\"Курс уже є\"}", "Курс уже є");
        steps.put("{\"note\":\"Передзвонити\"}", "Курс уже є");
        steps.put("{\"reason\":\"Курс уже є.\"}", "Курс уже є.");
        steps.put("{\"reason\":\"Курс уже є.\",\"note\":\"Ще раз\"}", "Курс уже є.");
        steps.put("{\"status\":\"classified\",\"note\":\"Курс скасовано\"}", null);
        steps.forEach((decision, reason) -> {
            assertThat(telling.decide(MODERATOR, stored.id(), "*", decision).status())
                    .isEqualTo(200);
            assertThat(telling.requests.find(stored.id()).orElseThrow().reason())
                    .as(decision)
                    .isEqualTo(reason);
        });
        assertThat(told)
                .extracting(one -> ((Notification) one).message().data())
                .extracting(data ->
                        data.path("status").asText() + " " + data.path("reason").asText())
                .containsExactly("declined Курс уже є", "declined Курс уже є.", "classified ");
    }

    @Test
    void thePlatformIsToldOfItsOwnRequestsAndNotOfOldLettersHoweverTheyAreMerged() {
        List<Object> told = new ArrayList<>();
        Desk telling = new Desk(DYNAMO, told::add, true);
        StoredRequest own = telling.arrives(request("UA-46", "Потрібне навчання", day), true, "land");
        StoredRequest second = telling.arrives(request("UA-46", "Потрібне навчання!", day), false, "land");
        StoredRequest letter = letter(telling, request("UA-46", "Потрібне навчання.", day));
        StoredRequest another = letter(telling, request("UA-46", "Потрібне навчання?", day));
        assertThat(merge(telling, letter, own).status()).isEqualTo(200);
        assertThat(merge(telling, second, another).status()).isEqualTo(200);
        for (StoredRequest one : List.of(own, another)) {
            assertThat(telling.decide(MODERATOR, one.id(), "*", "{\"status\":\"planned\"}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(telling.call(
                                MODERATOR,
                                "DELETE /v1/training-requests/{requestId}/merge",
                                Map.of("requestId", letter.id().value()),
                                Map.of(),
                                Map.of(),
                                "")
                        .status())
                .isEqualTo(200);
        assertThat(told)
                .extracting(one -> ((Notification) one).message().data())
                .extracting(data -> data.path("requestId").asText() + " "
                        + data.path("status").asText())
                .containsExactly(second.id() + " classified", own.id() + " planned", second.id() + " planned");
    }

    @Test
    void anOldLetterIsShownWithItsSourceAndNumber() {
        StoredRequest letter = letter(desk, request("UA-46", "Старий лист", day));
        JsonNode shown = json(desk.look(MODERATOR, letter.id()));
        assertThat(shown.path("source").asText()).isEqualTo("import");
        assertThat(shown.path("externalRef").asText())
                .isEqualTo("letter " + letter.request().id());
    }

    /** An old letter that is classified. */
    private static StoredRequest letter(Desk desk, TrainingRequest request) {
        return letter(desk, request, true);
    }

    private static StoredRequest letter(Desk desk, TrainingRequest request, boolean certain) {
        Classification land =
                new Classification(List.of(new TopicScore(new TopicId("land"), 0.9)), certain, "model:7", Map.of());
        StoredRequest named = StoredRequest.classified(request, land, NOW);
        StoredRequest stored = desk.arrives(named.imported("letter " + request.id(), named.step()));
        desk.counters.count(List.of(Contribution.of(stored)));
        return stored;
    }

    @Test
    void aRegionalCallerSeesNoCentreBesideASensitiveTopicUnlessThreeAreListed() {
        StoredRequest first = desk.arrives(request("UA-46", "Нам важко", day), true, "burnout-wellbeing");
        StoredRequest plain = desk.arrives(request("UA-46", "Про землю", day), true, "land");
        Map<String, String> days = Map.of("from", on(0), "to", on(0));
        assertThat(centers(LVIV, days)).containsExactlyInAnyOrder("hidden", "UA46-0001");
        assertThat(centers(MODERATOR, days)).containsExactly("UA46-0001", "UA46-0001");
        JsonNode one = json(desk.look(LVIV, first.id())).path("center");
        assertThat(one.path("name").asText()).isEqualTo("[приховано]");
        assertThat(one.path("katottg").asText()).isEqualTo("UA46000000000000000");
        Map<String, String> ofCenter = new HashMap<>(days);
        ofCenter.put("center", "UA46-0001");
        ofCenter.put("total", "true");
        assertThat(desk.ids(LVIV, ofCenter)).containsExactly(plain.id().value());
        assertThat(json(desk.list(LVIV, ofCenter)).path("total").asInt()).isEqualTo(1);
        assertThat(desk.ids(MODERATOR, ofCenter)).hasSize(2);
        desk.arrives(request("UA-46", "Нам дуже важко", day), true, "burnout-wellbeing");
        desk.arrives(request("UA-46", "Нам знову важко", day), true, "burnout-wellbeing", "land");
        assertThat(centers(LVIV, days)).containsOnly("UA46-0001");
    }

    private List<String> centers(Map<String, String> claims, Map<String, String> query) {
        return json(desk.list(claims, query)).path("items").findValuesAsText("code");
    }

    private static HttpResponse ask(Desk desk, StoredRequest stored, Map<String, String> headers, String body) {
        return desk.call(
                MODERATOR,
                "POST /v1/training-requests/{requestId}/questions",
                Map.of("requestId", stored.id().value()),
                Map.of(),
                headers,
                body);
    }

    @Test
    void anOpenRequestIsNotMergedIntoOneThatIsClosed() {
        StoredRequest open = desk.arrives(request("UA-46", "Потрібне навчання", day), true, "land");
        StoredRequest closed = desk.arrives(request("UA-46", "Потрібне навчання.", day), true, "land");
        desk.decide(MODERATOR, closed.id(), "*", "{\"status\":\"declined\"}");
        StoredRequest over = desk.arrives(request("UA-46", "Потрібне навчання!", day), true, "land");
        desk.decide(MODERATOR, over.id(), "*", "{\"status\":\"planned\"}");
        desk.decide(MODERATOR, over.id(), "*", "{\"status\":\"delivered\"}");
        for (StoredRequest into : List.of(closed, over)) {
            HttpResponse answer = merge(open, into);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(json(answer).path("detail").asText()).contains(into == closed ? "declined" : "delivered");
        }
    }

    @Test
    void anOpenRequestIsNotMergedIntoOneThatAsksForNothing() {
        StoredRequest open = desk.arrives(request("UA-46", "Потрібне навчання про землю", day), true, "land");
        StoredRequest greeting = desk.arrives(request("UA-46", "Дякуємо за навчання", day), true, "not-a-request");
        HttpResponse answer = merge(open, greeting);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(json(answer).path("detail").asText()).contains("asks for nothing");
    }

    @Test
    void aRequestThatIsInAnEventIsTakenOutOfItBeforeItIsMerged() {
        Classification land =
                new Classification(List.of(new TopicScore(new TopicId("land"), 0.9)), true, "model:7", Map.of());
        StoredRequest planned =
                desk.arrives(StoredRequest.classified(request("UA-46", "Потрібне навчання", day), land, NOW)
                        .withEvent(EventId.random()));
        StoredRequest other = desk.arrives(request("UA-46", "Потрібне навчання.", day), true, "land");
        HttpResponse answer = merge(planned, other);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(json(answer).path("detail").asText()).contains("out of its event");
    }

    @Test
    void aCodeUsedInTwoRegionsIsTwoCentres() {
        StoredRequest lviv = desk.arrives(request("UA-46", "Однаковий текст", day), true, "land");
        StoredRequest other = desk.arrives(ofCenter(request("UA-05", "Однаковий текст", day), lviv), true, "land");
        assertThat(merge(other, lviv).status()).isEqualTo(409);
        desk.similar.link(lviv);
        desk.similar.link(other);
        assertThat(desk.similar.of(List.of(lviv.id(), other.id())).values()).allMatch(List::isEmpty);
    }

    private static TrainingRequest ofCenter(TrainingRequest request, StoredRequest other) {
        return new TrainingRequest(
                request.id(),
                request.submittedAt(),
                request.region(),
                other.request().center(),
                request.role(),
                request.text(),
                request.format(),
                request.participants(),
                request.urgency(),
                request.desiredBy());
    }

    @Test
    void aMergeIsNotedAboutBothRequestsWithItsTarget() {
        StoredRequest one = desk.arrives(request("UA-46", "Потрібне навчання", day), true, "land");
        StoredRequest into = desk.arrives(request("UA-46", "Потрібне навчання.", day), true, "land");
        merge(one, into);
        assertThat(audit(one)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditLog.Action.MERGE);
            assertThat(entry.after()).containsEntry("mergedInto", into.id().value());
        });
        assertThat(audit(into)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditLog.Action.MERGE);
            assertThat(entry.after()).containsEntry("merged", List.of(one.id().value()));
        });
        desk.call(
                MODERATOR,
                "DELETE /v1/training-requests/{requestId}/merge",
                Map.of("requestId", one.id().value()),
                Map.of(),
                Map.of(),
                "");
        for (StoredRequest each : List.of(one, into)) {
            assertThat(audit(each))
                    .extracting(AuditLog.Entry::action)
                    .containsExactlyInAnyOrder(AuditLog.Action.MERGE, AuditLog.Action.UNMERGE);
        }
    }

    private HttpResponse merge(StoredRequest one, StoredRequest into) {
        return merge(desk, one, into);
    }

    private static HttpResponse merge(Desk desk, StoredRequest one, StoredRequest into) {
        return desk.call(
                MODERATOR,
                "POST /v1/training-requests/{requestId}/merge",
                Map.of("requestId", one.id().value()),
                Map.of(),
                Map.of(),
                "{\"into\":\"" + into.id() + "\"}");
    }

    private static String status(HttpResponse answer) {
        return json(answer).path("status").asText();
    }

    @Test
    void aLateFirstCountDoesNotUndoACorrection() {
        StoredRequest stored = desk.arrives(StoredRequest.classified(
                request("UA-46", "Ще не пораховано", day),
                new Classification(List.of(new TopicScore(new TopicId("veterans"), 0.4)), false, "model:7", Map.of()),
                NOW));
        long integrity = desk.figure("topic.integrity");
        long veterans = desk.figure("topic.veterans");
        assertThat(desk.decide(ADMIN, stored.id(), "\"1\"", "{\"topics\":[\"integrity\"]}")
                        .status())
                .isEqualTo(200);
        desk.counters.count(List.of(Contribution.of(stored)));
        assertThat(desk.figure("topic.integrity")).isEqualTo(integrity + 1);
        assertThat(desk.figure("topic.veterans")).isEqualTo(veterans);
    }

    @Test
    void onlyAllowedMovesAreMade() {
        StoredRequest stored = desk.arrives(request("UA-46", "План", day), true, "land");
        assertThat(status(stored, 1, "delivered")).isEqualTo(422);
        assertThat(status(stored, 1, "planned")).isEqualTo(200);
        assertThat(status(stored, 2, "classified")).isEqualTo(422);
        assertThat(status(stored, 2, "delivered")).isEqualTo(200);
        assertThat(status(stored, 3, "declined")).isEqualTo(422);
    }

    private int status(StoredRequest stored, int version, String status) {
        return desk.decide(MODERATOR, stored.id(), "\"" + version + "\"", "{\"status\":\"" + status + "\"}")
                .status();
    }

    @Test
    void namesEveryRuleThatADecisionBreaks() {
        StoredRequest stored = desk.arrives(request("UA-46", "Правила", day), true, "land");
        HttpResponse answer = desk.decide(
                MODERATOR,
                stored.id(),
                "\"1\"",
                "{\"topics\":[\"land\",\"magic\",\"land\"],\"status\":\"gone\",\"note\":7}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(json(answer).path("errors").findValuesAsText("pointer"))
                .containsExactly("/topics/1", "/topics/2", "/status", "/note");
        assertThat(desk.decide(MODERATOR, stored.id(), "\"1\"", "{}").status()).isEqualTo(422);
        assertThat(desk.decide(MODERATOR, stored.id(), "\"1\"", "[").status()).isEqualTo(400);
        assertThat(desk.call(
                                MODERATOR,
                                "PATCH /v1/training-requests/{requestId}",
                                Map.of("requestId", stored.id().value()),
                                Map.of(),
                                Map.of(),
                                "{}")
                        .status())
                .isEqualTo(428);
    }

    @Test
    void personalDataIsShownToModeratorsOnlyAndEachLookIsNoted() {
        StoredRequest stored = desk.arrives(request("UA-46", "Текст", day), true, "land");
        JsonNode full = json(desk.look(MODERATOR, stored.id()));
        assertThat(full.at("/author/name").asText()).isEqualTo("Олена Коваль");
        assertThat(full.path("text").asText()).isEqualTo("Дзвоніть: Текст");
        assertThat(audit(stored)).singleElement().satisfies(entry -> {
            assertThat(entry.person()).isEqualTo("olena");
            assertThat(entry.action()).isEqualTo(AuditLog.Action.LOOK);
        });
        JsonNode regional = json(desk.look(LVIV, stored.id()));
        assertThat(regional.path("author").properties()).hasSize(1);
        assertThat(regional.path("text").asText()).isEqualTo("Текст");
        assertThat(audit(stored)).hasSize(1);
    }

    @Test
    void theReasonOfALookIsNotedWithoutPersonalData() {
        StoredRequest stored = desk.arrives(request("UA-46", "Текст", day), true, "land");
        HttpResponse look = desk.call(
                MODERATOR,
                "GET /v1/training-requests/{requestId}",
                Map.of("requestId", stored.id().value()),
                Map.of("reason", "перевіряю дзвінок 067 123 45 67"),
                Map.of(),
                "");
        assertThat(look.status()).isEqualTo(200);
        assertThat(audit(stored))
                .singleElement()
                .satisfies(entry -> assertThat(entry.after()).containsEntry("reason", "перевіряю дзвінок [телефон]"));
    }

    @Test
    void refusedCallsAndReadingTheAuditLogAreNoted() {
        StoredRequest stored = desk.arrives(request("UA-46", "Текст", day), true, "land");
        Map<String, String> id = Map.of("requestId", stored.id().value());
        Map<String, String> curious = Map.of("sub", "curious-" + stored.id(), "role", "regional", "regions", "[UA-46]");
        HttpResponse refused = desk.call(
                curious, "DELETE /v1/training-requests/{requestId}/personal-data", id, Map.of(), Map.of(), "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(by("curious-" + stored.id()))
                .extracting(AuditLog.Entry::action)
                .containsExactly(AuditLog.Action.REFUSE);
        desk.call(
                ADMIN, "GET /v1/audit", Map.of(), Map.of("request", stored.id().value()), Map.of(), "");
        assertThat(audit(stored)).extracting(AuditLog.Entry::action).contains(AuditLog.Action.READ);
    }

    private List<AuditLog.Entry> by(String person) {
        return desk.audit
                .find(new AuditLog.Wanted(
                        person, null, Instant.EPOCH, Instant.now().plusSeconds(60), null, 50))
                .entries();
    }

    private List<AuditLog.Entry> audit(StoredRequest stored) {
        return desk.audit
                .find(new AuditLog.Wanted(
                        null, stored.id().value(), Instant.EPOCH, Instant.now().plusSeconds(60), null, 50))
                .entries();
    }

    @Test
    void theAuditIsFoundByAction() {
        String id = desk.arrives(request("UA-46", "Навчіть земельним послугам", day), true, "land")
                .id()
                .value();
        for (int i = 0; i < 3; i++) {
            desk.look(MODERATOR, new RequestId(id));
        }
        assertThat(audit(Map.of("request", id, "action", "look")).path("items")).hasSize(3);
        assertThat(audit(Map.of("request", id, "action", "change")).path("items"))
                .isEmpty();
        assertThat(audit(Map.of("action", "stare")).path("errors").findValuesAsText("pointer"))
                .containsExactly("action");
    }

    @Test
    void theAuditAsAFileHasAllThatIsFoundAndWhatWasRefused() {
        String person = "=file-" + UUID.randomUUID();
        Map<String, String> claims = Map.of("sub", person, "role", "regional", "regions", "[UA-46]");
        for (int i = 0; i < 120; i++) {
            desk.call(claims, "GET /v1/roles", Map.of(), Map.of(), Map.of(), "");
        }
        HttpResponse file = desk.call(ADMIN, "GET /v1/audit.csv", Map.of(), Map.of("person", person), Map.of(), "");
        String text = new String(file.body(), StandardCharsets.UTF_8);
        assertThat(text.lines().skip(1))
                .hasSize(120)
                .allSatisfy(line -> assertThat(line).contains(";'" + person + ";refuse;refused;;{};"));
        assertThat(file.headers()).containsEntry("content-disposition", "attachment; filename=\"audit.csv\"");
        assertThat(desk.call(
                                ADMIN,
                                "GET /v1/audit.csv",
                                Map.of(),
                                Map.of("person", person, "action", "look"),
                                Map.of(),
                                "")
                        .body())
                .asString(StandardCharsets.UTF_8)
                .hasLineCount(1);
        assertThat(desk.call(ADMIN, "GET /v1/audit.csv", Map.of(), Map.of("cursor", "x"), Map.of(), "")
                        .status())
                .isEqualTo(422);
        assertThat(by(ADMIN.get("sub"))).extracting(AuditLog.Entry::action).contains(AuditLog.Action.EXPORT);
    }

    @Test
    void theAuditOfAPeriodThatIsNotOverBeginsToday() {
        String id = desk.arrives(request("UA-46", "Навчіть працювати з реєстром", day), true, "land")
                .id()
                .value();
        desk.look(MODERATOR, new RequestId(id));
        JsonNode found = audit(Map.of("from", "2024-01-01", "to", "2030-12-31", "action", "look"));
        assertThat(found.path("items")).as("of now").isNotEmpty();
        JsonNode yetToCome = audit(Map.of("from", "2090-01-01", "to", "2090-12-31"));
        assertThat(yetToCome.path("items")).isEmpty();
        assertThat(yetToCome.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void aPageThatWouldBeginBeforeThePeriodIsTheEmptyLastOne() {
        String cursor = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("1577836800000#".getBytes(StandardCharsets.UTF_8));
        for (Map<String, String> by : List.of(Map.<String, String>of(), Map.of("person", "olena"))) {
            Map<String, String> query = new HashMap<>(by);
            query.put("from", "2026-01-01");
            query.put("cursor", cursor);
            JsonNode page = audit(query);
            assertThat(page.path("items").isArray()).isTrue();
            assertThat(page.path("items")).isEmpty();
            assertThat(page.path("nextCursor").isNull()).isTrue();
        }
    }

    private JsonNode audit(Map<String, String> query) {
        return json(desk.call(ADMIN, "GET /v1/audit", Map.of(), query, Map.of(), ""));
    }

    @Test
    void aRequestIsShownWithoutItsAuthorOnPurposeAndThatIsNoLook() {
        StoredRequest stored = desk.arrives(request("UA-46", "Текст", day), true, "land");
        JsonNode shown = json(shown(MODERATOR, stored, "hidden"));
        assertThat(shown.path("author").properties()).hasSize(1);
        assertThat(shown.path("text").asText()).isEqualTo("Текст");
        assertThat(audit(stored)).isEmpty();
        assertThat(shown(MODERATOR, stored, "shown").status()).isEqualTo(422);
    }

    private HttpResponse shown(Map<String, String> claims, StoredRequest stored, String author) {
        return desk.call(
                claims,
                "GET /v1/training-requests/{requestId}",
                Map.of("requestId", stored.id().value()),
                Map.of("author", author),
                Map.of(),
                "");
    }

    @Test
    void wordsAreMaskedInTheTextTheSearchTheCorrectionsAndNowhereElse() {
        StoredRequest stored =
                desk.arrives(request("UA-46", "Вігдорчик Зорина просить навчання з медіації", day), false, "land");
        desk.decide(MODERATOR, stored.id(), "*", "{\"topics\":[\"land\"]}");
        assertThat(mask(stored, "\"1\"", "[приховано] просить навчання з медіації")
                        .status())
                .isEqualTo(412);
        assertThat(mask(stored, "*", "[приховано] просить навчання з етики").status())
                .isEqualTo(422);
        assertThat(mask(stored, "*", "[приховано]чик Зорина просить навчання з медіації")
                        .status())
                .isEqualTo(422);
        HttpResponse masked = mask(stored, "\"2\"", "[приховано] просить навчання з медіації");
        assertThat(masked.status()).isEqualTo(200);
        assertThat(json(masked).path("text").asText()).isEqualTo("[приховано] просить навчання з медіації");
        assertThat(mask(stored, "*", "[приховано] просить навчання з медіації").headers())
                .containsEntry("etag", "\"3\"");
        assertThat(desk.ids(MODERATOR, Map.of("q", "Вігдорчик", "from", on(0), "to", on(0))))
                .isEmpty();
        assertThat(desk.ids(MODERATOR, Map.of("q", "медіація", "from", on(0), "to", on(0))))
                .contains(stored.id().value());
        assertThat(desk.corrections
                        .all()
                        .filter(correction -> correction.requestId().equals(stored.id())))
                .isNotEmpty()
                .allSatisfy(correction -> assertThat(correction.text()).doesNotContain("Вігдорчик"));
        assertThat(audit(stored)).extracting(AuditLog.Entry::action).contains(AuditLog.Action.MASK);
        assertThat(json(desk.look(MODERATOR, stored.id())).path("text").asText())
                .isEqualTo("Дзвоніть: Вігдорчик Зорина просить навчання з медіації");
    }

    @Test
    void aPersonWhoIsMaskedAndErasedIsInNoItemOfAnyTable() {
        StoredRequest stored =
                desk.arrives(request("UA-46", "Кверлюгів Мирося просить навчання з медіації", day), false, "land");
        StoredRequest alike =
                desk.arrives(request("UA-46", "Просить навчання з медіації Кверлюгів Мирося", day), false, "land");
        desk.similar.link(stored);
        desk.decide(
                MODERATOR,
                stored.id(),
                "*",
                "{\"topics\":[\"land\"],\"note\":\"Кверлюгів Мирося Петрівна писала двічі\"}");
        assertThat(everythingStored()).contains("Кверлюгів");
        mask(stored, "*", "[приховано] просить навчання з медіації");
        mask(alike, "*", "Просить навчання з медіації [приховано]");
        erase(stored);
        erase(alike);
        desk.arrives(stored);
        desk.arrives(alike);
        assertThat(everythingStored())
                .contains(stored.id().value(), "медіац")
                .doesNotContainIgnoringCase("Кверлюг")
                .doesNotContainIgnoringCase("Миросю")
                .doesNotContainIgnoringCase("Мирося");
    }

    /** All items of the tables as one text, the requests themselves too. */
    private String everythingStored() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of(
                "RequestsTable",
                "PersonalDataTable",
                "ListsTable",
                "LinksTable",
                "CountersTable",
                "ContributionsTable",
                "AuditTable",
                "CorrectionsTable",
                "OutboxTable",
                "RolesTable")) {
            DYNAMO.client()
                    .scanPaginator(scan -> scan.tableName(DYNAMO.table(table)))
                    .items()
                    .forEach(item -> all.append(item).append('\n'));
        }
        DYNAMO.client()
                .scanPaginator(scan -> scan.tableName(DYNAMO.table("RequestsTable")))
                .items()
                .forEach(item -> all.append(Json.text(desk.requests
                        .find(new RequestId(Items.text(item, "requestId")))
                        .orElseThrow())));
        return all.toString();
    }

    private HttpResponse mask(StoredRequest stored, String ifMatch, String text) {
        return desk.call(
                MODERATOR,
                "PUT /v1/training-requests/{requestId}/text",
                Map.of("requestId", stored.id().value()),
                Map.of(),
                Map.of("if-match", ifMatch),
                "{\"text\":\"%s\"}".formatted(text));
    }

    @Test
    void whatIsErasedIsGoneAndARepetitionDoesNotBringItBack() {
        StoredRequest stored = desk.arrives(request("UA-46", "Текст", day), true, "land");
        desk.decide(MODERATOR, stored.id(), "*", "{\"note\":\"Дзвонила Олена Коваль, 067 123 45 67\"}");
        assertThat(found("O.KOVAL@example.gov.ua ")).contains(stored.id().value());
        assertThat(json(desk.look(MODERATOR, stored.id())).at("/history/1/note").asText())
                .isEqualTo("Дзвонила Олена Коваль, 067 123 45 67");
        assertThat(json(desk.look(LVIV, stored.id())).at("/history/1/note").asText())
                .isEqualTo("Дзвонила [ім'я], [телефон]");
        assertThat(json(desk.look(LVIV, stored.id())).at("/history/1/by").asText())
                .isEqualTo("moderator");

        assertThat(erase(stored).status()).isEqualTo(204);
        assertThat(erase(stored).status()).isEqualTo(204);
        desk.arrives(stored);
        JsonNode after = json(desk.look(MODERATOR, stored.id()));
        assertThat(after.path("author").properties()).hasSize(1);
        assertThat(after.path("text").asText()).isEqualTo("Текст");
        assertThat(after.at("/history/1/note").asText()).isEqualTo("Дзвонила [ім'я], [телефон]");
        assertThat(found("o.koval@example.gov.ua")).doesNotContain(stored.id().value());
        assertThat(audit(stored))
                .filteredOn(entry -> entry.action() == AuditLog.Action.ERASE)
                .hasSize(2);
        assertThat(audit(stored).toString()).doesNotContain("Коваль").doesNotContain("067 123 45 67");
        assertThat(audit(stored))
                .filteredOn(entry -> entry.action() == AuditLog.Action.CHANGE)
                .singleElement()
                .satisfies(entry -> assertThat(entry.after()).containsEntry("note", true));
    }

    @Test
    void anAuthorIsFoundByWhateverThePlatformNamedAsTheAddress() {
        List<String> addresses = List.of(
                "o".repeat(243) + "@example.ua", "k".repeat(309) + "@example.ua", "без пошти, кабінет 5", "@cnap");
        for (String address : addresses) {
            StoredRequest stored = desk.arrives(
                    StoredRequest.classified(
                            request("UA-46", "Текст", day),
                            new Classification(
                                    List.of(new TopicScore(new TopicId("land"), 0.9)), true, "model:7", Map.of()),
                            day),
                    new Author(null, address));
            assertThat(found(" " + address.toUpperCase(Locale.ROOT)))
                    .as(address)
                    .containsExactly(stored.id().value());
        }
        HttpResponse tooLong = desk.call(
                ADMIN,
                "POST /v1/personal-data/search",
                Map.of(),
                Map.of(),
                Map.of(),
                "{\"email\":\"%s\"}".formatted("o".repeat(321)));
        assertThat(tooLong.status()).isEqualTo(422);
    }

    private HttpResponse erase(StoredRequest stored) {
        return desk.call(
                ADMIN,
                "DELETE /v1/training-requests/{requestId}/personal-data",
                Map.of("requestId", stored.id().value()),
                Map.of(),
                Map.of(),
                "");
    }

    @Test
    void aSearchByAnAddressIsNotedWithoutIt() {
        String admin = "searches-" + UUID.randomUUID();
        Map<String, String> claims = Map.of("sub", admin, "role", "admin");
        StoredRequest stored = desk.arrives(request("UA-46", "Текст", day), true, "land");
        assertThat(found(claims, "o.koval@example.gov.ua")).contains(stored.id().value());
        assertThat(by(admin)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditLog.Action.SEARCH);
            assertThat(entry.after()).containsOnlyKeys("found");
            assertThat(entry.toString()).doesNotContain("koval");
        });
    }

    @Test
    void aRepetitionLeavesWhatTheAuthorWroteAndItsRetentionAsTheyAre() {
        StoredRequest first = StoredRequest.classified(
                request("UA-46", "Потрібне навчання", day),
                new Classification(List.of(new TopicScore(new TopicId("land"), 0.9)), true, "model:7", Map.of()),
                NOW);
        Instant accepted = Instant.now();
        desk.arrives(first, new Original(new Author("Олена", "olena@example.gov.ua"), "Перший лист"), accepted);
        desk.arrives(
                first,
                new Original(new Author("Тарас", "taras@example.gov.ua"), "Другий лист"),
                accepted.plus(Duration.ofDays(30)));
        Map<String, AttributeValue> kept = DYNAMO.client()
                .getItem(get -> get.tableName(DYNAMO.table("PersonalDataTable"))
                        .key(Map.of("requestId", AttributeValue.fromS(first.id().value()))))
                .item();
        assertThat(Items.text(kept, "text")).isEqualTo("Перший лист");
        assertThat(Items.text(kept, "name")).isEqualTo("Олена");
        assertThat(Items.number(kept, "expiresAt"))
                .isEqualTo(accepted.plus(Duration.ofDays(365)).getEpochSecond());
    }

    private List<String> found(String email) {
        return found(ADMIN, email);
    }

    private List<String> found(Map<String, String> claims, String email) {
        JsonNode answer = json(desk.call(
                claims,
                "POST /v1/personal-data/search",
                Map.of(),
                Map.of(),
                Map.of(),
                "{\"email\":\"%s\"}".formatted(email)));
        List<String> ids = new ArrayList<>();
        answer.path("items").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    @Test
    void manyAreDecidedAboutInOneCallEachWithItsResult() {
        StoredRequest first = desk.arrives(request("UA-46", "Перший", day), true, "land");
        StoredRequest second = desk.arrives(request("UA-46", "Другий", day), true, "land");
        String body =
                "[{\"requestId\":\"%s\",\"ifMatch\":\"\\\"1\\\"\",\"status\":\"planned\"},{\"requestId\":\"%s\",\"ifMatch\":\"\\\"9\\\"\",\"status\":\"planned\"},{\"requestId\":\"no\",\"ifMatch\":\"*\",\"note\":\"x\"},{\"requestId\":\"%s\",\"ifMatch\":\"*\",\"topics\":[]}]"
                        .formatted(first.id(), second.id(), second.id());
        HttpResponse answer = desk.call(MODERATOR, "PATCH /v1/training-requests", Map.of(), Map.of(), Map.of(), body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).path("results").findValuesAsText("requestId")).hasSizeGreaterThanOrEqualTo(4);
        List<Integer> statuses = new ArrayList<>();
        json(answer)
                .path("results")
                .forEach(result -> statuses.add(result.path("status").asInt()));
        assertThat(statuses).containsExactly(200, 412, 404, 422);
        assertThat(json(answer).at("/results/3/problem/errors/0/pointer").asText())
                .isEqualTo("/3/topics");
    }

    @Test
    void theDashboardAsAFileHasExactlyTheFiguresShown() {
        desk.arrives(request("UA-46", "Перший", NOW), true, "land", "veterans");
        desk.arrives(request("UA-63", "Другий", NOW), true, "not-a-request");
        JsonNode shown = json(dashboard("GET /v1/dashboard"));
        List<String> rows = new ArrayList<>();
        shown.path("totals")
                .properties()
                .forEach(total -> rows.add(
                        "totals,," + total.getKey() + ",,,," + total.getValue().asText()));
        shown.path("byRegion")
                .forEach(one -> rows.add("byRegion,%s,,%s,%s,%s,"
                        .formatted(texts(one, "region", "requests", "participants", "previous"))));
        shown.path("byTopic")
                .forEach(one -> rows.add("byTopic,,%s,%s,%s,%s,"
                        .formatted(texts(one, "topic", "requests", "participants", "previous"))));
        shown.path("byArea").forEach(one -> rows.add("byArea,,%s,%s,,,".formatted(texts(one, "area", "requests"))));
        shown.path("byFormat")
                .forEach(one -> rows.add("byFormat,,%s,%s,,,".formatted(texts(one, "format", "requests"))));
        shown.path("byRole").forEach(one -> rows.add("byRole,,%s,%s,,,".formatted(texts(one, "role", "requests"))));
        shown.path("byRegionTopic")
                .forEach(one ->
                        rows.add("byRegionTopic,%s,%s,%s,,,".formatted(texts(one, "region", "topic", "requests"))));
        String dynamics = "dynamics." + shown.at("/dynamics/granularity").asText();
        shown.at("/dynamics/points")
                .forEach(one -> rows.add(
                        (dynamics + ",,%s,%s,%s,,").formatted(texts(one, "date", "requests", "participants"))));
        String file = new String(dashboard("GET /v1/dashboard.csv").body(), StandardCharsets.UTF_8);
        assertThat(file.lines().skip(1).map(line -> line.replace(';', ','))).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(file).contains("byRegionTopic;UA-46;veterans;1;;;");
    }

    private HttpResponse dashboard(String route) {
        return desk.call(MODERATOR, route, Map.of(), Map.of("from", "2026-11-01", "to", "2026-11-21"), Map.of(), "");
    }

    private static Object[] texts(JsonNode node, String... names) {
        return Arrays.stream(names).map(name -> node.path(name).asText()).toArray();
    }

    private static Map<String, String> with(Map<String, String> query, String name, String value) {
        Map<String, String> more = new HashMap<>(query);
        more.put(name, value);
        return more;
    }

    /** A day of this test as a date. */
    private String on(int days) {
        return Kyiv.day(day.plus(Duration.ofDays(days))).toString();
    }
}
