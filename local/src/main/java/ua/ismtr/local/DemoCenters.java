package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** Registers the centres of the demo through the public API; doing it again changes nothing. */
final class DemoCenters {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DemoModerator moderator;
    private final PrintStream out;

    DemoCenters(String url, PrintStream out) {
        this.moderator = new DemoModerator(url);
        this.out = out;
    }

    /** Registers the centres of the file, a body of {@code POST /v1/centers/imports} with days before today for dates. */
    void run(Path file) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            JsonNode register = JSON.readTree(Files.readString(file));
            LocalDate today = LocalDate.now(ZoneId.of("Europe/Kyiv"));
            for (JsonNode center : register.required("centers")) {
                JsonNode daysAgo = ((ObjectNode) center).remove("sinceDaysAgo");
                ((ObjectNode) center)
                        .put("since", today.minusDays(daysAgo.asLong()).toString());
            }
            moderator.post("/v1/centers/imports", register.toString());
            out.println(register.path("centers").size() + " demo centres are registered");
        } catch (IOException e) {
            out.println("The demo centres could not be registered: " + e.getMessage());
        }
    }
}
