package ua.ismtr.knowledge.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.CourseState;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlap;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.events.EventFilter;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.forecasts.Forecast;
import ua.ismtr.forecasts.S3Forecasts;
import ua.ismtr.knowledge.page.TopicPage.Outlook;
import ua.ismtr.knowledge.page.TopicPage.ShownCourse;
import ua.ismtr.knowledge.page.TopicPage.ShownEvent;
import ua.ismtr.knowledge.page.TopicPage.ShownOverlap;
import ua.ismtr.knowledge.page.TopicPage.ShownWarning;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.surveillance.Warning;
import ua.ismtr.surveillance.Warnings;

/** What is coming on a topic, and what was done about it: forecast, warnings, events, courses. */
public final class Outlooks {
    private static final int WEEKS = 12;
    private static final int WARNING_DAYS = 91;
    private static final int PAGE = 100;
    private static final int MOST = 20;
    private static final Set<EventStatus> SHOWN = Set.of(EventStatus.ANNOUNCED, EventStatus.HELD);

    private final S3Forecasts forecasts;
    private final Warnings warnings;
    private final EventStore events;
    private final Courses courses;
    private final Overlaps overlaps;
    private final Requests requests;

    /** @param requests where those that are in an event are looked up */
    public Outlooks(
            S3Forecasts forecasts,
            Warnings warnings,
            EventStore events,
            Courses courses,
            Overlaps overlaps,
            Requests requests) {
        this.forecasts = forecasts;
        this.warnings = warnings;
        this.events = events;
        this.courses = courses;
        this.overlaps = overlaps;
        this.requests = requests;
    }

    /** The courses that are on offer. */
    public List<Course> currentCourses() {
        return courses.all()
                .filter(course -> course.state() == CourseState.CURRENT)
                .toList();
    }

