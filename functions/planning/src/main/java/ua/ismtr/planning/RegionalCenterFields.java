package ua.ismtr.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.ismtr.http.JsonFields;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.regional.RegionalCenter;
import ua.ismtr.regional.RegionalCenter.Name;
import ua.ismtr.regional.RegionalCenter.Profile;
import ua.ismtr.regional.RegionalCenter.Trainers;
import ua.ismtr.regional.RegionalCenter.Venue;

/** Reads what people say of a regional centre, and finds every rule that it breaks. */
final class RegionalCenterFields {
    private static final int LONGEST_NAME = 200;

    /** More would not fit into the item of a plan with its figures by region and topic. */
    private static final int MOST_REGIONS = 10;

    private static final int MOST_VENUES = 100;
    private static final int MOST_DAYS = 200;
    private static final int MOST_PLACES = 10_000;
    private static final List<String> NAMES = List.of("name", "regions", "trainers", "venues");

    private final JsonFields fields;

    private RegionalCenterFields(JsonFields fields) {
        this.fields = fields;
    }

    /** The profile; it is not to be used where the fields broke a rule. */
    static Profile profile(JsonFields fields) {
        return new RegionalCenterFields(fields).read();
    }

    /** The fields of the centre as they are after a merge patch (RFC 7396): what it does not name stays. */
    static JsonFields patched(RegionalCenter now, JsonNode patch) {
        ObjectNode target = Json.MAPPER.valueToTree(now.profile());
        for (String name : NAMES) {
            if (patch.has(name)) {
                target.set(name, patch.path(name));
            }
        }
        return new JsonFields(patch.isObject() ? target : patch);
    }

    private Profile read() {
        Name name = new Name(fields.plainLine("/name/uk", LONGEST_NAME), fields.plainLine("/name/en", LONGEST_NAME));
        fields.list("/regions", 1, MOST_REGIONS);
        List<RegionId> regions = fields.regions("/regions");
        return new Profile(name, regions, trainers(), venues(regions));
    }

    private List<Trainers> trainers() {
        List<Trainers> trainers = new ArrayList<>();
        Set<TopicId> named = new HashSet<>();
        int count = fields.list("/trainers", 0, Taxonomy.topics().size()).size();
        for (int i = 0; i < count; i++) {
            String pointer = "/trainers/" + i;
            Optional<TopicId> topic = fields.parsed(
                    pointer + "/topic",
                    text -> Taxonomy.label(text)
                            .filter(one -> !one.equals(TopicId.NOT_A_REQUEST) && !one.equals(TopicId.OTHER)),
                    "a topic of the taxonomy, such as veterans");
            int days = fields.wholeNumber(pointer + "/days", 1, MOST_DAYS);
            if (topic.isPresent() && !named.add(topic.get())) {
                fields.refuse(pointer + "/topic", "must not be named twice");
            }
            topic.ifPresent(one -> trainers.add(new Trainers(one, days)));
        }
        return List.copyOf(trainers);
    }

    private List<Venue> venues(List<RegionId> regions) {
        List<Venue> venues = new ArrayList<>();
        int count = fields.list("/venues", 0, MOST_VENUES).size();
        for (int i = 0; i < count; i++) {
            String pointer = "/venues/" + i;
            String name = fields.plainLine(pointer + "/name", LONGEST_NAME);
            Optional<String> katottg = fields.community(pointer + "/katottg");
            Optional<RegionId> region =
                    katottg.flatMap(Regions::ofCommunity).map(Region::id).filter(regions::contains);
            if (katottg.isPresent() && region.isEmpty()) {
                fields.refuse(pointer + "/katottg", "must begin with the code of one of the regions");
            }
            int places = fields.wholeNumber(pointer + "/places", 1, MOST_PLACES);
            katottg.ifPresent(code -> venues.add(new Venue(name, code, places)));
        }
        return List.copyOf(venues);
    }
}
