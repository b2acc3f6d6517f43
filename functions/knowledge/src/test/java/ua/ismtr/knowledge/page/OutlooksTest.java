package ua.ismtr.knowledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.SeatBook;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.events.TrainingEvent.Attendance;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;

class OutlooksTest {
    private static final TopicId TOPIC = new TopicId("veterans");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static StoredRequest request(String region, String center) {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook("outlook-" + center),
                NOW,
                new RegionId(region),
                new Center(center, "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                "Потрібне навчання",
                Format.ONLINE,
                5,
                Urgency.NORMAL,
                null);
        return StoredRequest.classified(
                request, new Classification(List.of(new TopicScore(TOPIC, 0.9)), true, "model:7", Map.of()), NOW);
    }

    private static Requests store(List<StoredRequest> stored) {
        Map<RequestId, StoredRequest> byId = stored.stream().collect(Collectors.toMap(StoredRequest::id, one -> one));
        return new Requests() {
            @Override
            public Optional<StoredRequest> find(RequestId id) {
                return Optional.ofNullable(byId.get(id));
            }

            @Override
            public Map<RequestId, StoredRequest> findAll(List<RequestId> ids) {
                return ids.stream().collect(Collectors.toMap(id -> id, byId::get));
            }
        };
    }

    @Test
    void aRegionsPageCountsItsOwnRequestsAndPeopleOfAnEventForAll() {
        List<StoredRequest> requests =
                List.of(request("UA-46", "first"), request("UA-46", "second"), request("UA-63", "third"));
        EventDetails details = new EventDetails(
                new EventDetails.Title("Ветерани", "Veterans"),
                List.of(TOPIC),
                Format.ONLINE,
                null,
                null,
                null,
                30,
                1,
                null,
                List.of(),
                List.of(),
                null,
                null);
        TrainingEvent held = TrainingEvent.drafted(EventId.random(), details, "moderator:olena", NOW)
                .attended(
                        List.of(
                                new Attendance("first", 3, null),
                                new Attendance("third", 4, null),
                                new Attendance("nobody-knows", 5, null)),
                        "moderator:olena",
                        NOW)
                .next(EventStatus.HELD, details, "moderator:olena", NOW);
        StoredEvent stored = new StoredEvent(
                held,
                SeatBook.closed(30),
                1,
                requests.stream().map(StoredRequest::id).toList());
        Outlooks.OfDay day = new Outlooks.OfDay(
                Optional.empty(),
                List.of(),
                List.of(stored),
                List.of(),
                List.of(),
                new Outlooks.InEvents(store(requests)));

        assertThat(Stream.of(
                                PageScope.country(TOPIC),
                                PageScope.region(TOPIC, new RegionId("UA-46")),
                                PageScope.region(TOPIC, new RegionId("UA-63")),
                                PageScope.region(TOPIC, new RegionId("UA-05")))
                        .map(scope -> day.events(scope).getFirst())
                        .map(shown -> List.of(shown.requests(), shown.attended(), shown.capacity())))
                .containsExactly(List.of(3, 12, 30), List.of(2, 3, 30), List.of(1, 4, 30), List.of(0, 0, 30));
    }
}
