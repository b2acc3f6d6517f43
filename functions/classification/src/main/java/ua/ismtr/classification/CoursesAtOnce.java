package ua.ismtr.classification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.courses.CourseReference;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.courses.SelfPacedCourses.Extract;
import ua.ismtr.json.Json;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/**
 * Answers a new request at once where there are courses on its topics that everybody can begin at any time: they go to the platform with its
 * status. What is read of the catalogue holds for a minute; while it is out of reach, what was read before does.
 */
final class CoursesAtOnce {
    private static final Logger LOG = LoggerFactory.getLogger(CoursesAtOnce.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final int MOST = 3;

    private final SelfPacedCourses courses;
    private final Clock clock;
    private Extract extract = new Extract(Instant.EPOCH, Map.of());
    private Instant nextLook = Instant.MIN;

    CoursesAtOnce(SelfPacedCourses courses, Clock clock) {
        this.courses = courses;
        this.clock = clock;
    }

    /** The message with up to three courses, those on the first topic first; as it is where there are none. */
    PlatformMessage with(PlatformMessage message, StoredRequest request) {
        if (request.status() != Status.CLASSIFIED) {
            return message;
        }
        List<CourseReference> found = request.topics().stream()
                .flatMap(topic -> current().on(topic).stream())
                .distinct()
                .limit(MOST)
                .toList();
        if (found.isEmpty()) {
            return message;
        }
        ObjectNode data = message.data().deepCopy();
        data.set("courses", Json.MAPPER.valueToTree(found));
        return new PlatformMessage(message.id(), message.type(), message.at(), data);
    }

    private synchronized Extract current() {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(BETWEEN_LOOKS);
            try {
                extract = courses.read();
            } catch (RuntimeException e) {
                LOG.warn("The courses of the catalogue cannot be read now; those read before stay", e);
            }
        }
        return extract;
    }
}
