package ua.ismtr.events.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventDetails.Session;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;

/** Events as iCalendar (RFC 5545): one VEVENT for each session, with times in UTC, which no change of clocks moves. */
final class Calendar {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How many octets a line may have (section 3.1). */
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private Calendar() {}

    /** The calendar of these events. */
    static String of(List<TrainingEvent> events) {
        Calendar calendar = new Calendar();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//ISMTR//Training events//UK");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("X-WR-CALNAME", escaped("Навчальні заходи для ЦНАП"));
        events.forEach(calendar::event);
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    private void event(TrainingEvent event) {
        List<Session> sessions = event.details().sessions();
        for (int i = 0; i < sessions.size(); i++) {
            String part = sessions.size() == 1 ? "" : " (%d/%d)".formatted(i + 1, sessions.size());
            session(event, sessions.get(i), i + 1, part);
        }
    }

    private void session(TrainingEvent event, Session session, int number, String part) {
        EventDetails details = event.details();
        line("BEGIN", "VEVENT");
        line("UID", "%s-%d@ismtr".formatted(event.id(), number));
        line("DTSTAMP", time(event.updatedAt()));
        line("LAST-MODIFIED", time(event.updatedAt()));
        line("SEQUENCE", Long.toString(event.version()));
        line("DTSTART", time(session.start()));
        line("DTEND", time(session.end()));
        line("SUMMARY", escaped(details.title().uk() + part));
        line("DESCRIPTION", escaped(details.title().en() + part));
        if (details.place() != null) {
            line("LOCATION", escaped(details.place().name()));
        }
        if (details.link() != null) {
            line("URL", details.link());
        }
        line(
                "CATEGORIES",
                details.topics().stream()
                        .map(id -> Taxonomy.topic(id).map(Topic::uk).orElse(id.value()))
                        .map(Calendar::escaped)
                        .collect(Collectors.joining(",")));
        line("STATUS", "CONFIRMED");
        line("TRANSP", "OPAQUE");
        line("END", "VEVENT");
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Adds a line, folded before it gets too long, between characters and never within one. */
    private void line(String name, String value) {
        int octets = 0;
        for (int c : (name + ":" + value).codePoints().toArray()) {
            String character = Character.toString(c);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
        }
        text.append("\r\n");
    }
}
