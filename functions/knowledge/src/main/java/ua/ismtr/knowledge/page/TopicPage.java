package ua.ismtr.knowledge.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.dashboard.Dashboard;
import ua.ismtr.forecasts.Forecast;
import ua.ismtr.json.Json;
import ua.ismtr.knowledge.Note;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * The page of a topic as its JSON shows it. Every figure of {@code need}, {@code trend} and {@code whoAsks} is the
 * dashboard's for the same topic, regions and days.
 *
 * @param asOf the day that it is of: it holds nothing later
 * @param words what tells the requests of the topic from those of the others
 * @param subNeeds the needs that the requests fall into
 * @param forecast null while none was made
 * @param events announced and held, the newest first
 * @param courses of the catalogue that are on offer
 * @param overlaps pairs of them that are alike
 * @param law notes about the law, the newest first
 */
public record TopicPage(
        TopicId topic,
        String area,
        Names names,
        String about,
        @Nullable RegionId region,
        LocalDate from,
        LocalDate asOf,
        Need need,
        Dashboard.Dynamics trend,
        WhoAsks whoAsks,
        List<Word> words,
        List<SubNeed> subNeeds,
        @Nullable Outlook forecast,
        List<ShownWarning> warnings,
        List<ShownEvent> events,
        List<ShownCourse> courses,
        List<ShownOverlap> overlaps,
        List<ShownNote> notes,
        List<ShownNote> law) {

    public record Names(String uk, String en) {}

    /** {@code previous}: the requests of the equally long time before. */
    public record Need(
            long requests,
            long participants,
            long centers,
            long needsReview,
            long planned,
            long delivered,
            long previous) {}

    public record WhoAsks(
            List<Dashboard.ByRole> roles,
            List<Dashboard.ByFormat> formats,
            List<Dashboard.ByRegion> regions,
            List<Center> centers) {}

    /** A centre; codes are unique within a region only. The name is that of its newest request. */
    public record Center(
            String region, String code, @Nullable String name, long requests) {
        /** {@code key} is region and code as the counters name a centre. */
        static Center of(String key, @Nullable String name, long requests) {
            int slash = key.indexOf('/');
            return new Center(key.substring(0, Math.max(0, slash)), key.substring(slash + 1), name, requests);
        }
    }

    public record Word(String word, int requests, int centers, double score) {}

    public record SubNeed(int requests, int centers, long people, List<String> words, Typical typical) {}

    /** A request; its text is filled in when the page is read, as it is shown at that time. */
    public record Typical(String requestId, @Nullable String text) {}

    /** What is likely to come in the next weeks; {@code requests} in {@code weeks} is the pace of it. */
    public record Outlook(
            LocalDate madeOn, String method, long requests, long weeks, long people, List<Forecast.Point> points) {}

    public record ShownWarning(
            String warningId,
            String kind,
            @Nullable RegionId region,
            LocalDate since,
            long observed,
            double expected,
            String state,
            @Nullable String cause) {}

    /** {@code attended}: how many people came, of one that was held. */
    public record ShownEvent(
            String eventId,
            Names title,
            String status,
            @Nullable RegionId region,
            @Nullable LocalDate begins,
            int capacity,
            int taken,
            int attended,
            int requests) {}

    public record ShownCourse(
            String courseId, String title, URI url, String provider, String format, boolean selfPaced) {}

    public record ShownOverlap(String overlapId, String kind, List<String> courses, double score) {}

    public record ShownNote(
            String noteId,
            String text,
            List<Note.Source> sources,
            @Nullable LocalDate appliesFrom,
            @Nullable LocalDate appliesTo,
            long version,
            LocalDate updated) {
        static ShownNote of(Note note) {
            return new ShownNote(
                    note.noteId(),
                    note.text(),
                    note.sources(),
                    note.appliesFrom(),
                    note.appliesTo(),
                    note.version(),
                    Kyiv.day(note.updatedAt()));
        }
    }

    /** The page in JSON: the same page gives the same bytes. */
    public byte[] json() {
        return Json.text(this).getBytes(StandardCharsets.UTF_8);
    }
}
