package ua.ismtr.knowledge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.knowledge.api.KnowledgeSystem.LVIV;
import static ua.ismtr.knowledge.api.KnowledgeSystem.MODERATOR;
import static ua.ismtr.knowledge.api.KnowledgeSystem.call;
import static ua.ismtr.knowledge.api.KnowledgeSystem.json;
import static ua.ismtr.knowledge.api.KnowledgeSystem.page;
import static ua.ismtr.knowledge.api.KnowledgeSystem.search;
import static ua.ismtr.knowledge.api.KnowledgeSystem.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.dashboard.Dashboard;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Router;
import ua.ismtr.knowledge.building.Building;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

class KnowledgeIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final KnowledgeSystem SYSTEM = new KnowledgeSystem(DYNAMO, S3);
    private static final Set<RegionId> ALL =
            Regions.all().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

    private static Building.Built build() {
        return new Building(SYSTEM.list(), SYSTEM.files(), SYSTEM.pages(), SYSTEM.clock).run();
    }

    private static List<String> ids(JsonNode found) {
        List<String> ids = new ArrayList<>();
        found.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void aRequestIsFoundSecondsAfterItIsStoredAndAfterTheNextBuild() {
        Router api = SYSTEM.started();
        search(api, MODERATOR, Map.of("q", "телескоп"));
        StoredRequest stored = SYSTEM.arrives("Навчіть настроювати телескопи", "land", "UA-46");
        SYSTEM.later(Duration.ofSeconds(6));
        assertThat(ids(search(api, MODERATOR, Map.of("q", "телескоп"))))
                .containsExactly(stored.id().value());
        build();
        SYSTEM.later(Duration.ofSeconds(6));
        JsonNode found = search(api, MODERATOR, Map.of("q", "телископи"));
        assertThat(ids(found)).containsExactly(stored.id().value());
        JsonNode item = found.path("items").path(0);
        assertThat(item.path("type").asText()).isEqualTo("request");
        assertThat(item.path("title").asText())
                .isEqualTo(stored.request().center().name());
        assertThat(item.path("snippet").asText()).isEqualTo("Навчіть настроювати <mark>телескопи</mark>");
        assertThat(item.path("region").asText()).isEqualTo("UA-46");
        assertThat(item.path("topics").path(0).asText()).isEqualTo("land");
    }

    @Test
    void aRequestOfAnOldDayIsFoundThoughTheIndexLacksIt() {
        build();
        Router api = SYSTEM.started();
        search(api, MODERATOR, Map.of("q", "мікроскоп"));
        StoredRequest old = SYSTEM.arrives(
                "Курс про мікроскопи", "land", "UA-46", SYSTEM.now().minus(Duration.ofDays(300)));
        for (int i = 0; i < 3; i++) {
            SYSTEM.arrives("Ще один новий запит про архів", "records-management", "UA-46");
        }
        assertThat(ids(search(api, MODERATOR, Map.of("q", "мікроскоп"))))
                .containsExactly(old.id().value());
    }

    @Test
    void whatWasMaskedWithdrawnOrMergedIsNotShownAsItWas() {
        StoredRequest masked = SYSTEM.arrives("Синхрофазотрон для Шевченко", "land", "UA-46");
        StoredRequest merged = SYSTEM.arrives("Синхрофазотрон ще раз", "land", "UA-46");
        build();
        SYSTEM.later(Duration.ofSeconds(6));
        Router api = SYSTEM.started();
        assertThat(ids(search(api, MODERATOR, Map.of("q", "синхрофазотрон")))).hasSize(2);
        SYSTEM.becomes(masked, before -> before.withText("Синхрофазотрон для [ім'я]"));
        SYSTEM.becomes(merged, before -> before.withMergedInto(masked.id()));
        JsonNode found = search(api, MODERATOR, Map.of("q", "синхрофазотрон"));
        assertThat(ids(found)).containsExactly(masked.id().value());
        assertThat(found.toString()).doesNotContain("Шевченко");
    }

    @Test
    void noRequestIsFoundByAWordThatWasMaskedSinceTheIndexWasBuilt() {
        StoredRequest masked = SYSTEM.arrives("Навчання пергаментистів просить Оглоблинська", "land", "UA-46");
        build();
        SYSTEM.later(Duration.ofSeconds(6));
        Router running = SYSTEM.started();
        JsonNode before = search(running, MODERATOR, Map.of("q", "Оглоблинська"));
        assertThat(ids(before)).first().isEqualTo(masked.id().value());
        SYSTEM.becomes(masked, stored -> stored.withText("Навчання пергаментистів просить [ім'я]"));
        JsonNode after = search(running, MODERATOR, Map.of("q", "Оглоблинська"));
        assertThat(after.toString()).doesNotContain("<mark>");
        assertThat(ids(search(running, MODERATOR, Map.of("q", "пергаментист"))))
                .first()
                .isEqualTo(masked.id().value());
        findsWhatTheNextBuildFinds(running, List.of(MODERATOR, LVIV), List.of("Оглоблинська", "пергаментист"));
    }

    @Test
    void aRequestIsFoundByTheWordsRegionAndTopicsThatItHasNow() {
        StoredRequest first = SYSTEM.arrives("Навчання з папірології", "land", "UA-46");
        StoredRequest merged = SYSTEM.arrives("Ще папірологія", "land", "UA-46");
        build();
        SYSTEM.later(Duration.ofHours(5));
        Router running = SYSTEM.started();
        assertThat(ids(search(running, LVIV, Map.of("q", "папірологія"))))
                .contains(first.id().value(), merged.id().value());
        StoredRequest other = SYSTEM.becomes(first, stored -> amended(stored, "Навчання з епіграфіки", "UA-05"));
        SYSTEM.becomes(merged, stored -> stored.withMergedInto(first.id()));
        assertThat(ids(search(running, LVIV, Map.of("q", "папірологія"))))
                .doesNotContain(first.id().value(), merged.id().value());
        Map<String, String> there = Map.of("q", "епіграфіка", "region", "UA-05");
        assertThat(ids(search(running, MODERATOR, there)))
                .first()
                .isEqualTo(other.id().value());
        assertThat(ids(search(running, MODERATOR, Map.of("q", "епіграфіка", "region", "UA-46"))))
                .doesNotContain(other.id().value());
        findsWhatTheNextBuildFinds(running, List.of(MODERATOR, LVIV), List.of("папірологія", "епіграфіка"));
    }

    /** What a process finds over an older index is what one with an index of this moment finds. */
    private static void findsWhatTheNextBuildFinds(
            Router running, List<Map<String, String>> callers, List<String> searches) {
        List<JsonNode> found = new ArrayList<>();
        callers.forEach(caller -> searches.forEach(words -> found.add(search(running, caller, Map.of("q", words)))));
        build();
        Router next = SYSTEM.started();
        Iterator<JsonNode> earlier = found.iterator();
        for (Map<String, String> caller : callers) {
            for (String words : searches) {
                JsonNode now = search(next, caller, Map.of("q", words));
                JsonNode before = earlier.next();
                assertThat(before.path("total")).as(words).isEqualTo(now.path("total"));
                assertThat(before.path("facets")).as(words).isEqualTo(now.path("facets"));
                assertThat(ids(before)).as(words).hasSameElementsAs(ids(now));
            }
        }
    }

    private static StoredRequest amended(StoredRequest before, String text, String region) {
        TrainingRequest was = before.request();
        TrainingRequest request = new TrainingRequest(
                was.id(),
                was.submittedAt(),
                new RegionId(region),
                was.center(),
                was.role(),
                text,
                was.format(),
                was.participants(),
                was.urgency(),
                was.desiredBy());
        return new StoredRequest(
                request,
                before.status(),
                before.classification(),
                before.proposal(),
                before.step(),
                before.version(),
                before.updatedAt(),
                before.statedAt(),
                null,
                null,
                List.of(),
                null,
                null);
    }

    @Test
    void everyFigureOfAPageIsTheDashboards() {
        for (int i = 0; i < 40; i++) {
            SYSTEM.arrives(
                    "Кадастровий номер і витяг",
                    "permits-construction",
                    i % 3 == 0 ? "UA-46" : "UA-63",
                    SYSTEM.now().minus(Duration.ofDays(i * 11L)));
        }
        for (Map<String, String> claims : List.of(MODERATOR, LVIV)) {
            Set<RegionId> regions = claims.equals(LVIV) ? Set.of(new RegionId("UA-46")) : ALL;
            Dashboard dashboard = SYSTEM.dashboard("permits-construction", regions);
            JsonNode page = json(page(SYSTEM.started(), claims, "permits-construction", Map.of()));
            JsonNode need = page.path("need");
            assertThat(need.path("requests").asLong())
                    .isEqualTo(dashboard.totals().requests())
                    .isPositive();
            assertThat(need.path("participants").asLong())
                    .isEqualTo(dashboard.totals().participants());
            assertThat(need.path("centers").asLong())
                    .isEqualTo(dashboard.totals().centers());
            assertThat(need.path("previous").asLong())
                    .isEqualTo(dashboard.byRegion().stream()
                            .mapToLong(Dashboard.ByRegion::previous)
                            .sum());
            long trend = 0;
            for (JsonNode point : page.path("trend").path("points")) {
                trend += point.path("requests").asLong();
            }
            assertThat(trend).isEqualTo(dashboard.totals().requests());
            long centers = 0;
            for (JsonNode center : page.path("whoAsks").path("centers")) {
                centers += center.path("requests").asLong();
            }
            if (claims.equals(LVIV)) {
                assertThat(centers).isEqualTo(dashboard.totals().requests());
            }
            assertThat(centers).isLessThanOrEqualTo(dashboard.totals().requests());
        }
    }

    @Test
    void thePageOfAnEarlierDayIsTheSameBytesWhateverComesLater() {
        SYSTEM.arrives(
                "Протипожежна безпека",
                "safety-first-aid",
                "UA-46",
                SYSTEM.now().minus(Duration.ofDays(40)));
        String day = "2026-10-25";
        Router api = SYSTEM.started();
        HttpResponse first = page(api, MODERATOR, "safety-first-aid", Map.of("asOf", day));
        assertThat(first.status()).isEqualTo(200);
        assertThat(json(first).path("need").path("requests").asInt()).isEqualTo(1);
        SYSTEM.arrives(
                "Протипожежна безпека",
                "safety-first-aid",
                "UA-46",
                SYSTEM.now().minus(Duration.ofDays(50)));
        send(api, "POST /v1/knowledge/notes", "", "{\"topic\":\"safety-first-aid\",\"text\":\"Нове\"}", Map.of());
        build();
        SYSTEM.later(Duration.ofSeconds(6));
        HttpResponse again = page(SYSTEM.started(), MODERATOR, "safety-first-aid", Map.of("asOf", day));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().get("etag")).isEqualTo(first.headers().get("etag"));
        JsonNode today = json(page(SYSTEM.started(), MODERATOR, "safety-first-aid", Map.of()));
        assertThat(today.path("need").path("requests").asInt()).isEqualTo(2);
        assertThat(today.path("notes")).hasSize(1);
    }

    @Test
    void theScheduleKeepsEachPageOfYesterdayOnce() {
        SYSTEM.arrives("Жестова мова", "inclusion", "UA-05", SYSTEM.now().minus(Duration.ofDays(2)));
        SYSTEM.later(Duration.ofDays(1));
        assertThat(build().pages()).isGreaterThanOrEqualTo(37);
        assertThat(build().pages()).isZero();
    }

    @Test
    void notesHaveVersionsAndThePageShowsThoseOfItsDay() {
        Router api = SYSTEM.started();
        String note = "{\"topic\":\"integrity\",\"text\":\"Перша"
            + " версія\",\"sources\":[{\"title\":\"Закон\",\"url\":\"https://zakon.rada.gov.ua/laws/show/1700-18\"}]}";
        HttpResponse created = send(api, "POST /v1/knowledge/notes", "", note, Map.of("idempotency-key", "k1"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers()).containsEntry("etag", "\"1\"");
        String id = json(created).path("noteId").asText();
        assertThat(json(send(api, "POST /v1/knowledge/notes", "", note, Map.of("idempotency-key", "k1")))
                        .path("noteId")
                        .asText())
                .isEqualTo(id);
        assertThat(send(
                                api,
                                "POST /v1/knowledge/notes",
                                "",
                                note.replace("Перша", "Інша"),
                                Map.of("idempotency-key", "k1"))
                        .status())
                .isEqualTo(409);
        SYSTEM.later(Duration.ofDays(1));
        String law = "{\"topic\":\"integrity\",\"text\":\"Друга версія\",\"appliesFrom\":\"2026-01-01\"}";
        assertThat(send(api, "PUT /v1/knowledge/notes/{noteId}", id, law, Map.of())
                        .status())
                .isEqualTo(428);
        assertThat(send(api, "PUT /v1/knowledge/notes/{noteId}", id, law, Map.of("if-match", "\"7\""))
                        .status())
                .isEqualTo(412);
        assertThat(send(api, "PUT /v1/knowledge/notes/{noteId}", id, law, Map.of("if-match", "\"1\""))
                        .status())
                .isEqualTo(200);
        assertThat(json(call(api, LVIV, "GET /v1/knowledge/notes/{noteId}", Map.of("noteId", id), Map.of()))
                        .path("versions"))
                .extracting(version -> version.path("text").asText())
                .containsExactly("Перша версія", "Друга версія");
        SYSTEM.later(Duration.ofSeconds(6));
        assertThat(ids(search(api, LVIV, Map.of("q", "друга версія", "type", "note"))))
                .containsExactly(id);
        JsonNode today = json(page(api, LVIV, "integrity", Map.of()));
        assertThat(today.path("law").path(0).path("text").asText()).isEqualTo("Друга версія");
        assertThat(today.path("notes")).isEmpty();
        String yesterday = Kyiv.day(SYSTEM.now()).minusDays(1).toString();
        JsonNode before = json(page(api, LVIV, "integrity", Map.of("asOf", yesterday)));
        assertThat(before.path("notes").path(0).path("text").asText()).isEqualTo("Перша версія");
        assertThat(send(api, "DELETE /v1/knowledge/notes/{noteId}", id, "", Map.of("if-match", "*"))
                        .status())
                .isEqualTo(200);
        SYSTEM.later(Duration.ofSeconds(6));
        assertThat(ids(search(api, LVIV, Map.of("q", "друга версія", "type", "note"))))
                .isEmpty();
        assertThat(json(page(api, LVIV, "integrity", Map.of())).path("law")).isEmpty();
    }

    @Test
    void aNoteIsKeptWithoutPersonalDataInTextAndSources() {
        Router api = SYSTEM.started();
        String note = "{\"topic\":\"records-management\",\"text\":\"Питайте Олену Петрівну Коваленко, 067 123 45"
                + " 67\",\"sources\":[{\"title\":\"Лист від"
                + " olena@example.com\",\"url\":\"https://zakon.rada.gov.ua/laws/show/1700-18\"}]}";
        HttpResponse created = send(api, "POST /v1/knowledge/notes", "", note, Map.of());
        assertThat(created.status()).isEqualTo(201);
        assertThat(new String(created.body(), StandardCharsets.UTF_8))
                .contains("Питайте", "[телефон]", "[e-mail]")
                .doesNotContain("Коваленко", "45 67", "olena@");
        String id = json(created).path("noteId").asText();
        assertThat(send(api, "DELETE /v1/knowledge/notes/{noteId}", id, "", Map.of("if-match", "*"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongInputIsRefusedWithAllItsRules() {
        Router api = SYSTEM.started();
        HttpResponse note = send(
                api,
                "POST /v1/knowledge/notes",
                "",
                "{\"topic\":\"x\",\"text\":\""
                        + " \",\"sources\":[{\"title\":\"\",\"url\":\"javascript:alert(1)\"}],\"appliesFrom\":\"x\"}",
                Map.of());
        assertThat(note.status()).isEqualTo(422);
        assertThat(json(note).path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .containsExactlyInAnyOrder("/topic", "/text", "/appliesFrom", "/sources/0/title", "/sources/0/url");
        for (Map<String, String> query : List.of(
                Map.<String, String>of(),
                Map.of("q", "  ?! "),
                Map.of("q", "!!!"),
                Map.of("q", "я"),
                Map.of("q", "[прізвище]"),
                Map.of("q", "x".repeat(201)),
                Map.of("q", "ab", "type", "x"),
                Map.of("q", "ab", "topic", "x"),
                Map.of("q", "ab", "region", "x"),
                Map.of("q", "ab", "limit", "51"),
                Map.of("q", "ab", "cursor", "x"),
                Map.of("q", "ab", "other", "x"))) {
            assertThat(call(api, MODERATOR, "GET /v1/knowledge/search", Map.of(), query)
                            .status())
                    .as("%s", query)
                    .isEqualTo(422);
        }
        assertThat(page(api, MODERATOR, "x", Map.of()).status()).isEqualTo(404);
        assertThat(page(api, MODERATOR, "land", Map.of("asOf", "2999-01-01")).status())
                .isEqualTo(422);
        assertThat(page(api, LVIV, "land", Map.of("region", "UA-63")).status()).isEqualTo(403);
        Map<String, String> two = Map.of("sub", "o", "role", "regional", "regions", "[UA-46 UA-05]");
        assertThat(page(api, two, "land", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void aCallerWithTwoRegionsReadsTheirSumOfAnEarlierDayWhichIsNotKept() {
        Instant october = Instant.parse("2026-10-01T09:00:00Z");
        SYSTEM.arrives("Межі ділянки", "land", "UA-46", october);
        SYSTEM.arrives("Межі ділянки", "land", "UA-05", october);
        SYSTEM.arrives("Межі ділянки", "land", "UA-63", october);
        Router api = SYSTEM.started();
        Map<String, String> two = Map.of("sub", "o", "role", "regional", "regions", "[UA-46 UA-05]");
        Map<String, String> day = Map.of("asOf", "2026-11-05");
        int before =
                json(page(api, two, "land", day)).path("need").path("requests").asInt();
        int parts = 0;
        for (String region : List.of("UA-46", "UA-05")) {
            Map<String, String> query = Map.of("asOf", "2026-11-05", "region", region);
            parts += json(page(api, two, "land", query))
                    .path("need")
                    .path("requests")
                    .asInt();
        }
        assertThat(before).isEqualTo(parts).isGreaterThanOrEqualTo(2);
        SYSTEM.arrives("Межі ділянки", "land", "UA-05", october);
        SYSTEM.later(Duration.ofSeconds(6));
        assertThat(json(page(SYSTEM.started(), two, "land", day))
                        .path("need")
                        .path("requests")
                        .asInt())
                .isEqualTo(before + 1);
    }

    @Test
    void aRequestOfAnOldDayIsFoundInItsRegionAmongManyNewOnesOfOthers() {
        for (int i = 0; i < 110; i++) {
            SYSTEM.arrives(i < 60 ? "Курс про спектрометри" : "Курс про архів", "records-management", "UA-63");
        }
        build();
        SYSTEM.later(Duration.ofSeconds(6));
        StoredRequest old = SYSTEM.arrives(
                "Курс про спектрометри", "land", "UA-46", SYSTEM.now().minus(Duration.ofDays(300)));
        for (Map<String, String> where : List.of(Map.of("region", "UA-46"), Map.of("topic", "land"))) {
            Map<String, String> query = new HashMap<>(where);
            query.put("q", "спектрометр");
            assertThat(ids(search(SYSTEM.started(), MODERATOR, query)))
                    .as("%s", where)
                    .contains(old.id().value());
        }
    }

    /** A thousand calls of a regional caller, about anything: no word of another region's requests. */
    @Test
    void regionalCallersSeeTheirPartOfEverything() {
        List<String> regions = List.of("UA-46", "UA-63", "UA-05");
        List<String> topics = List.of("veterans", "land", "leadership");
        Random random = new Random(46);
        for (int i = 0; i < 90; i++) {
            String region = regions.get(i % 3);
            String secret = region.equals("UA-46") ? "свій" : "чужийрегіон";
            SYSTEM.arrives("Черга ветеран земля команда " + secret, topics.get(i % 2), region);
        }
        build();
        SYSTEM.later(Duration.ofSeconds(6));
        Router api = SYSTEM.started();
        List<String> words = List.of("черга", "ветеран", "земля", "чужийрегіон", "команда", "xthuf");
        for (int i = 0; i < 1000; i++) {
            HttpResponse answer = random.nextInt(4) == 0
                    ? page(
                            api,
                            LVIV,
                            topics.get(random.nextInt(3)),
                            random.nextBoolean() ? Map.of() : Map.of("asOf", "2026-11-1" + random.nextInt(8)))
                    : call(
                            api,
                            LVIV,
                            "GET /v1/knowledge/search",
                            Map.of(),
                            Map.of(
                                    "q",
                                    words.get(random.nextInt(6)) + " " + words.get(random.nextInt(6)),
                                    "limit",
                                    Integer.toString(1 + random.nextInt(50))));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .doesNotContain("чужийрегіон", "UA-63", "UA-05");
        }
    }
}
