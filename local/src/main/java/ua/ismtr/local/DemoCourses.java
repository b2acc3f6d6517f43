package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fills the catalogue of an empty system through the public API; importing the same again changes nothing. */
final class DemoCourses {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DemoModerator moderator;
    private final PrintStream out;

    DemoCourses(String url, PrintStream out) {
        this.moderator = new DemoModerator(url);
        this.out = out;
    }

    /** Imports the courses of the file: a JSON array of bodies of {@code POST /v1/courses/imports}. */
    void run(Path file) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            int courses = 0;
            for (JsonNode provider : JSON.readTree(Files.readString(file))) {
                JsonNode imported = moderator.post("/v1/courses/imports", provider.toString());
                courses += imported.path("created").asInt()
                        + imported.path("changed").asInt()
                        + imported.path("unchanged").asInt();
            }
            out.println(courses + " demo courses are in the catalogue");
        } catch (IOException e) {
            out.println("The demo courses could not be imported: " + e.getMessage());
        }
    }
}
