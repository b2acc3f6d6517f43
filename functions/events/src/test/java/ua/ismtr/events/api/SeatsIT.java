package ua.ismtr.events.api;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.events.api.DeskOfTests.KHARKIV;
import static ua.ismtr.events.api.DeskOfTests.MODERATOR;
import static ua.ismtr.events.api.DeskOfTests.json;
import static ua.ismtr.events.api.DeskOfTests.wish;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkException;
import ua.ismtr.events.SeatBook;
import ua.ismtr.events.SeatGroup;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.EventId;
import ua.ismtr.testing.DynamoExtension;

class SeatsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static final int MOST_REPETITIONS = 200;
    private static final int MOST_OF_EVENT = 50;

    private DeskOfTests desk;

    @BeforeEach
    void sitDown() {
        desk = new DeskOfTests(DYNAMO);
    }

    private SeatBook seats(String id) {
        return desk.store.find(new EventId(id)).orElseThrow().seats();
    }

    private HttpResponse take(String id, String key, int people, boolean together) {
        return desk.take(MODERATOR, id, key, "UA-46", "C-" + key, people, together);
    }

    @Test
    void theSameKeyIsTheSameSeats() {
        String id = desk.announced(5, List.of());
        JsonNode first = json(take(id, "a", 4, true));
        assertThat(json(take(id, "a", 4, true))).isEqualTo(first);
        assertThat(take(id, "a", 3, true).status()).isEqualTo(409);
        assertThat(seats(id).taken()).isEqualTo(4);
        assertThat(first.path("status").asText()).isEqualTo("seated");
        assertThat(take(id, "large", 6, true).status()).isEqualTo(422);
        assertThat(desk.call(
                                MODERATOR,
                                "POST /v1/events/{eventId}/seats",
                                Map.of("eventId", id),
                                Map.of(),
                                wish("UA-46", "C", 1, true))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoFindsNoSeatWaitsAndMovesUp() {
        String id = desk.announced(4, List.of());
        String first = json(take(id, "a", 4, true)).path("seatId").asText();
        HttpResponse second = take(id, "b", 2, true);
        assertThat(second.status()).isEqualTo(202);
        assertThat(json(second).path("position").asInt()).isEqualTo(1);
        assertThat(json(take(id, "c", 3, true)).path("position").asInt()).isEqualTo(2);
        assertThat(desk.giveBack(MODERATOR, id, first).status()).isEqualTo(204);
        assertThat(desk.giveBack(MODERATOR, id, first).status()).isEqualTo(204);
        assertThat(take(id, "b", 2, true).status()).isEqualTo(201);
        // The answer to a repeated call says what became of it since.
        HttpResponse again = take(id, "a", 4, true);
        assertThat(again.status()).isEqualTo(200);
        assertThat(json(again).path("status").asText()).isEqualTo("returned");
        assertThat(desk.giveBack(MODERATOR, id, "nobody").status()).isEqualTo(404);
        String waiting = json(take(id, "c", 3, true)).path("seatId").asText();
        assertThat(desk.giveBack(KHARKIV, id, waiting).status()).isEqualTo(404);
        assertThat(desk.told().stream()
                        .filter(message -> message.type().equals("training_event.seats_confirmed"))
                        .filter(message ->
                                message.data().path("eventId").asText().equals(id)))
                .hasSize(2);
    }

    @Test
    void thePlatformAsksAndReturnsOnce() {
        String id = desk.announced(5, List.of());
        String asked = "{\"type\":\"training_event.seats_requested\",\"timestamp\":\"2026-11-20T09:12:00Z\",\"data\":"
                + wish("UA-46", "C-7", 4, true).replaceFirst("\\{", "{\"eventId\":\"" + id + "\",") + "}";
        HttpResponse wrong = desk.ofPlatform("p1-" + id, asked, Map.of("dryRun", "true"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(json(wrong).path("errors").findValuesAsText("pointer")).containsExactly("dryRun");
        assertThat(desk.ofPlatform("p1-" + id, asked).status()).isEqualTo(201);
        assertThat(desk.ofPlatform("p1-" + id, asked).status()).isEqualTo(201);
        assertThat(seats(id).taken()).isEqualTo(4);
        assertThat(desk.ofPlatform("p1-" + id, asked.replace("\"people\":4", "\"people\":3"))
                        .status())
                .isEqualTo(409);
        String returned = asked.replace("requested", "returned").replace("\"people\":4", "\"people\":3");
        assertThat(desk.ofPlatform("p2-" + id, returned).status()).isEqualTo(200);
        assertThat(desk.ofPlatform("p2-" + id, returned).status()).isEqualTo(200);
        assertThat(seats(id).taken()).isEqualTo(1);
        assertThat(desk.ofPlatform("p3-" + id, returned).status()).isEqualTo(409);
        assertThat(desk.ofPlatform("p4-" + id, "{\"type\":\"other\"}").status()).isEqualTo(422);
        HttpResponse large = desk.ofPlatform("p6-" + id, asked.replace("\"people\":4", "\"people\":6"));
        assertThat(large.status()).isEqualTo(422);
        assertThat(json(large).path("errors").findValuesAsText("pointer")).containsExactly("/data/people");
        String draft = desk.drafted(5, List.of());
        assertThat(desk.ofPlatform("p5-" + id, asked.replace(id, draft)).status())
                .isEqualTo(404);
        assertThat(desk.call(Map.of(), "POST /v1/event-seats", Map.of(), Map.of(), asked)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aWebhookIdStandsForOneBody() {
        String id = desk.announced(5, List.of());
        String other = desk.announced(5, List.of());
        String asked = "{\"type\":\"training_event.seats_requested\",\"timestamp\":\"2026-11-20T09:12:00Z\",\"data\":"
                + wish("UA-46", "C-7", 2, true).replaceFirst("\\{", "{\"eventId\":\"" + id + "\",") + "}";
        assertThat(desk.ofPlatform("w1-" + id, asked).status()).isEqualTo(201);
        for (String changed : List.of(
                asked.replace(id, other),
                asked.replace("requested", "returned"),
                asked.replace("ЦНАП", "Інший ЦНАП"))) {
            assertThat(desk.ofPlatform("w1-" + id, changed).status())
                    .as(changed)
                    .isEqualTo(409);
        }
        assertThat(seats(id).taken()).isEqualTo(2);
        assertThat(seats(other).taken()).isZero();
        assertThat(desk.ofPlatform("w1-" + id, asked).status()).isEqualTo(201);
        // What broke a rule did nothing and holds no id.
        assertThat(desk.ofPlatform("w2-" + id, asked.replace("\"people\":2", "\"people\":0"))
                        .status())
                .isEqualTo(422);
        assertThat(desk.ofPlatform("w2-" + id, asked).status()).isEqualTo(201);
    }

    @Test
    void aHundredAndThirtyWhoWaitAreAllSeatedWhenThereAreMoreSeats() {
        String id = desk.announced(20, List.of());
        EventId event = new EventId(id);
        StoredEvent before = desk.store.find(event).orElseThrow();
        SeatBook book = before.seats();
        for (int i = 0; i < 150; i++) {
            book = book.joined(asking("w" + i, "ЦНАП"));
        }
        assertThat(desk.store.replaceSeats(before, book, List.of(), List.of(), Optional.empty()))
                .isTrue();
        assertThat(desk.change(MODERATOR, id, "*", "{\"capacity\":200}").status())
                .isEqualTo(200);
        assertThat(seats(id).taken()).isEqualTo(150);
        assertThat(desk.told().stream()
                        .filter(message -> message.type().equals("training_event.seats_confirmed"))
                        .filter(message ->
                                message.data().path("eventId").asText().equals(id))
                        .map(PlatformMessage::id)
                        .distinct())
                .hasSize(130);
        desk.events.goOn();
        assertThat(desk.store.moving()).noneMatch(moving -> moving.id().equals(event));
    }

    /** A run may end between two rounds. */
    @Test
    void seatsThatAreOwedAreGivenByTheSchedule() {
        String id = desk.announced(1, List.of());
        StoredEvent before = desk.store.find(new EventId(id)).orElseThrow();
        SeatBook book = before.seats();
        for (int i = 0; i < 60; i++) {
            book = book.joined(asking("s" + i, "ЦНАП"));
        }
        assertThat(desk.store.replaceSeats(before, book.withCapacity(60), List.of(), List.of(), Optional.empty()))
                .isTrue();
        assertThat(seats(id).taken()).isLessThan(60);
        desk.events.goOn();
        assertThat(seats(id).taken()).isEqualTo(60);
    }

    @Test
    void aBookFullOfTheLongestNamesIsStoredAndRefusesTheNext() {
        String id = desk.announced(1, List.of());
        Random chance = new Random(1);
        StoredEvent before = desk.store.find(new EventId(id)).orElseThrow();
        SeatBook book = before.seats();
        while (!book.isFull()) {
            book = book.joined(asking(
                    letters(chance, 64, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"), letters(chance, 200, UKRAINIAN)));
        }
        assertThat(desk.store.replaceSeats(before, book, List.of(), List.of(), Optional.empty()))
                .isTrue();
        assertThat(seats(id).groups()).hasSize(book.groups().size());
        HttpResponse refused = take(id, "next", 1, true);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(json(refused).path("detail").asText()).isEqualTo("So many ask for seats that no more can be noted");
        // With all that may be given back it is stored, too; then that is refused as well.
        StoredEvent full = desk.store.find(new EventId(id)).orElseThrow();
        Center center = book.groups().getFirst().center();
        SeatBook returned = full.seats();
        while (!returned.isFullOfReturns()) {
            String call = UUID.randomUUID().toString();
            returned = new SeatBook(
                    true,
                    1,
                    returned.groups(),
                    Stream.concat(
                                    returned.done().stream(),
                                    Stream.of(new SeatBook.Done(
                                            call,
                                            letters(chance, 64, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") + "|1",
                                            1)))
                            .toList());
        }
        assertThat(desk.store.replaceSeats(full, returned, List.of(), List.of(), Optional.empty()))
                .isTrue();
        String body = "{\"type\":\"training_event.seats_returned\",\"timestamp\":\"2026-11-20T09:12:00Z\",\"data\":"
                + Json.text(Map.of("eventId", id, "center", center, "people", 1)) + "}";
        assertThat(desk.ofPlatform("full-" + id, body).status()).isEqualTo(409);
    }

    private static final String UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";

    private static String letters(Random chance, int length, String alphabet) {
        return chance.ints(length, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static SeatGroup asking(String code, String name) {
        Center center = new Center(code, name, "UA46060250010015970");
        return SeatGroup.asking(
                UUID.randomUUID().toString(),
                center,
                1,
                true,
                Instant.now(),
                "%s|%s|1|true".formatted(center.code(), center.katottg()));
    }

    @Test
    void manyCallsAtOnceGetThirtySeatsInOrder() throws InterruptedException, ExecutionException {
        int rounds = Integer.getInteger("ismtr.seats.rounds", 1);
        int calls = Integer.getInteger("ismtr.seats.calls", 50);
        for (int round = 0; round < rounds; round++) {
            String id = desk.announced(30, List.of());
            List<HttpResponse> answers = atOnce(IntStream.range(0, calls)
                    .mapToObj(i -> (Call) () -> take(id, "k" + i, 1, true))
                    .toList());
            assertThat(answers).extracting(HttpResponse::status).containsOnly(201, 202);
            assertThat(answers.stream().filter(answer -> answer.status() == 201))
                    .hasSize(30);
            SeatBook seats = seats(id);
            assertThat(seats.taken()).isEqualTo(30);
            assertThat(seats.groups()).hasSize(calls);
            assertThat(seats.groups().subList(0, 30)).allMatch(group -> group.seated() == 1);
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 202)
                            .map(answer -> json(answer).path("position").asInt()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, calls - 30).boxed().toList());
        }
    }

    @Test
    void groupsThatComeAtOnceAreNeverSplit() throws InterruptedException, ExecutionException {
        String id = desk.announced(31, List.of());
        atOnce(IntStream.range(0, 60)
                .mapToObj(i -> (Call) () -> take(id, "g" + i, 2 + i % 4, true))
                .toList());
        SeatBook seats = seats(id);
        assertThat(seats.groups()).hasSize(60);
        assertThat(seats.groups()).allMatch(group -> group.seated() == 0 || group.seated() == group.people());
        assertThat(seats.taken()).isLessThanOrEqualTo(31);
    }

    /** Each call is made twice, as after a death that nobody can tell from an answer that was lost. */
    @Test
    void noSeatIsLostOrGivenTwiceWhenReturnsAreRepeatedAtOnce() throws InterruptedException, ExecutionException {
        String id = desk.announced(20, List.of());
        List<String> seatIds = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            seatIds.add(json(take(id, "r" + i, 1, true)).path("seatId").asText());
        }
        List<Call> calls = new ArrayList<>();
        for (String seatId : seatIds.subList(0, 30)) {
            calls.add(() -> desk.giveBack(MODERATOR, id, seatId));
            calls.add(() -> desk.giveBack(MODERATOR, id, seatId));
        }
        assertThat(atOnce(calls)).extracting(HttpResponse::status).containsOnly(204);
        SeatBook seats = seats(id);
        assertThat(seats.groups()).extracting(SeatGroup::seatId).containsExactlyElementsOf(seatIds.subList(30, 40));
        assertThat(seats.taken()).isEqualTo(10);
        assertThat(seats.waiting()).isZero();
    }

    /**
     * All calls at once, a third of their writes killed, each call repeated until it is answered. The full size is
     * {@code -Dismtr.seats.released=1000}.
     */
    @Test
    void noSeatIsLostOrGivenTwiceWhereverCallsDie() throws InterruptedException, ExecutionException {
        DyingStore dying = new DyingStore(desk.store);
        DeskOfTests killed = new DeskOfTests(DYNAMO, store -> dying.seenByCalls());
        int released = Integer.getInteger("ismtr.seats.released", 50);
        for (int open = released; open > 0; open -= MOST_OF_EVENT) {
            releaseWhereverCallsDie(killed, Math.min(open, MOST_OF_EVENT));
        }
        System.out.printf("%d seats were given back under %d deaths%n", released, dying.deaths());
        assertThat(dying.deaths()).isGreaterThan(released / 4);
    }

    private void releaseWhereverCallsDie(DeskOfTests killed, int released)
            throws InterruptedException, ExecutionException {
        String id = desk.announced(released, List.of());
        List<HttpResponse> asked = atOnce(IntStream.range(0, 2 * released)
                .mapToObj(i -> (Call) () -> killed.take(MODERATOR, id, "d" + i, "UA-46", "C-" + i, 1, true))
                .toList());
        SeatBook full = seats(id);
        assertThat(full.taken()).isEqualTo(released);
        assertThat(full.groups().stream().map(SeatGroup::seatId))
                .containsExactlyInAnyOrderElementsOf(asked.stream()
                        .map(answer -> json(answer).path("seatId").asText())
                        .toList());
        List<SeatGroup> seated = full.groups().subList(0, released);
        assertThat(seated).allMatch(group -> group.seated() == 1);
        assertThat(atOnce(seated.stream()
                        .map(group -> (Call) () -> killed.giveBack(MODERATOR, id, group.seatId()))
                        .toList()))
                .extracting(HttpResponse::status)
                .containsOnly(204);
        SeatBook after = seats(id);
        assertThat(after.groups().stream().map(SeatGroup::seatId))
                .containsExactlyElementsOf(full.groups().subList(released, 2 * released).stream()
                        .map(SeatGroup::seatId)
                        .toList());
        assertThat(after.taken()).isEqualTo(released);
        assertThat(after.waiting()).isZero();
        assertThat(killed.told().stream()
                        .filter(message -> message.type().equals("training_event.seats_confirmed"))
                        .filter(message ->
                                message.data().path("eventId").asText().equals(id))
                        .map(PlatformMessage::id)
                        .distinct())
                .hasSize(2 * released);
    }

    private interface Call {
        HttpResponse make();
    }

    /** The answer to the call; where the store gave up under the load it is made again, as by a caller who was told 503. */
    private static HttpResponse answered(Call call) {
        for (int i = 0; ; i++) {
            try {
                return call.make();
            } catch (DyingStore.Died | SdkException e) {
                if (i == MOST_REPETITIONS) {
                    throw e;
                }
            }
        }
    }

    private static List<HttpResponse> atOnce(List<Call> calls) throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse>> answers = calls.stream()
                    .map(call -> callers.submit(() -> answered(call)))
                    .toList();
            List<HttpResponse> all = new ArrayList<>();
            for (Future<HttpResponse> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
