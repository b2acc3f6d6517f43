package ua.ismtr.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.centers.CenterState;
import ua.ismtr.centers.Centers;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.forecasts.WeeklyHistory;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Kind;
import ua.ismtr.surveillance.Warning;
import ua.ismtr.surveillance.Warnings;

/** Calls of regional callers with all kinds of parameters: none shows a row of a region that is not theirs. */
class RegionalScopeTest {
    private static final int CALLS = 10_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

    private final Stored stored = new Stored();
    private final Registered registered = new Registered();
    private final WarningsApi warnings = new WarningsApi(stored, new Unread(), CLOCK);
    private final CentersApi centers = new CentersApi(registered, new Unread(), CLOCK);

    /** Lists note nothing. */
    private static final class Unread implements AuditLog {
        @Override
        public void add(Entry entry) {
            throw new IllegalStateException("Nothing is done here");
        }

        @Override
        public Page find(Wanted wanted) {
            return new Page(List.of(), Optional.empty());
        }
    }

    @Test
    void noCallOfARegionalCallerShowsAnotherRegion() throws IOException {
        Random random = new Random(3);
        List<String> cursors = new ArrayList<>(List.of("x", "2026-W40~jump~UA~all", "UA-46.c-9"));
        int shown = 0;
        int refused = 0;
        for (int call = 0; call < CALLS; call++) {
            Set<RegionId> own = random.ints(1 + random.nextInt(3), 0, WeeklyHistory.REGIONS.size())
                    .mapToObj(WeeklyHistory.REGIONS::get)
                    .collect(Collectors.toSet());
            Caller caller = Caller.of(
                            "r",
                            Role.REGIONAL,
                            own.stream().map(RegionId::value).toList())
                    .orElseThrow();
            Map<String, String> query = new HashMap<>();
            if (random.nextBoolean()) {
                query.put("region", pick(random, WeeklyHistory.REGIONS).value());
            }
            if (random.nextInt(3) == 0) {
                query.put("cursor", pick(random, cursors));
            }
            if (random.nextBoolean()) {
                query.put("limit", Integer.toString(random.nextInt(120)));
            }
            boolean ofWarnings = random.nextBoolean();
            if (random.nextInt(3) == 0) {
                query.put("state", ofWarnings ? "new" : "active");
            }
            if (ofWarnings && random.nextInt(4) == 0) {
                query.put("kind", pick(random, List.of("jump", "silence", "all-silent")));
            }
            HttpRequest request = new HttpRequest("", Map.of(), Map.of(), query, new byte[0], Map.of());
            HttpResponse answer = ofWarnings ? warnings.list(caller, request) : centers.list(caller, request);
            if (answer.status() != 200) {
                assertThat(answer.status()).isIn(403, 422);
                refused++;
                continue;
            }
            JsonNode json = Json.MAPPER.readTree(answer.body());
            for (JsonNode item : json.path("items")) {
                assertThat(own).contains(new RegionId(item.path("region").asText()));
                assertThat(item.path("kind").asText()).isNotEqualTo("all-silent");
                shown++;
            }
            if (json.path("nextCursor").isTextual()) {
                cursors.add(json.path("nextCursor").asText());
            }
        }
        assertThat(shown).isGreaterThan(CALLS);
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void pagesShowEachWarningOnce() throws IOException {
        Caller moderator = Caller.of("m", Role.MODERATOR, List.of()).orElseThrow();
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            HttpRequest request = new HttpRequest(
                    "", Map.of(), Map.of(), Map.of("limit", "7", "cursor", cursor), new byte[0], Map.of());
            JsonNode json =
                    Json.MAPPER.readTree(warnings.list(moderator, request).body());
            json.path("items").forEach(item -> ids.add(item.path("warningId").asText()));
            cursor = json.path("nextCursor").asText("");
        } while (!cursor.isEmpty());

        assertThat(ids).doesNotHaveDuplicates().hasSize((int) stored.byId.values().stream()
                .filter(warning -> warning.finding().kind() != Kind.ALL_SILENT)
                .count());
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Warnings of every region and of the country. */
    private static final class Stored implements Warnings {
        private final TreeMap<String, Warning> byId = new TreeMap<>();

        Stored() {
            for (int week = 30; week < 40; week++) {
                for (RegionId region : WeeklyHistory.REGIONS) {
                    add(Kind.JUMP, region, week);
                }
                add(Kind.JUMP, null, week);
                add(Kind.ALL_SILENT, null, week);
            }
        }

        private void add(Kind kind, @Nullable RegionId region, int week) {
            Finding finding = new Finding(
                    kind,
                    region,
                    null,
                    null,
                    LocalDate.of(2026, 7, 20),
                    List.of("2026-W" + week),
                    9,
                    2,
                    4,
                    0.0001,
                    List.of());
            store(Warning.of(finding, List.of(), Instant.EPOCH));
        }

        @Override
        public Optional<Warning> find(String warningId) {
            return Optional.ofNullable(byId.get(warningId));
        }

        @Override
        public boolean store(Warning warning) {
            byId.put(warning.warningId(), warning);
            return true;
        }

        @Override
        public Page page(Predicate<Warning> wanted, @Nullable String after, int limit) {
            List<Warning> found = byId.descendingMap().values().stream()
                    .filter(warning -> after == null || warning.warningId().compareTo(after) < 0)
                    .filter(wanted)
                    .limit(limit + 1L)
                    .toList();
            boolean more = found.size() > limit;
            return new Page(
                    more ? found.subList(0, limit) : found,
                    more ? found.get(limit - 1).warningId() : null);
        }

        @Override
        public List<Warning> since(String week) {
            return List.copyOf(byId.tailMap(week).values());
        }

        @Override
        public List<Warning> gravest(Set<RegionId> regions) {
            return List.of();
        }
    }

    /** Some centres in each region. */
    private static final class Registered implements Centers {
        @Override
        public Map<String, RegisteredCenter> find(Collection<RegisteredCenter> centers) {
            return Map.of();
        }

        @Override
        public Optional<RegisteredCenter> find(RegionId region, String code) {
            return Optional.empty();
        }

        @Override
        public Map<String, RegisteredCenter> all() {
            return Map.of();
        }

        @Override
        public List<RegisteredCenter> of(RegionId region, @Nullable String after, int limit) {
            List<RegisteredCenter> centers = new ArrayList<>();
            for (int i = 0; i < 10 && i < limit; i++) {
                String code = "c-" + i;
                if (after == null || code.compareTo(after) > 0) {
                    centers.add(new RegisteredCenter(
                            code, code, "", region, CenterState.ACTIVE, LocalDate.of(2024, 1, 1), null, null));
                }
            }
            return centers;
        }

        @Override
        public void put(Collection<RegisteredCenter> centers) {
            throw new IllegalStateException("Nothing is imported here");
        }
    }
}
