package ua.ismtr.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.CourseReference;
import ua.ismtr.courses.CourseState;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlap;
import ua.ismtr.courses.Overlap.Pair;
import ua.ismtr.courses.Overlap.Party;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.reference.NamedUuid;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.TopicScore;

/** Keeps the catalogue in order: marks what is out of date, finds what overlaps, and extracts what can be begun at once. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration OUT_OF_DATE = Duration.ofDays(60);

    private final Courses courses;
    private final Overlaps overlaps;
    private final SelfPacedCourses selfPaced;
    private final CourseTopics topics;
    private final Clock clock;

    Upkeep(Courses courses, Overlaps overlaps, SelfPacedCourses selfPaced, CourseTopics topics, Clock clock) {
        this.courses = courses;
        this.overlaps = overlaps;
        this.selfPaced = selfPaced;
        this.topics = topics;
        this.clock = clock;
    }

    /** Does all of it; repeating it changes nothing. */
    void run() {
        Instant now = clock.instant();
        List<Course> current = new ArrayList<>();
        int stale = 0;
        for (Course course :
                courses.all().filter(one -> one.state() == CourseState.CURRENT).toList()) {
            // Where somebody changed the course meanwhile, the next run looks at it again.
            if (course.seenAt().isBefore(now.minus(OUT_OF_DATE)) && courses.put(course.with(CourseState.STALE, now))) {
                stale++;
            } else {
                current.add(course);
            }
        }
        Map<String, Pair> pairs = pairs(current);
        overlaps.found(pairs);
        extract();
        LOG.info(
                "Of {} current courses {} pairs are alike; {} more courses are stale",
                current.size(),
                pairs.size(),
                stale);
    }

    /** Extracts the current self-paced courses by topic. */
    void extract() {
        selfPaced.replace(() -> {
            Map<TopicId, List<CourseReference>> byTopic = new TreeMap<>();
            courses.all().filter(Course::beginsAtOnce).forEach(course -> {
                for (TopicScore score : course.topics()) {
                    byTopic.computeIfAbsent(score.topic(), any -> new ArrayList<>())
                            .add(course.reference());
                }
            });
            return new SelfPacedCourses.Extract(clock.instant(), byTopic);
        });
    }

    private Map<String, Pair> pairs(List<Course> current) {
        Map<String, Course> byId = new HashMap<>();
        current.forEach(course -> byId.put(course.courseId().value(), course));
        Map<String, Pair> pairs = new LinkedHashMap<>();
        List<CourseText> texts =
                current.stream().map(course -> CourseText.of(course, topics)).toList();
        for (Found found : new OverlapFinder(texts).all()) {
            Course first = byId.get(found.first().id());
            Course second = byId.get(found.second().id());
            if (first != null && second != null) {
                pairs.put(Overlap.id(first.courseId(), second.courseId()), pair(found, first, second));
            }
        }
        return pairs;
    }

    private static Pair pair(Found found, Course first, Course second) {
        return new Pair(
                found.kind(),
                List.of(party(first), party(second)),
                found.score(),
                found.shared(),
                List.of(found.onlyFirst(), found.onlySecond()),
                NamedUuid.of(text(first) + "\n\n" + text(second)));
    }

    private static String text(Course course) {
        return String.join(
                "\n",
                course.offer().title(),
                course.offer().about(),
                course.offer().outcomes());
    }

    static Party party(Course course) {
        return new Party(
                course.courseId(),
                course.offer().provider(),
                course.offer().title(),
                course.offer().url().toString(),
                course.topics().stream().map(TopicScore::topic).toList());
    }
}
