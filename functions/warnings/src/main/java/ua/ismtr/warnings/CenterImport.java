package ua.ismtr.warnings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ua.ismtr.centers.CenterState;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.centers.TrainingHour;
import ua.ismtr.files.NoTable;
import ua.ismtr.files.Table;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.ImportedRow;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.RejectedRow;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.Regions;

/**
 * A register as it was sent: {@code {"centers":[{"code","name","katottg","state","since","staff","trainingHour"}]}}, or CSV with these names in
 * its first line. A centre that breaks a rule is left out and harms no other.
 */
record CenterImport(List<RegisteredCenter> centers, List<RejectedRow> rejected) {
    private static final int LARGEST = 5 * 1024 * 1024;
    private static final int MOST = 5_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_STAFF = 10_000;
    private static final List<String> COLUMNS =
            List.of("code", "name", "katottg", "state", "since", "staff", "trainingHour");
    private static final List<String> NEEDED = List.of("code", "name", "katottg", "state");

    /** What {@code service} makes of the register, or 413, 415, 400 or 422. */
    static HttpResponse read(HttpRequest request, Function<CenterImport, HttpResponse> service) {
        return JsonBody.mediaType(request).equals("text/csv")
                ? readCsv(request, service)
                : JsonBody.read(
                        request,
                        LARGEST,
                        json -> read(new JsonFields(json).broken(), ImportedRow.of(json.path("centers")), service));
    }

    private static HttpResponse readCsv(HttpRequest request, Function<CenterImport, HttpResponse> service) {
        if (request.body().length > LARGEST) {
            return Problem.tooLarge(LARGEST).response();
        }
        return switch (Table.csv(request.body())) {
            case NoTable(String reason) -> Problem.badRequest(reason).response();
            case Table table
            when !table.columns().containsAll(NEEDED) ->
                Problem.badRequest("The first line must name the columns " + String.join(", ", COLUMNS))
                        .response();
            case Table table -> read(new BrokenRules(), ImportedRow.of(table, CenterImport::json), service);
        };
    }

    private static JsonNode json(Table.Row row) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        COLUMNS.stream()
                .filter(column -> !row.cell(column).isEmpty())
                .forEach(column -> put(json, column, row.cell(column)));
        return json;
    }

    /** A number of staff is one in JSON too. */
    private static void put(ObjectNode row, String column, String value) {
        if (column.equals("staff") && value.matches("[0-9]{1,9}")) {
            row.put(column, Integer.parseInt(value));
        } else {
            row.put(column, value);
        }
    }

    private static HttpResponse read(
            BrokenRules broken, List<ImportedRow> rows, Function<CenterImport, HttpResponse> service) {
        ImportedRow.checkNumber(rows, MOST, "/centers", broken);
        if (!broken.isEmpty()) {
            return broken.response();
        }
        List<RegisteredCenter> centers = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (ImportedRow row : rows) {
            JsonFields fields = new JsonFields(row.json(), "/centers/" + row.index(), new BrokenRules());
            Optional<RegisteredCenter> center = center(fields, codes);
            if (fields.broken().isEmpty() && center.isPresent()) {
                centers.add(center.get());
            } else {
                rejected.add(new RejectedRow(row.index(), fields.broken().all()));
            }
        }
        return service.apply(new CenterImport(List.copyOf(centers), RejectedRow.fitting(rejected, "/centers")));
    }

    private static Optional<RegisteredCenter> center(JsonFields fields, Set<String> codes) {
        Optional<String> code = fields.centerCode("/code");
        String name = fields.plainLine("/name", LONGEST_NAME);
        Optional<String> katottg = fields.community("/katottg");
        Optional<Region> region = katottg.flatMap(Regions::ofCommunity);
        CenterState state = fields.oneOf("/state", CenterState.class);
        LocalDate since = fields.day("/since");
        @Nullable Integer staff = fields.isAbsent("/staff") ? null : fields.wholeNumber("/staff", 1, MOST_STAFF);
        Optional<TrainingHour> hour = fields.optional(
                "/trainingHour", TrainingHour::parse, "a day and a time in Kyiv such as wednesday 14:00");
        if (code.isPresent()
                && region.isPresent()
                && !codes.add(RegisteredCenter.name(region.get().id(), code.get()))) {
            fields.refuse("/code", "stands twice");
        }
        return code.isEmpty() || katottg.isEmpty() || region.isEmpty()
                ? Optional.empty()
                : Optional.of(new RegisteredCenter(
                        code.get(),
                        name,
                        katottg.get(),
                        region.get().id(),
                        state,
                        since == null ? LocalDate.of(2020, 1, 1) : since,
                        staff,
                        hour.orElse(null)));
    }
}
