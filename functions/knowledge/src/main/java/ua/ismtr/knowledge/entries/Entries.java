package ua.ismtr.knowledge.entries;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.courses.Course;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.knowledge.Note;
import ua.ismtr.knowledge.search.Entry;
import ua.ismtr.knowledge.search.Kind;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.UnnamedCenters;

/** How requests, notes and topics are entries of the index. */
public final class Entries {
    private static final int TITLE = 80;

    private Entries() {}

    /** The entry of a request; none if it repeats another one, which is found in its place, or is no request any more. */
    public static Optional<Entry> of(StoredRequest stored) {
        if (!stored.isKept()) {
            return Optional.empty();
        }
        TrainingRequest request = stored.request();
        String region = Regions.find(request.region().value()).map(Region::uk).orElse("");
        List<TopicId> topics = stored.topics();
        boolean noise = topics.equals(List.of(TopicId.NOT_A_REQUEST)) && stored.status() != Status.NEEDS_REVIEW;
        return Optional.of(new Entry(
                Kind.REQUEST,
                stored.id().value(),
                request.center().name(),
                request.text(),
                // Who searches for a centre is not to find what its people would not say of themselves.
                UnnamedCenters.has(stored) ? region : request.center().name() + " " + region,
                topics.stream().map(TopicId::value).toList(),
                request.region().value(),
                request.day(),
                request.region() + "/" + request.center().code(),
                request.participants(),
                !noise));
    }

    /** The entry of a note; none of one that is shown no more. */
    public static Optional<Entry> of(Note note) {
        if (note.withdrawn()) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                Kind.NOTE,
                note.noteId(),
                title(note.text()),
                note.text(),
                "",
                List.of(note.topic().value()),
                null,
                Kyiv.day(note.updatedAt()),
                null,
                0,
                false));
    }

    /** The entry of an event that was announced or held. */
    public static Entry of(StoredEvent stored) {
        EventDetails details = stored.event().details();
        RegionId region = details.region();
        boolean hiddenFromRegions = region == null && details.format() != Format.ONLINE;
        EventDetails.Place place = details.place();
        return new Entry(
                Kind.EVENT,
                stored.id().value(),
                details.title().uk(),
                Stream.of(
                                details.title().en(),
                                place == null ? "" : place.name(),
                                Objects.requireNonNullElse(details.provider(), ""))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" · ")),
                "",
                details.topics().stream().map(TopicId::value).toList(),
                hiddenFromRegions ? Entry.WHOLE_COUNTRY_ONLY : region == null ? null : region.value(),
                Kyiv.day(stored.event().createdAt()),
                null,
                0,
                false);
    }

    /** The entry of a course that is on offer. */
    public static Entry of(Course course) {
        return new Entry(
                Kind.COURSE,
                course.courseId().value(),
                course.offer().title(),
                Stream.of(
                                course.offer().about(),
                                course.offer().outcomes(),
                                course.offer().provider())
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" · ")),
                "",
                course.topics().stream().map(one -> one.topic().value()).toList(),
                null,
                Kyiv.day(course.updatedAt()),
                null,
                0,
                false);
    }

    /** The entry of each topic. */
    public static List<Entry> ofTopics() {
        return Taxonomy.topics().stream().map(Entries::of).toList();
    }

    private static Entry of(Topic topic) {
        return new Entry(
                Kind.TOPIC,
                topic.id().value(),
                topic.uk(),
                topic.en() + ": " + topic.about(),
                "",
                List.of(topic.id().value()),
                null,
                LocalDate.EPOCH,
                null,
                0,
                false);
    }

    /** The first words of a text. */
    private static String title(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        if (line.length() <= TITLE) {
            return line;
        }
        int space = line.lastIndexOf(' ', TITLE);
        return line.substring(0, space > 0 ? space : line.offsetByCodePoints(0, TITLE / 2)) + "…";
    }
}
