package ua.ismtr.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.aws.Clients;
import ua.ismtr.centers.CenterState;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.events.EventStore;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.outcomes.OutcomeReports;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.OpenRequests;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Kind;
import ua.ismtr.surveillance.Warning;
import ua.ismtr.surveillance.WarningState;
import ua.ismtr.testing.DynamoExtension;

class StoredListingsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO =
            new DynamoExtension("RequestsTable", "ListsTable", "WarningsTable", "CentersTable", "EventsTable");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));
    private static final int MOST = 10;

    private static final OutcomeReports NO_REPORTS = new OutcomeReports() {
        @Override
        public Optional<OutcomeReport> newest() {
            return Optional.empty();
        }

        @Override
        public void keep(OutcomeReport report) {
            throw new IllegalStateException("Nothing is reported here");
        }
    };

    @Test
    void whatIsWishedWithinThirtyDaysIsListedInItsOrderAndNothingElse() {
        RegionId region = new RegionId("UA-46");
        StoredRequest last = arrives(region, "land", TODAY.plusDays(30));
        StoredRequest first = arrives(region, "land", TODAY);
        StoredRequest between = arrives(region, "veterans", TODAY.plusDays(12));
        arrives(region, "land", TODAY.minusDays(1));
        arrives(region, "land", TODAY.plusDays(31));
        arrives(region, "land", null);
        arrives(region, "not-a-request", TODAY.plusDays(2));
        arrives(new RegionId("UA-63"), "land", TODAY.plusDays(3));
        assertThat(wished(region)).containsExactly(first.id(), between.id(), last.id());
    }

    @Test
    void ofElevenTheTenEarliestAreListed() {
        RegionId region = new RegionId("UA-05");
        List<RequestId> inOrder = new ArrayList<>();
        for (int i = 0; i <= MOST; i++) {
            inOrder.add(arrives(region, "land", TODAY.plusDays(i)).id());
        }
        assertThat(wished(region)).containsExactlyElementsOf(inOrder.subList(0, MOST));
    }

    private static List<RequestId> wished(RegionId region) {
        return listings().wished(Set.of(region), TODAY, TODAY.plusDays(30), MOST).stream()
                .map(StoredRequest::id)
                .toList();
    }

    @Test
    void theNewestOfTheWeekAreListedWithoutNoise() {
        RegionId region = new RegionId("UA-07");
        arrives(region, "land", null, "2026-11-15T10:00:00Z");
        StoredRequest older = arrives(region, "land", null, "2026-11-16T10:00:00Z");
        StoredRequest newer = arrives(region, "veterans", null, "2026-11-22T10:00:00Z");
        arrives(region, "not-a-request", null, "2026-11-20T10:00:00Z");
        arrives(region, "land", null, "2026-11-23T10:00:00Z");
        assertThat(listings().submitted(WEEK, Set.of(region), MOST))
                .extracting(StoredRequest::id)
                .containsExactly(newer.id(), older.id());
        assertThat(listings().submitted(WEEK, Set.of(region), 1))
                .extracting(StoredRequest::id)
                .containsExactly(newer.id());
    }

    @Test
    void centresThatStillAreSilentAreListedByTheNameThatIsRegistered() {
        RegionId region = new RegionId("UA-12");
        DynamoCenters centers = new DynamoCenters(DYNAMO.client(), DYNAMO.table("CentersTable"));
        centers.put(List.of(new RegisteredCenter(
                "C-1",
                "ЦНАП міста Самар",
                "UA12000000000000000",
                region,
                CenterState.ACTIVE,
                LocalDate.of(2020, 1, 1),
                null,
                null)));
        DynamoWarnings warnings = new DynamoWarnings(DYNAMO.client(), DYNAMO.table("WarningsTable"), CLOCK);
        warnings.store(silence(region, "C-1", "2026-W45"));
        warnings.store(silence(region, "C-2", "2026-W20"));
        warnings.store(silence(new RegionId("UA-63"), "C-3", "2026-W45"));
        warnings.store(silence(region, null, "2026-W45"));
        Warning over = silence(region, "C-4", "2026-W45");
        warnings.store(over);
        warnings.store(over.ended(TODAY, CLOCK.instant()));
        Warning explained = silence(region, "C-5", "2026-W45");
        warnings.store(explained);
        warnings.store(explained.decided(WarningState.EXPLAINED, "Ремонт", "moderator:m", CLOCK.instant()));
        Listings listings = listings();
        assertThat(listings.silentCenters(Set.of(region), WEEK, MOST))
                .extracting(warning -> warning.finding().center())
                .containsExactly("C-1");
        assertThat(listings.centerName(region, "C-1")).isEqualTo("ЦНАП міста Самар");
    }

    @Test
    void aCentreThatIsNotRegisteredHasTheNameThatItUsedLast() {
        RegionId region = new RegionId("UA-14");
        assertThat(listings().centerName(region, "UA14-0001")).isEqualTo("UA14-0001");
        arrives(region, "land", null, "2026-11-18T10:00:00Z");
        assertThat(listings().centerName(region, "UA14-0001")).isEqualTo("ЦНАП 2026-11-18");
    }

    private static Warning silence(RegionId region, @Nullable String center, String week) {
        Finding finding = new Finding(
                Kind.SILENCE,
                region,
                null,
                center,
                LocalDate.of(2026, 11, 2),
                List.of(week),
                0,
                4.2,
                8,
                0.0001,
                List.of());
        return Warning.of(finding, List.of(), CLOCK.instant());
    }

    private static StoredRequest arrives(RegionId region, String topic, @Nullable LocalDate desiredBy) {
        return arrives(region, topic, desiredBy, "2026-11-18T10:00:00Z");
    }

    private static StoredRequest arrives(
            RegionId region, String topic, @Nullable LocalDate desiredBy, String submittedAt) {
        Instant at = Instant.parse(submittedAt);
        String code = region.value().replace("-", "");
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook(UUID.randomUUID().toString()),
                at,
                region,
                new Center(code + "-0001", "ЦНАП " + submittedAt.substring(0, 10), code + "000000000000000"),
                JobTitle.HEAD,
                "Потрібне навчання",
                Format.ANY,
                12,
                Urgency.NORMAL,
                desiredBy);
        List<TopicScore> topics = List.of(new TopicScore(new TopicId(topic), 0.9));
        StoredRequest stored =
                StoredRequest.classified(request, new Classification(topics, true, "model:7", Map.of()), at);
        RequestItems items = new RequestItems(DYNAMO.table("RequestsTable"), DYNAMO.table("ListsTable"));
        DYNAMO.putAll(
                "RequestsTable",
                items.first(stored).stream().map(item -> item.put().item()));
        DYNAMO.putAll("ListsTable", items.entries(stored).stream());
        return stored;
    }

    /** As a process that has read nothing yet. */
    private static Listings listings() {
        Clients clients = Clients.with(DYNAMO.client());
        DynamoRequests requests = new DynamoRequests(DYNAMO.client(), DYNAMO.table("RequestsTable"));
        return new StoredListings(
                new DynamoRequestList(DYNAMO.client(), DYNAMO.table("ListsTable"), requests),
                requests,
                OpenRequests.in(clients, DYNAMO.table("ListsTable")),
                new DynamoWarnings(DYNAMO.client(), DYNAMO.table("WarningsTable"), CLOCK),
                new DynamoCenters(DYNAMO.client(), DYNAMO.table("CentersTable")),
                EventStore.reading(clients, DYNAMO.table("EventsTable")),
                NO_REPORTS,
                CLOCK);
    }
}
