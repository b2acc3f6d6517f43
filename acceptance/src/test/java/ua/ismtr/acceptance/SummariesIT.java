package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.testing.Eventually;

/** The weekly e-mails of the packaged system, from the subscription to the mailbox. It comes first, to an empty system. */
@Order(1)
class SummariesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final int REQUESTS = 120;
    private static final int PLANNED = 4;
    private static final int DELIVERED = 2;
    private static final int KILLED_SUBSCRIBERS = 60;

    /** What a killed sender had taken comes again after three minutes: it is only done where it is asked for. */
    private static final int KILLS = Integer.getInteger("ismtr.kills", 0);

    private static final int MOST_LISTED = 5;

    /** The Monday of the last week that is over. */
    private static LocalDate monday = LocalDate.EPOCH;

    @RegisterExtension
    static final SharedSystem SHARED = new SharedSystem();

    private static final int LEAST_OF_GROWTH = 3;

    private static RunningSystem system;
    private static String admin;

    @BeforeAll
    static void start() {
        system = SHARED.get();
        monday = LocalDate.now(KYIV)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        admin = token("admin@example.gov.ua", "admin");
        Random random = new Random(5);
        for (int i = 0; i < REQUESTS; i++) {
            LocalDate day = monday.plusDays(6).minusDays(random.nextInt(random.nextBoolean() ? 14 : 70));
            Instant at = day.atTime(12, 0).atZone(KYIV).toInstant();
            String region = "UA" + List.of("46", "63", "51", "80", "05").get(random.nextInt(5));
            assertThat(system.submit("mail-" + i, Requests.body(region, i, at)).statusCode())
                    .isEqualTo(202);
        }
        Eventually.within(
                PATIENCE,
                () -> assertThat(system.dashboard(admin, "")
                                        .at("/totals/requests")
                                        .asInt()
                                + system.dashboard(admin, "")
                                        .at("/totals/notRequests")
                                        .asInt())
                        .isEqualTo(REQUESTS));
        List<JsonNode> classified = requests("?status=classified");
        for (int i = 0; i < PLANNED + DELIVERED; i++) {
            String id = classified.get(i).path("requestId").asText();
            decide(id, "planned");
            if (i < DELIVERED) {
                decide(id, "delivered");
            }
        }
        Eventually.within(PATIENCE, () -> {
            JsonNode totals = system.dashboard(admin, "").path("totals");
            assertThat(totals.path("planned").asInt()).isEqualTo(PLANNED);
            assertThat(totals.path("delivered").asInt()).isEqualTo(DELIVERED);
        });
    }

    private static List<JsonNode> requests(String query) {
        List<JsonNode> all = new ArrayList<>();
        for (String cursor = ""; !cursor.equals("null"); ) {
            JsonNode page = system.get(
                    "/v1/training-requests" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                    Map.of("authorization", "Bearer " + admin));
            page.path("items").forEach(all::add);
            cursor = page.path("nextCursor").asText();
        }
        return all;
    }

    private static void decide(String id, String status) {
        String path = "/v1/training-requests/" + id;
        String etag = system.call(path, Map.of("authorization", "Bearer " + admin))
                .headers()
                .firstValue("etag")
                .orElseThrow();
        HttpResponse<String> answer = system.send(HttpRequest.newBuilder(system.uri(path))
                .header("authorization", "Bearer " + admin)
                .header("if-match", etag)
                .header("content-type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"status\":\"" + status + "\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void everyFigureOfTheEmailsOfAllRegionsIsThatOfTheDashboard() {
        List<String> regions = new ArrayList<>();
        system.dashboard(admin, "")
                .path("byRegion")
                .forEach(row -> regions.add(row.path("region").asText()));
        assertThat(regions).hasSize(27);
        regions.forEach(region -> subscribe(region.toLowerCase(Locale.ROOT) + "@regions.example.gov.ua", region, "en"));
        subscribe("country@regions.example.gov.ua", "", "en");

        runSchedule();

        Map<String, JsonNode> mails = awaitMails("@regions.example.gov.ua", 28);
        for (String region : regions) {
            check(of(mails, region.toLowerCase(Locale.ROOT) + "@regions.example.gov.ua"), region);
        }
        check(of(mails, "country@regions.example.gov.ua"), "");
    }

    /** Compares each figure of the mail, in both its forms, with the dashboard of the same filter. */
    private static void check(JsonNode mail, String region) {
        String text = mail.path("text").asText();
        JsonNode week = dashboard(region, monday, monday.plusDays(6));
        JsonNode before = dashboard(region, monday.minusDays(7), monday.minusDays(1));
        JsonNode four = dashboard(region, monday.minusDays(28), monday.minusDays(1));
        JsonNode year = dashboard(region, monday.plusDays(6).minusDays(364), monday.plusDays(6));
        if (week.at("/totals/requests").asInt() == 0) {
            assertThat(text).contains("There were no requests in the week");
        } else {
            List<String> figures = new ArrayList<>();
            for (String name : List.of("requests", "participants")) {
                figures.add(week.at("/totals/" + name).asText());
                figures.add(before.at("/totals/" + name).asText());
                double mean = four.at("/totals/" + name).asInt() / 4.0;
                figures.add(Double.toString(mean).replaceFirst("\\.0$", ""));
            }
            assertThat(found(
                            text,
                            "Requests: (\\d+)\\n"
                                    + "The week before: (\\d+)\\. Mean of the four weeks before: ([\\d.]+)\\.\\n"
                                    + "\\n"
                                    + "People to be trained: (\\d+)\\n"
                                    + "The week before: (\\d+)\\. Mean of the four weeks before: ([\\d.]+)\\.\\n"))
                    .containsExactly(figures);
            assertThat(found(text, "Centres that sent requests: (\\d+) centres? of the (\\d+) known"))
                    .containsExactly(List.of(
                            week.at("/totals/centers").asText(),
                            year.at("/totals/centers").asText()));
            figures.forEach(figure -> assertThat(mail.path("html").asText()).contains(">" + figure + "</td>"));
        }
        checkTopics(text, region, week);
        checkProgress(text, week, "Of the week's requests: (\\d+) planned and (\\d+) delivered");
        checkProgress(text, year, "Of the requests of 365 days: (\\d+) planned and (\\d+) delivered");
        checkWaiting(text, region);
        assertThat(text)
                .contains("from=" + monday + "&to=" + monday.plusDays(6) + "\n")
                .contains(region.isEmpty() ? "?lang=en&from=" : "?lang=en&region=" + region + "&from=");
        if (region.isEmpty()) {
            checkRegions(text, week);
        }
    }

    private static void checkTopics(String text, String region, JsonNode week) {
        JsonNode earlier = dashboard(region, monday.minusWeeks(52), monday.minusDays(1));
        Map<String, String> names = topicNames();
        List<String> known = new ArrayList<>();
        earlier.path("byTopic").forEach(row -> {
            if (row.path("requests").asInt() > 0) {
                known.add(row.path("topic").asText());
            }
        });
        Map<String, JsonNode> growing = new HashMap<>();
        Map<String, JsonNode> fresh = new HashMap<>();
        week.path("byTopic").forEach(row -> {
            String topic = row.path("topic").asText();
            if (known.contains(topic)
                    && row.path("requests").asInt() >= LEAST_OF_GROWTH
                    && row.path("requests").asInt() > row.path("previous").asInt()) {
                growing.put(names.get(topic), row);
            } else if (!known.contains(topic) && row.path("requests").asInt() > 0 && !topic.equals("other")) {
                fresh.put(names.get(topic), row);
            }
        });
        List<List<String>> toldGrowing = found(text, "- (.+): (\\d+) requests?, (\\d+) the week before\\n");
        assertThat(toldGrowing).hasSize(Math.min(MOST_LISTED, growing.size()));
        for (List<String> told : toldGrowing) {
            JsonNode row = of(growing, told.getFirst());
            assertThat(told.subList(1, 3))
                    .containsExactly(
                            row.path("requests").asText(), row.path("previous").asText());
        }
        List<List<String>> toldFresh = found(text, "- (.+): (\\d+) requests?\\n");
        assertThat(toldFresh).hasSize(Math.min(MOST_LISTED, fresh.size()));
        for (List<String> told : toldFresh) {
            assertThat(told.getLast())
                    .isEqualTo(of(fresh, told.getFirst()).path("requests").asText());
        }
    }

    private static void checkProgress(String text, JsonNode dashboard, String pattern) {
        JsonNode totals = dashboard.path("totals");
        List<String> figures = List.of(
                totals.path("planned").asText(), totals.path("delivered").asText());
        assertThat(found(text, pattern)).isEqualTo(figures.equals(List.of("0", "0")) ? List.of() : List.of(figures));
    }

    /** The days that the oldest have waited when the week is over, as the list of requests tells them. */
    private static void checkWaiting(String text, String region) {
        String filter = region.isEmpty() ? "" : "&region=" + region;
        List<String> days = Stream.of("classified", "needs-review")
                .flatMap(status -> requests("?status=" + status + filter).stream())
                .filter(one -> !one.path("topics").toString().contains("not-a-request"))
                .map(one -> LocalDate.ofInstant(
                        Instant.parse(one.path("submittedAt").asText()), KYIV))
                .sorted()
                .limit(MOST_LISTED)
                .map(day -> Long.toString(ChronoUnit.DAYS.between(day, monday.plusDays(7))))
                .toList();
        assertThat(found(text, "waiting for (\\d+) days?, since").stream().map(List::getFirst))
                .containsExactlyElementsOf(days);
    }

    private static void checkRegions(String text, JsonNode week) {
        Map<String, List<String>> rows = found(
                        text, "- (.+): (\\d+) requests?, (\\d+) (?:people|person), (\\d+) requests? the week before\\n")
                .stream()
                .collect(Collectors.toMap(List::getFirst, row -> row.subList(1, 4)));
        Map<String, String> names = new HashMap<>();
        system.get("/v1/regions", Map.of("authorization", "Bearer " + admin))
                .path("regions")
                .forEach(region ->
                        names.put(region.path("id").asText(), region.path("en").asText()));
        week.path("byRegion").forEach(row -> {
            List<String> told = rows.get(names.get(row.path("region").asText()));
            if (told == null) {
                assertThat(row.path("requests").asInt() + row.path("previous").asInt())
                        .isZero();
            } else {
                assertThat(told)
                        .containsExactly(
                                row.path("requests").asText(),
                                row.path("participants").asText(),
                                row.path("previous").asText());
            }
        });
    }

    @Test
    void eachHasExactlyOneThoughTheScheduleFiresThreeTimesAtOnceAndSendersAreKilled() throws Exception {
        for (int i = 0; i < KILLED_SUBSCRIBERS; i++) {
            subscribe("reader" + i + "@killed.example.gov.ua", "UA-46", "uk");
        }
        List<Future<?>> kills = new ArrayList<>();
        try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
            for (int kill = 0; kill < KILLS; kill++) {
                kills.add(killer.schedule(
                        () -> system.killFunction("MailFunction"), 500 + 1500L * kill, TimeUnit.MILLISECONDS));
            }
            try (ExecutorService schedules = Executors.newFixedThreadPool(3)) {
                List<Future<?>> runs = new ArrayList<>();
                for (int run = 0; run < 3; run++) {
                    runs.add(schedules.submit(SummariesIT::runSchedule));
                }
                for (Future<?> run : runs) {
                    run.get();
                }
            }
            for (Future<?> kill : kills) {
                kill.get();
            }
        }
        Map<String, JsonNode> mails = awaitMails("@killed.example.gov.ua", KILLED_SUBSCRIBERS);
        assertThat(mails).hasSize(KILLED_SUBSCRIBERS);
    }

    @Test
    void oneClickOnTheLinkOfAMailEndsTheSubscription() {
        String reader = "tired@click.example.gov.ua";
        subscribe(reader, "UA-63", "uk");
        runSchedule();
        JsonNode mail = of(awaitMails("@click.example.gov.ua", 1), reader);
        String link = mail.at("/headers/List-Unsubscribe").asText().replaceAll("[<>]", "");
        assertThat(mail.at("/headers/List-Unsubscribe-Post").asText()).isEqualTo("List-Unsubscribe=One-Click");

        HttpResponse<String> answer = system.send(HttpRequest.newBuilder(URI.create(link))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode own = system.get("/v1/subscriptions", Map.of("authorization", "Bearer " + token(reader, "moderator")));
        assertThat(own.path("subscriptions")).isEmpty();
    }

    private static void subscribe(String address, String region, String language) {
        String regions = region.isEmpty() ? "" : "\"" + region + "\"";
        HttpResponse<String> answer = system.send(HttpRequest.newBuilder(system.uri("/v1/subscriptions"))
                .header("authorization", "Bearer " + token(address, "moderator"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"regions\":[" + regions + "],\"language\":\"" + language + "\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void runSchedule() {
        assertThat(system.send(HttpRequest.newBuilder(system.uri("/local/schedules/SummariesFunction"))
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    /** The mails to these addresses by address, when there are so many. */
    private static Map<String, JsonNode> awaitMails(String domain, int count) {
        Map<String, JsonNode> mails = new HashMap<>();
        Eventually.within(PATIENCE, () -> {
            mails.clear();
            mails.putAll(mails(domain));
            assertThat(mails).hasSize(count);
        });
        return mails;
    }

    /** The mails to these addresses by address; never two to one. */
    private static Map<String, JsonNode> mails(String domain) {
        Map<String, JsonNode> mails = new HashMap<>();
        for (JsonNode mail : system.get("/local/mail", Map.of())) {
            String to = mail.path("to").path(0).asText();
            if (to.endsWith(domain)) {
                assertThat(mails.put(to, mail)).as("a second mail to " + to).isNull();
            }
        }
        return mails;
    }

    private static JsonNode dashboard(String region, LocalDate from, LocalDate to) {
        String filter = region.isEmpty() ? "" : "&region=" + region;
        return system.dashboard(admin, "?from=" + from + "&to=" + to + filter);
    }

    private static Map<String, String> topicNames() {
        Map<String, String> names = new HashMap<>(Map.of("other", "Another topic"));
        system.get("/v1/topics", Map.of("authorization", "Bearer " + admin))
                .path("areas")
                .forEach(area -> area.path("topics")
                        .forEach(topic -> names.put(
                                topic.path("id").asText(), topic.path("en").asText())));
        return names;
    }

    private static JsonNode of(Map<String, JsonNode> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static List<List<String>> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(SummariesIT::groups)
                .toList();
    }

    private static List<String> groups(MatchResult result) {
        List<String> groups = new ArrayList<>();
        for (int group = 1; group <= result.groupCount(); group++) {
            groups.add(result.group(group));
        }
        return groups;
    }

    private static String token(String sub, String role) {
        String person = "{\"sub\":\"%s\",\"role\":\"%s\",\"regions\":[]}".formatted(sub, role);
        return RunningSystem.json(system.send(
                        HttpRequest.newBuilder(system.uri("/local/token")).POST(BodyPublishers.ofString(person))))
                .path("accessToken")
                .asText();
    }
}
