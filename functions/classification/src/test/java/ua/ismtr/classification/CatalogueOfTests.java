package ua.ismtr.classification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ua.ismtr.courses.CourseId;
import ua.ismtr.courses.CourseReference;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.reference.TopicId;

/** A catalogue with four courses on {@code veterans}. */
final class CatalogueOfTests implements SelfPacedCourses {
    private static final List<CourseReference> COURSES = List.of("1", "2", "3", "4").stream()
            .map(id -> new CourseReference(
                    CourseId.of("made-up", id), "Курс " + id, URI.create("https://example.org/" + id)))
            .toList();

    @Override
    public Extract read() {
        return new Extract(Instant.EPOCH, Map.of(new TopicId("veterans"), COURSES));
    }

    @Override
    public void replace(Supplier<Extract> taken) {
        throw new UnsupportedOperationException("Classification does not change the catalogue");
    }
}
