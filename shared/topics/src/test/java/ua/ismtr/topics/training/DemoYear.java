package ua.ismtr.topics.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.Classifier;

/** How many of the requests of the demo year need no moderator, by who asks and from where: nobody may have to wait longer for that. */
final class DemoYear {
    private final List<Asked> requests;

    private DemoYear(List<Asked> requests) {
        this.requests = requests;
    }

    /** A request and whether its topics count at once. */
    private record Asked(String role, String region, boolean certain) {}

    /** The requests of the demo, read as the classification function reads them. */
    static DemoYear read(Path file, Classifier classifier) throws IOException {
        List<Asked> requests = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode data = Json.MAPPER.readTree(line).at("/body/data");
            String text = Data.withoutPersonalData(data.path("text").asText());
            requests.add(new Asked(
                    data.at("/author/role").asText(),
                    Regions.ofCommunity(data.at("/center/katottg").asText())
                            .map(Region::en)
                            .orElse("unknown"),
                    classifier.classify(text).certain()));
        }
        return new DemoYear(List.copyOf(requests));
    }

    /** Share of all requests that need no moderator. */
    double coverage() {
        return share(requests);
    }

    String byRole() {
        return rows(Asked::role);
    }

    String byRegion() {
        return rows(Asked::region);
    }

    private String rows(Function<Asked, String> group) {
        Map<String, List<Asked>> groups = new TreeMap<>();
        requests.forEach(one -> groups.computeIfAbsent(group.apply(one), any -> new ArrayList<>())
                .add(one));
        StringBuilder rows = new StringBuilder();
        groups.forEach((name, some) ->
                rows.append(String.format(Locale.ROOT, "| %s | %d | %.2f |%n", name, some.size(), share(some))));
        return rows.toString();
    }

    private static double share(List<Asked> some) {
        return (double) some.stream().filter(Asked::certain).count() / some.size();
    }
}