    /** All announced and held events. */
    public List<StoredEvent> shownEvents() {
        Caller everybody = new Caller(
                "knowledge", Role.ADMIN, PageScope.country(TopicId.OTHER).visible());
        EventFilter filter = new EventFilter(everybody, null, null, SHOWN, null, null);
        List<StoredEvent> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            EventStore.Page page = events.page(filter, after, PAGE);
            found.addAll(page.events());
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    /** What was known at the end of this day. */
    OfDay of(LocalDate day) {
        Optional<Forecast> forecast = forecasts
                .current()
                .filter(one -> !Kyiv.day(one.madeAt()).isAfter(day))
                .or(() -> forecasts.published(day));
        List<Warning> found = warnings
                .since(Week.of(day.minusDays(WARNING_DAYS)).toString())
                .stream()
                .filter(warning -> !Kyiv.day(warning.foundAt()).isAfter(day))
                .toList();
        List<StoredEvent> planned = shownEvents().stream()
                .filter(event -> !Kyiv.day(event.event().createdAt()).isAfter(day))
                .toList();
        return new OfDay(forecast, found, planned, currentCourses(), overlaps.all(), new InEvents(requests));
    }

    /** The requests that are in events, each event's read once. */
    static final class InEvents {
        private final Requests requests;
        private final Map<EventId, List<TrainingRequest>> read = new ConcurrentHashMap<>();

        InEvents(Requests requests) {
            this.requests = requests;
        }

        List<TrainingRequest> of(StoredEvent event) {
            return read.computeIfAbsent(
                    event.id(),
                    id -> requests.findAll(event.requests()).values().stream()
                            .map(StoredRequest::request)
                            .toList());
        }
    }

    /** What was known on one day. */
    record OfDay(
            Optional<Forecast> made,
            List<Warning> found,
            List<StoredEvent> planned,
            List<Course> offered,
            List<Overlap> alike,
            InEvents inEvents) {

        @Nullable
        Outlook forecast(PageScope scope) {
            return made.map(forecast -> {
                        Forecast.Pace pace = forecast.pace(scope.visible(), scope.topic(), WEEKS);
                        return new Outlook(
                                Kyiv.day(forecast.madeAt()),
                                forecast.method(scope.topic()).toString(),
                                pace.requests(),
                                pace.weeks(),
                                forecast.people(scope.visible(), scope.topic(), WEEKS),
                                forecast.points(scope.visible(), scope.topic(), WEEKS));
                    })
                    .orElse(null);
        }

        /** Those of the topic in the regions of the page; of the whole country on the country's page alone. */
        List<ShownWarning> warnings(PageScope scope) {
            boolean country = scope.region() == null && scope.isKept();
            return found.stream()
                    .filter(warning -> scope.topic().equals(warning.finding().topic()))
                    .filter(warning -> {
                        RegionId region = warning.finding().region();
                        return region == null ? country : scope.visible().contains(region);
                    })
                    .sorted(Comparator.comparing(
                                    (Warning warning) -> warning.finding().since())
                            .reversed()
                            .thenComparing(Warning::warningId))
                    .limit(MOST)
                    .map(warning -> new ShownWarning(
                            warning.warningId(),
                            warning.finding().kind().toString(),
                            warning.finding().region(),
                            warning.finding().since(),
                            warning.finding().observed(),
                            warning.finding().expected(),
                            warning.state().toString(),
                            warning.cause()))
                    .toList();
        }

        /** Those of the regions of the page, and those for the whole country; to regions only such as are held online. */
        List<ShownEvent> events(PageScope scope) {
            boolean country = scope.region() == null && scope.isKept();
            return planned.stream()
                    .filter(event -> event.event().details().topics().contains(scope.topic()))
                    .filter(event -> {
                        RegionId region = event.event().details().region();
                        boolean online = event.event().details().format() == Format.ONLINE;
                        return region == null
                                ? country || online
                                : scope.visible().contains(region);
                    })
                    .sorted(Comparator.comparing(
                                    (StoredEvent event) -> event.event().createdAt())
                            .reversed()
                            .thenComparing(event -> event.id().value()))
                    .limit(MOST)
                    .map(event -> country ? shown(event) : shown(event, scope.visible()))
                    .toList();
        }

        List<ShownCourse> courses(PageScope scope) {
            return offered.stream()
                    .filter(course ->
                            course.topics().stream().anyMatch(one -> one.topic().equals(scope.topic())))
                    .limit(MOST)
                    .map(course -> new ShownCourse(
                            course.courseId().value(),
                            course.offer().title(),
                            course.offer().url(),
                            course.offer().provider(),
                            course.offer().format(),
                            course.offer().selfPaced()))
                    .toList();
        }

        List<ShownOverlap> overlaps(PageScope scope) {
            return alike.stream()
                    .filter(overlap -> overlap.pair().courses().stream()
                            .anyMatch(party -> party.topics().contains(scope.topic())))
                    .limit(MOST)
                    .map(overlap -> new ShownOverlap(
                            overlap.overlapId(),
                            overlap.pair().kind().toString(),
                            overlap.pair().courses().stream()
                                    .map(Overlap.Party::title)
                                    .toList(),
                            overlap.pair().score()))
                    .toList();
        }

        private static ShownEvent shown(StoredEvent stored) {
            int attended = stored.event().attendance().stream()
                    .mapToInt(TrainingEvent.Attendance::people)
                    .sum();
            return shown(stored, attended, stored.requests().size());
        }

        /** The event with the requests of these regions and those who came of their centres. */
        private ShownEvent shown(StoredEvent stored, Set<RegionId> regions) {
            List<TrainingRequest> own = inEvents.of(stored);
            long asked = own.stream()
                    .filter(request -> regions.contains(request.region()))
                    .count();
            return shown(stored, stored.attended(regions, own), Math.toIntExact(asked));
        }

        private static ShownEvent shown(StoredEvent stored, int attended, int asked) {
            TrainingEvent event = stored.event();
            return new ShownEvent(
                    event.id().value(),
                    new TopicPage.Names(
                            event.details().title().uk(),
                            event.details().title().en()),
                    event.status().toString(),
                    event.details().region(),
                    event.details().start().map(Kyiv::day).orElse(null),
                    event.details().capacity(),
                    stored.seats().taken(),
                    attended,
                    asked);
        }
    }
}
