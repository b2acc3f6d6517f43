package ua.ismtr.emails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.emails.Summary.Alert;
import ua.ismtr.emails.Summary.Announced;
import ua.ismtr.emails.Summary.Centers;
import ua.ismtr.emails.Summary.Compared;
import ua.ismtr.emails.Summary.Growth;
import ua.ismtr.emails.Summary.InRegion;
import ua.ismtr.emails.Summary.Listed;
import ua.ismtr.emails.Summary.Part;
import ua.ismtr.emails.Summary.Queue;
import ua.ismtr.emails.Summary.Silent;
import ua.ismtr.emails.Summary.Waiting;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;

/** All that e-mails and their pages say, in one language. Numbers come with the right plural of what is counted. */
public interface Messages {

    /** The messages of this language. */
    static Messages of(Language language) {
        return switch (language) {
            case UKRAINIAN -> new UkrainianMessages();
            case ENGLISH -> new EnglishMessages();
        };
    }

    Language language();

    /** A region by its name. */
    String region(RegionId region);

    String topic(TopicId topic);

    /** Some topics by their names. */
    default String topics(List<TopicId> topics) {
        return topics.stream().map(this::topic).collect(Collectors.joining(", "));
    }

    /** What a summary is about: a region by its name, several by their number, or the whole country. */
    default String about(Set<RegionId> regions) {
        return switch (regions.size()) {
            case 0 -> country();
            case 1 -> region(regions.iterator().next());
            default -> severalRegions(regions.size());
        };
    }

    /** Regions by their names, in their official order. */
    default String names(Set<RegionId> regions) {
        return Regions.all().stream()
                .map(Region::id)
                .filter(regions::contains)
                .map(this::region)
                .collect(Collectors.joining(", "));
    }

    /** The same with all regions by their names. */
    default String aboutAll(Set<RegionId> regions) {
        return regions.isEmpty() ? country() : names(regions);
    }

    String country();

    String severalRegions(int count);

    /** The days of a week, as short as they can be told. */
    default String days(Week week) {
        LocalDate from = week.monday();
        LocalDate to = week.sunday();
        if (from.getYear() != to.getYear()) {
            return date(from) + " – " + date(to);
        }
        return from.getMonth() == to.getMonth()
                ? from.getDayOfMonth() + "–" + date(to)
                : dayAndMonth(from) + " – " + date(to);
    }

    default String date(LocalDate date) {
        return dayAndMonth(date) + " " + date.getYear();
    }

    String dayAndMonth(LocalDate date);

    /** A time in Kyiv. */
    String time(Instant instant);

    String number(long number);

    String requests(long number);

    /** A mean of four weeks, exact to the quarter. */
    String meanOfFour(long sum);

    String system();

    String summaryTitle();

    String summarySubject(Summary summary);

    /** The first lines that mail programs show in their lists. */
    String preview(Summary summary);

    String asOf(Instant instant);

    String quiet(Part part);

    String thisWeek();

    String weekBefore();

    String fourWeeks();

    String requestsRow();

    String participantsRow();

    /** What a figure is compared with, as a line of text. */
    String inText(Compared figures);

    String growingTitle();

    String growth(Growth growth);

    String freshTitle(Part part);

    String freshNote();

    default String fresh(Growth growth) {
        return requests(growth.now());
    }

    String byRegionTitle();

    String inRegion(InRegion row);

    String submittedTitle();

    String allSubmitted();

    String wishedTitle();

    /** The centre of a request, or that it is not named. */
    String center(@Nullable String name);

    /** A listed request: for how many people, in which form, and by when. */
    String listed(Listed request);

    String queueTitle();

    /** What changed among the requests that wait, a sentence each. */
    List<String> queue(Queue queue);

    String alertsTitle();

    String alert(Alert alert);

    String silentTitle();

    String silent(Silent silent);

    String announcedTitle();

    String title(Announced event);

    /** When, in which form and where an event is, and how many seats are left. */
    String announced(Announced event);

    String outcomesTitle(OutcomeReport report);

    /** What an indicator measures. */
    default String title(OutcomeReport.Figure figure) {
        return figure.title().getOrDefault(language().id(), figure.id());
    }

    /** The value of an indicator with its interval. */
    String outcome(OutcomeReport.Figure figure);

    String changeOrPause();

    String reply();

    String waitingTitle();

    String waiting(Waiting waiting);

    String progressTitle();

    String weekProgress(Summary.Progress progress);

    String yearProgress(Summary.Progress progress);

    String centersTitle();

    String centers(Centers centers);

    String centersNote();

    String openDashboard();

    String whyYouGetThis(String about);

    String unsubscribe();

    String notSubscribed();

    String unsubscribeTitle();

    String unsubscribeAsk();

    String unsubscribedTitle();

    String unsubscribed();

    String confirmedTitle();

    String confirmed();

    String invalidTitle();

    String invalid();

    String confirmSubject();

    String confirmAsk(String about);

    String confirmButton();

    String confirmIgnore();

    String refuse();
}
