package ua.ismtr.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.ismtr.centers.CenterState;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.surveillance.Activity;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Kind;
import ua.ismtr.surveillance.WarningsMaker;

/** The demo's year has something to find on whichever day of the week it is started. */
class DemoYearTest {
    private static final Path EVENTS = Path.of("../../events");
    private static final TopicId CYBERSECURITY = new TopicId("cybersecurity");
    private static final Pattern ABOUT_IT = Pattern.compile(
            "фішинг|кібер|підозріл|пароль|паролі|вірус|шахрайськ|підроблен|QR-код|соціальну інженерію|рахунками");
    private static final String CLOSED = "UA63-0190";

    static Stream<LocalDate> aWeekOfStarts() {
        return LocalDate.of(2026, 11, 23).datesUntil(LocalDate.of(2026, 11, 30));
    }

    @ParameterizedTest
    @MethodSource("aWeekOfStarts")
    void hasAJumpASilentRegionAndAClosedCentreThatIsNotSilent(LocalDate start) throws IOException {
        Activity activity = activity(start);
        Map<String, RegisteredCenter> register = register(start);
        List<Finding> found = WarningsMaker.find(activity, register);

        assertThat(found)
                .filteredOn(finding -> finding.kind() == Kind.JUMP && CYBERSECURITY.equals(finding.topic()))
                .isNotEmpty();
        assertThat(found)
                .filteredOn(finding -> finding.kind() == Kind.SILENCE && finding.center() == null)
                .extracting(Finding::region)
                .contains(new RegionId("UA-14"));
        assertThat(found).noneMatch(finding -> CLOSED.equals(finding.center()));
        register.remove("UA-63/" + CLOSED);
        assertThat(WarningsMaker.find(activity, register)).anyMatch(finding -> CLOSED.equals(finding.center()));
    }

    private static Activity activity(LocalDate start) throws IOException {
        Activity activity = new Activity(Week.of(start.minusDays(364)), start.minusDays(1));
        for (String line : Files.readAllLines(EVENTS.resolve("demo-requests.jsonl"))) {
            JsonNode json = Json.MAPPER.readTree(line);
            JsonNode data = json.at("/body/data");
            LocalDate day = start.minusDays(json.path("daysAgo").asLong());
            RegionId region = region(data.at("/center/katottg").asText());
            Map<String, Long> center = Map.of(data.at("/center/code").asText(), 1L);
            activity.add(day, region, null, 1, 1, center);
            if (ABOUT_IT.matcher(data.path("text").asText()).find()) {
                activity.add(day, region, CYBERSECURITY, 1, 1, center);
            }
        }
        return activity;
    }

    private static Map<String, RegisteredCenter> register(LocalDate start) throws IOException {
        Map<String, RegisteredCenter> register = new HashMap<>();
        for (JsonNode center : Json.MAPPER
                .readTree(Files.readString(EVENTS.resolve("demo-centers.json")))
                .path("centers")) {
            String code = center.path("code").asText();
            RegisteredCenter registered = new RegisteredCenter(
                    code,
                    center.path("name").asText(),
                    center.path("katottg").asText(),
                    region(center.path("katottg").asText()),
                    CenterState.of(center.path("state").asText()).orElseThrow(),
                    start.minusDays(center.path("sinceDaysAgo").asLong()),
                    null,
                    null);
            register.put(registered.fullName(), registered);
        }
        return register;
    }

    private static RegionId region(String katottg) {
        return Regions.ofCommunity(katottg).orElseThrow().id();
    }
}
