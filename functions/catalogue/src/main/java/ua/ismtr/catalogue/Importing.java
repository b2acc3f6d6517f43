package ua.ismtr.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ua.ismtr.aws.Transactions;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.Course.Offer;
import ua.ismtr.courses.CourseId;
import ua.ismtr.courses.CourseState;
import ua.ismtr.courses.Courses;
import ua.ismtr.http.ImportedRow;
import ua.ismtr.http.RejectedRow;

/**
 * Takes the courses of a provider into the catalogue. Each stands for itself: one with broken rules is rejected and harms no other. A course that
 * is as it was is not written, and neither is one that is missed still, so the same import again writes nothing; one that failed half way may be repeated.
 */
final class Importing {
    /** A course that two imports of its provider do not name is stale. */
    private static final int MISSED_TOO_OFTEN = 2;

    /** Of a course that is as it was, it is noted once a day that it was seen, or that an import missed it again. */
    private static final Duration NOTED = Duration.ofDays(1);

    private static final int WRITERS = 8;

    private final Courses courses;
    private final CourseTopics topics;
    private final Clock clock;

    Importing(Courses courses, CourseTopics topics, Clock clock) {
        this.courses = courses;
        this.topics = topics;
        this.clock = clock;
    }

    /** What came of an import. */
    record Imported(int created, int changed, int unchanged, List<RejectedRow> rejected) {}

    /** What is to be written of a course, and what an import calls it. */
    private record Change(CourseId id, @Nullable Course next, Kind kind) {}

    private enum Kind {
        CREATED,
        CHANGED,
        UNCHANGED,
        MISSED
    }

    /**
     * Imports the courses.
     *
     * @param complete whether these are all the courses of the provider: then it is counted that others are missing
     * @param preview write nothing
     */
    Imported take(String provider, List<ImportedRow> rows, boolean complete, boolean preview) {
        List<RejectedRow> rejected = new ArrayList<>();
        Map<CourseId, Offer> offers = new LinkedHashMap<>();
        for (ImportedRow row : rows) {
            String pointer = "/courses/" + row.index();
            OfferReader reader = new OfferReader(provider, row.json(), pointer);
            Offer offer = reader.read();
            CourseId id = CourseId.of(provider, offer.externalId());
            if (reader.broken().isEmpty() && offers.containsKey(id)) {
                reader.broken().add(pointer + "/externalId", "must not be named twice");
            }
            if (reader.broken().isEmpty()) {
                offers.put(id, offer);
            } else {
                rejected.add(new RejectedRow(row.index(), reader.broken().all()));
            }
        }
        Map<CourseId, Course> known = new HashMap<>();
        courses.of(provider).forEach(course -> known.put(course.courseId(), course));
        List<Change> changes = changes(offers, known, complete && rejected.isEmpty());
        if (!preview) {
            write(changes, offers);
        }
        return new Imported(
                count(changes, Kind.CREATED),
                count(changes, Kind.CHANGED),
                count(changes, Kind.UNCHANGED),
                RejectedRow.fitting(rejected, "/courses"));
    }

    private static int count(List<Change> changes, Kind kind) {
        return (int) changes.stream().filter(change -> change.kind() == kind).count();
    }

    private List<Change> changes(Map<CourseId, Offer> offers, Map<CourseId, Course> known, boolean complete) {
        Instant now = clock.instant();
        List<Change> changes = new ArrayList<>();
        offers.forEach((id, offer) -> changes.add(change(id, Optional.ofNullable(known.get(id)), offer, now)));
        if (complete) {
            List<Course> absent = known.values().stream()
                    .filter(course -> course.state() == CourseState.CURRENT && !offers.containsKey(course.courseId()))
                    .toList();
            boolean repeated = changes.stream().allMatch(change -> change.next() == null)
                    && absent.stream().allMatch(course -> isMissedOnce(course, now));
            absent.stream()
                    .filter(course -> !repeated)
                    .map(course -> new Change(course.courseId(), missed(course, now), Kind.MISSED))
                    .forEach(changes::add);
        }
        return changes;
    }

    /** Whether an import of the last day has missed it: one that says the same as that one is its repetition. */
    private static boolean isMissedOnce(Course course, Instant now) {
        return course.missed() > 0 && course.updatedAt().isAfter(now.minus(NOTED));
    }

    private Change change(CourseId id, Optional<Course> known, Offer offer, Instant now) {
        if (known.isEmpty()) {
            CourseTopics.Named named = topics.of(offer);
            Course created = new Course(id, offer, named.topics(), named.by(), CourseState.CURRENT, now, 0, 1, now);
            return new Change(id, created, Kind.CREATED);
        }
        Course before = known.get();
        if (before.offer().equals(offer)) {
            boolean noted = before.missed() == 0
                    && before.state() != CourseState.STALE
                    && before.seenAt().isAfter(now.minus(NOTED));
            return new Change(id, noted ? null : before.seen(offer, now), Kind.UNCHANGED);
        }
        Course seen = before.seen(offer, now);
        if (!sameText(before.offer(), offer) && before.classifiedBy().startsWith("model:")) {
            CourseTopics.Named named = topics.of(offer);
            seen = new Course(id, offer, named.topics(), named.by(), seen.state(), now, 0, seen.version(), now);
        }
        return new Change(id, seen, Kind.CHANGED);
    }

    private static boolean sameText(Offer one, Offer other) {
        return one.title().equals(other.title())
                && one.about().equals(other.about())
                && one.outcomes().equals(other.outcomes());
    }

    private static Course missed(Course course, Instant now) {
        Course missed = course.missedOnce(now);
        return missed.missed() < MISSED_TOO_OFTEN
                ? missed
                : new Course(
                        missed.courseId(),
                        missed.offer(),
                        missed.topics(),
                        missed.classifiedBy(),
                        CourseState.STALE,
                        missed.seenAt(),
                        missed.missed(),
                        missed.version(),
                        now);
    }

    private void write(List<Change> changes, Map<CourseId, Offer> offers) {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writes = new ArrayList<>();
            for (Change change : changes) {
                Course next = change.next();
                if (next != null) {
                    writes.add(writers.submit(() -> write(next, Optional.ofNullable(offers.get(change.id())))));
                }
            }
            for (Future<?> write : writes) {
                write.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing courses", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Writes the course; where somebody else changed it meanwhile, what the import says of it is put on top of that. */
    private void write(Course next, Optional<Offer> offer) {
        AtomicReference<Course> wanted = new AtomicReference<>(next);
        Transactions.retrying("course " + next.courseId(), attempt -> {
            if (courses.put(wanted.get())) {
                return Optional.of(true);
            }
            Optional<Course> now = courses.find(next.courseId());
            if (offer.isEmpty() || now.isEmpty()) {
                return Optional.of(false);
            }
            Change again = change(next.courseId(), now, offer.get(), clock.instant());
            if (again.next() == null) {
                return Optional.of(false);
            }
            wanted.set(again.next());
            return Optional.empty();
        });
    }
}
