package ua.ismtr.moderation;

import java.util.List;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.reference.Area;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;

/** The lists of topics and regions with their names. */
final class DirectoryApi {
    private record Topics(List<ShownArea> areas, List<TopicId> special) {}

    private record ShownArea(String id, String uk, String en, List<ShownTopic> topics) {}

    private record ShownTopic(TopicId id, String uk, String en, String about) {}

    private record ShownRegions(List<ShownRegion> regions) {}

    private record ShownRegion(String id, String uk, String en) {}

    HttpResponse topics(Caller caller, HttpRequest request) {
        List<ShownArea> areas =
                Taxonomy.areas().stream().map(DirectoryApi::shown).toList();
        return answer(request, new Topics(areas, List.of(TopicId.OTHER, TopicId.NOT_A_REQUEST)));
    }

    private static ShownArea shown(Area area) {
        List<ShownTopic> topics = Taxonomy.topics().stream()
                .filter(topic -> topic.area().equals(area.id()))
                .map(DirectoryApi::shown)
                .toList();
        return new ShownArea(area.id(), area.uk(), area.en(), topics);
    }

    private static ShownTopic shown(Topic topic) {
        return new ShownTopic(topic.id(), topic.uk(), topic.en(), topic.about());
    }

    HttpResponse regions(Caller caller, HttpRequest request) {
        List<ShownRegion> regions = Regions.all().stream()
                .map(region -> new ShownRegion(region.id().value(), region.uk(), region.en()))
                .toList();
        return answer(request, new ShownRegions(regions));
    }

    private static HttpResponse answer(HttpRequest request, Object value) {
        HttpResponse full = HttpResponse.json(200, value);
        return Conditional.answer(request, full, full.body());
    }
}
