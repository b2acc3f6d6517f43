package ua.ismtr.events.api;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventDetails.Place;
import ua.ismtr.events.EventDetails.Session;
import ua.ismtr.events.EventDetails.Title;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;

/** The calendar is read back by a library that had no part in writing it. */
class CalendarTest {
    private static final Instant NOW = Instant.parse("2026-10-01T09:30:00Z");
    private static final EventId ID = EventId.ofKey("olena", "calendar");
    private static final String TITLE =
            "Ветерани; родини, і «права»: \\ дуже довга назва заходу, яку треба згорнути між літерами, а не в них";

    private static TrainingEvent event(String title, List<Session> sessions) {
        EventDetails details = new EventDetails(
                new Title(title, "Veterans, families"),
                List.of(new TopicId("veterans"), new TopicId("land")),
                Format.BLENDED,
                new RegionId("UA-46"),
                new Place("ЦНАП, зала 2; поверх 1", null),
                "https://example.org/training?x=1&y=2",
                30,
                10,
                null,
                sessions,
                List.of(),
                null,
                null);
        return TrainingEvent.drafted(ID, details, "moderator:olena", NOW);
    }

    private static Session session(String start, String end) {
        return new Session(Instant.parse(start), Instant.parse(end));
    }

    private static ICalendar read(String text) {
        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
        return calendar;
    }

    @Test
    void everySessionIsAnEventOfItsOwn() {
        String text = Calendar.of(List.of(event(
                TITLE,
                List.of(
                        session("2027-02-01T08:00:00Z", "2027-02-01T12:00:00Z"),
                        session("2027-02-02T08:00:00Z", "2027-02-02T12:00:00Z")))));
        List<VEvent> events = read(text).getEvents();
        assertThat(events).hasSize(2);
        VEvent first = events.getFirst();
        assertThat(first.getSummary().getValue()).isEqualTo(TITLE + " (1/2)");
        assertThat(first.getDescription().getValue()).isEqualTo("Veterans, families (1/2)");
        assertThat(first.getLocation().getValue()).isEqualTo("ЦНАП, зала 2; поверх 1");
        assertThat(first.getUrl().getValue()).isEqualTo("https://example.org/training?x=1&y=2");
        assertThat(first.getCategories().getFirst().getValues()).hasSize(2);
        assertThat(first.getDateTimeStamp().getValue().toInstant()).isEqualTo(NOW);
        assertThat(first.getUid().getValue())
                .isNotEqualTo(events.getLast().getUid().getValue());
        assertThat(text.lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
    }

    /** On 25 October 2026 at 4:00 and on 28 March 2027 at 3:00 the clocks in Ukraine change. */
    @Test
    void timesAreRightAcrossBothChangesOfTheClocks() {
        List<Session> sessions = List.of(
                session("2026-10-24T06:00:00Z", "2026-10-24T09:00:00Z"),
                session("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
                session("2026-10-25T07:00:00Z", "2026-10-25T10:00:00Z"),
                session("2027-03-27T07:00:00Z", "2027-03-27T10:00:00Z"),
                session("2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z"),
                session("2027-03-28T06:00:00Z", "2027-03-28T09:00:00Z"));
        List<VEvent> events =
                read(Calendar.of(List.of(event("Заняття", sessions)))).getEvents();
        for (int i = 0; i < sessions.size(); i++) {
            assertThat(events.get(i).getDateStart().getValue().toInstant())
                    .isEqualTo(sessions.get(i).start());
            assertThat(events.get(i).getDateEnd().getValue().toInstant())
                    .isEqualTo(sessions.get(i).end());
        }
        // Nine in the morning in Kyiv is so before and after each change.
        for (int i : new int[] {0, 2, 3, 5}) {
            assertThat(events.get(i)
                            .getDateStart()
                            .getValue()
                            .toInstant()
                            .atZone(Kyiv.ZONE)
                            .getHour())
                    .isEqualTo(9);
        }
    }

    @Test
    void aCalendarWithoutEventsIsACalendar() {
        assertThat(Biweekly.parse(Calendar.of(List.of())).first().getEvents()).isEmpty();
    }
}
