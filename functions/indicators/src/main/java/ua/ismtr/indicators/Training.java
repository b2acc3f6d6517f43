package ua.ismtr.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.ismtr.authorization.Caller;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.CourseState;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlap;
import ua.ismtr.courses.OverlapDecision;
import ua.ismtr.courses.OverlapKind;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.events.EventFilter;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.reference.Period;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.TopicScore;

/** What was taught and what is on offer. */
final class Training {
    private static final int PAGE = 100;

    private final EventStore events;
    private final Courses courses;
    private final Overlaps overlaps;

    Training(EventStore events, Courses courses, Overlaps overlaps) {
        this.events = events;
        this.courses = courses;
        this.overlaps = overlaps;
    }

    /** The events that ended in the period, of these regions; those of the whole country are with the whole country alone. */
    List<HeldEvent> held(Caller caller, Set<RegionId> regions, boolean wholeCountry, Period period) {
        EventFilter filter = new EventFilter(caller, null, null, Set.of(EventStatus.HELD), period.from(), period.to());
        List<HeldEvent> held = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            EventStore.Page page = events.page(filter, after, PAGE);
            for (StoredEvent stored : page.events()) {
                HeldEvent event = HeldEvent.of(stored);
                RegionId region = event.region();
                boolean counted = region == null ? wholeCountry : regions.contains(region);
                if (counted && isIn(period, event.day())) {
                    held.add(event);
                }
            }
            after = page.next();
        } while (after.isPresent());
        return held;
    }

    private static boolean isIn(Period period, LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    /** The current courses in the order of their ids. */
    List<OfferedCourse> offered() {
        Set<String> duplicates = new HashSet<>();
        overlaps.all().stream()
                .filter(Training::isDuplication)
                .forEach(overlap -> overlap.pair()
                        .courses()
                        .forEach(party -> duplicates.add(party.courseId().value())));
        return courses.all()
                .filter(course -> course.state() == CourseState.CURRENT)
                .sorted(Comparator.comparing(Course::courseId))
                .map(course -> new OfferedCourse(
                        course.courseId(),
                        course.offer().provider(),
                        course.topics().stream().map(TopicScore::topic).toList(),
                        course.beginsAtOnce(),
                        duplicates.contains(course.courseId().value())))
                .toList();
    }

    private static boolean isDuplication(Overlap overlap) {
        OverlapKind kind = overlap.pair().kind();
        boolean kept = overlap.decided()
                .filter(decision -> decision.choice() == OverlapDecision.Choice.KEEP)
                .isPresent();
        return (kind == OverlapKind.SAME || kind == OverlapKind.CONTAINS) && !kept;
    }
}
