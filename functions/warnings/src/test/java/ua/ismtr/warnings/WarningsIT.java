package ua.ismtr.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.authorization.Role;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.surveillance.ActivityReader;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

/** From counters to the list that people work through, on real stores. */
class WarningsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String REGISTER = """
        code;name;katottg;state;since;staff;trainingHour
        quiet;"Центр, що зачинений";UA46060250010015970;temporarily-closed;2026-09-10;;
        c-1;Центр;UA46060250010015970;active;;80;wednesday 14:00
        ;Без коду;UA46060250010015970;active;;0;noon
        """;

    @Test
    void aSilenceIsOneWarningUntilTheRegisterExplainsIt() throws IOException {
        count();
        WarningsApi api = new WarningsApi(warnings(TODAY), audit(), clock(TODAY));
        CentersApi centers =
                new CentersApi(new DynamoCenters(DYNAMO.client(), DYNAMO.table("CentersTable")), audit(), clock(TODAY));

        assertThat(watching(TODAY).update()).isEqualTo(new Watching.Seen(1, false));
        assertThat(watching(TODAY).update()).isEqualTo(new Watching.Seen(0, false));
        JsonNode found = list(api, caller(Role.MODERATOR), Map.of("kind", "silence"));
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/center").asText()).isEqualTo("quiet");
        assertThat(found.at("/0/observed").asInt()).isZero();
        assertThat(list(api, regional("UA-63"), Map.of())).isEmpty();
        assertThat(list(api, regional("UA-46"), Map.of())).hasSize(1);

        HttpResponse decided = api.decide(
                caller(Role.MODERATOR),
                request(
                        Map.of("warningId", found.at("/0/warningId").asText()),
                        "application/json",
                        "{\"state\":\"explained\",\"cause\":\"Ремонт, каже Олена Петрівна Коваленко, 067 123 45"
                                + " 67\"}"));
        assertThat(decided.status()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(decided.body()).path("cause").asText())
                .isEqualTo("Ремонт, каже [ім'я], [телефон]");
        assertThat(list(api, caller(Role.MODERATOR), Map.of())
                        .at("/0/decidedBy")
                        .asText())
                .isEqualTo("moderator:olena");
        assertThat(list(api, regional("UA-46"), Map.of()).at("/0/decidedBy").asText())
                .isEqualTo("moderator");
        assertThat(watching(TODAY.plusDays(1)).update()).isEqualTo(new Watching.Seen(0, false));
        assertThat(list(api, caller(Role.ADMIN), Map.of("state", "explained"))
                        .at("/0/cause")
                        .asText())
                .isEqualTo("Ремонт, каже [ім'я], [телефон]");

        HttpResponse imported = centers.read(caller(Role.MODERATOR), request(Map.of(), "text/csv", REGISTER));
        assertThat(Json.MAPPER.readTree(imported.body()).path("created").asInt())
                .isEqualTo(2);
        assertThat(Json.MAPPER.readTree(imported.body()).at("/rejected/0/index").asInt())
                .isEqualTo(2);
        assertThat(Json.MAPPER.readTree(imported.body()).path("rejected").findValuesAsText("pointer"))
                .containsExactly("/centers/2/code", "/centers/2/staff", "/centers/2/trainingHour");
        JsonNode listed = Json.MAPPER
                .readTree(centers.list(
                                caller(Role.MODERATOR),
                                new HttpRequest("", Map.of(), Map.of(), Map.of(), new byte[0], Map.of()))
                        .body())
                .path("items");
        assertThat(listed.at("/0/staff").asInt()).isEqualTo(80);
        assertThat(listed.at("/0/trainingHour").asText()).isEqualTo("wednesday 14:00");
        HttpResponse again = centers.read(caller(Role.MODERATOR), request(Map.of(), "text/csv", REGISTER));
        assertThat(Json.MAPPER.readTree(again.body()).path("unchanged").asInt()).isEqualTo(2);
        watching(TODAY.plusDays(1)).update();
        assertThat(list(api, caller(Role.ADMIN), Map.of()).at("/0/ended").asText())
                .isEqualTo("2026-11-24");
        assertThat(warnings(TODAY).gravest(caller(Role.ADMIN).regions())).isEmpty();
        assertThat(audit().find(new AuditLog.Wanted(
                                caller(Role.MODERATOR).sub(),
                                null,
                                Instant.EPOCH,
                                clock(TODAY.plusDays(1)).instant(),
                                null,
                                10))
                        .entries())
                .extracting(AuditLog.Entry::action)
                .containsExactlyInAnyOrder(AuditLog.Action.WARNING, AuditLog.Action.IMPORT);
    }

    @Test
    void aRegisterIsReadByTheRulesOfEveryTable() throws IOException {
        CentersApi centers =
                new CentersApi(new DynamoCenters(DYNAMO.client(), DYNAMO.table("CentersTable")), audit(), clock(TODAY));
        String register = "code;name;katottg;state\n\n;;;\nbad code;ЦНАП;UA46060250010015970;active\n";
        HttpResponse answer = centers.read(caller(Role.MODERATOR), request(Map.of(), "text/csv", register));
        JsonNode rejected = Json.MAPPER.readTree(answer.body()).path("rejected");
        assertThat(rejected.findValuesAsText("index")).containsExactly("2");
        assertThat(rejected.findValuesAsText("pointer")).containsExactly("/centers/2/code");
        assertThat(centers.read(
                                caller(Role.MODERATOR),
                                request(Map.of(), "text/csv", register.replaceFirst("state", "state;code")))
                        .status())
                .isEqualTo(400);
    }

    private static AuditLog audit() {
        return new DynamoAuditLog(DYNAMO.client(), DYNAMO.table("AuditTable"), Duration.ofDays(3650));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "~", "0", "w", "2026-W47", "2026-W47~", "W47~jump~UA"})
    void aCursorOfNoPageIsRefused(String cursor) {
        WarningsApi api = new WarningsApi(warnings(TODAY), audit(), clock(TODAY));
        Map<String, String> query = Map.of("cursor", cursor);
        HttpResponse answer =
                api.list(caller(Role.ADMIN), new HttpRequest("", Map.of(), Map.of(), query, new byte[0], Map.of()));
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void behindTheOldestWarningIsNothing() throws IOException {
        WarningsApi api = new WarningsApi(warnings(TODAY), audit(), clock(TODAY));
        assertThat(list(api, caller(Role.ADMIN), Map.of("cursor", "0000-W01~jump~UA~all")))
                .isEmpty();
        assertThat(warnings(TODAY).page(warning -> true, "-", 10).warnings()).isEmpty();
    }

    @Test
    void administratorsAloneSeeThatAllRegionsAreSilentAndTheMetricSaysSo() throws IOException {
        LocalDate later = TODAY.plusYears(2);
        DynamoCounters counters = new DynamoCounters(
                DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock(later));
        List<Contribution> contributions = new ArrayList<>();
        for (String region : List.of("UA-05", "UA-07", "UA-18", "UA-21", "UA-23", "UA-26")) {
            for (int back = 6; back < 62; back++) {
                contributions.add(contribution("silent-" + region + back, later.minusDays(back), region, "c-" + back));
            }
        }
        assertThat(counters.count(contributions)).isEmpty();
        assertThat(watching(later.minusDays(6)).update().allSilent()).isFalse();
        assertThat(watching(later).update().allSilent()).isTrue();
        WarningsApi api = new WarningsApi(warnings(later), audit(), clock(later));
        Map<String, String> kind = Map.of("kind", "all-silent");
        assertThat(list(api, caller(Role.ADMIN), kind)).hasSize(1);
        assertThat(list(api, caller(Role.MODERATOR), kind)).isEmpty();
        // The other tests read the same list.
        warnings(later)
                .since("2028-W01")
                .forEach(warning -> DYNAMO.client()
                        .deleteItem(delete -> delete.tableName(DYNAMO.table("WarningsTable"))
                                .key(Map.of(
                                        "list",
                                        AttributeValue.fromS("warnings"),
                                        "warningId",
                                        AttributeValue.fromS(warning.warningId())))));
    }

    /** Ten centres write each week; one of them stops after thirty weeks of forty. */
    private static void count() {
        DynamoCounters counters = new DynamoCounters(
                DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock(TODAY));
        List<Contribution> contributions = new ArrayList<>();
        for (int week = 1; week <= 40; week++) {
            for (int center = 0; center < 10; center++) {
                if (center > 0 || week > 10) {
                    contributions.add(contribution(
                            "warnings-" + week + "-" + center,
                            TODAY.minusDays(7L * week - center % 5),
                            "UA-46",
                            center == 0 ? "quiet" : "c-" + center));
                }
            }
        }
        assertThat(counters.count(contributions)).isEmpty();
    }

    private static Contribution contribution(String name, LocalDate day, String region, String center) {
        return new Contribution(
                RequestId.ofWebhook(name),
                1,
                day,
                new RegionId(region),
                center,
                List.of(new TopicId("land")),
                Status.CLASSIFIED,
                Format.ONLINE,
                JobTitle.HEAD,
                3,
                false);
    }

    private static Watching watching(LocalDate today) {
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable")),
                new S3Snapshots(S3.client(), S3.bucket("SnapshotsBucket")),
                clock(today));
        DynamoRequests requests = new DynamoRequests(DYNAMO.client(), DYNAMO.table("RequestsTable"));
        return new Watching(
                new ActivityReader(figures),
                new DynamoCenters(DYNAMO.client(), DYNAMO.table("CentersTable")),
                new DynamoRequestList(DYNAMO.client(), DYNAMO.table("ListsTable"), requests),
                warnings(today),
                clock(today));
    }

    private static DynamoWarnings warnings(LocalDate today) {
        return new DynamoWarnings(DYNAMO.client(), DYNAMO.table("WarningsTable"), clock(today));
    }

    private static Clock clock(LocalDate today) {
        return Clock.fixed(today.atTime(6, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static Caller caller(Role role) {
        return Caller.of("olena", role, List.of()).orElseThrow();
    }

    private static Caller regional(String region) {
        return Caller.of("ivan", Role.REGIONAL, List.of(region)).orElseThrow();
    }

    private static JsonNode list(WarningsApi api, Caller caller, Map<String, String> query) throws IOException {
        HttpResponse answer = api.list(caller, new HttpRequest("", Map.of(), Map.of(), query, new byte[0], Map.of()));
        assertThat(answer.status()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body()).path("items");
    }

    private static HttpRequest request(Map<String, String> path, String mediaType, String body) {
        return new HttpRequest(
                "", Map.of("content-type", mediaType), path, Map.of(), body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
