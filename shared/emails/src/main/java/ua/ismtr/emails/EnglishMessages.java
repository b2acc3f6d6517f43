package ua.ismtr.emails;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ua.ismtr.emails.Summary.Alert;
import ua.ismtr.emails.Summary.Announced;
import ua.ismtr.emails.Summary.Centers;
import ua.ismtr.emails.Summary.Compared;
import ua.ismtr.emails.Summary.Growth;
import ua.ismtr.emails.Summary.InRegion;
import ua.ismtr.emails.Summary.Listed;
import ua.ismtr.emails.Summary.Part;
import ua.ismtr.emails.Summary.Progress;
import ua.ismtr.emails.Summary.Queue;
import ua.ismtr.emails.Summary.Silent;
import ua.ismtr.emails.Summary.Waiting;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.outcomes.OutcomeReport.Figure;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;

/** What e-mails and pages say in English. */
final class EnglishMessages implements Messages {
    @Override
    public Language language() {
        return Language.ENGLISH;
    }

    @Override
    public String region(RegionId region) {
        return Regions.find(region.value()).map(Region::en).orElse(region.value());
    }

    @Override
    public String topic(TopicId topic) {
        return Taxonomy.topic(topic).map(Topic::en).orElse("Another topic");
    }

    @Override
    public String country() {
        return "All of Ukraine";
    }

    @Override
    public String severalRegions(int count) {
        return counted(count, "region", "regions");
    }

    @Override
    public String dayAndMonth(LocalDate date) {
        return date.getDayOfMonth() + " " + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    @Override
    public String time(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, Kyiv.ZONE);
        return "%s, %02d:%02d in Kyiv".formatted(date(time.toLocalDate()), time.getHour(), time.getMinute());
    }

    @Override
    public String number(long number) {
        return Numbers.grouped(number, ",", false);
    }

    @Override
    public String meanOfFour(long sum) {
        return number(sum / 4) + Numbers.quarters(sum, ".");
    }

    @Override
    public String system() {
        return "ISMTR, the Intelligent System for Monitoring Training Requests of Administrative Service Centres";
    }

    @Override
    public String summaryTitle() {
        return "Training requests of the week";
    }

    @Override
    public String summarySubject(Summary summary) {
        return "Training requests: %s, %s".formatted(about(summary.regions()), days(summary.week()));
    }

    @Override
    public String preview(Summary summary) {
        long requests = summary.parts().stream()
                .mapToLong(part -> part.requests().now())
                .sum();
        long before = summary.parts().stream()
                .mapToLong(part -> part.requests().before())
                .sum();
        long people = summary.parts().stream()
                .mapToLong(part -> part.participants().now())
                .sum();
        return requests == 0
                ? "There were no new requests."
                : "%s, %s. Requests the week before: %s.".formatted(requests(requests), people(people), number(before));
    }

    @Override
    public String asOf(Instant instant) {
        return "As of " + time(instant);
    }

    @Override
    public String quiet(Part part) {
        return part.requests().before() == 0
                ? "There were no requests in the week, as in the one before."
                : "There were no requests in the week. In the week before: %s."
                        .formatted(requests(part.requests().before()));
    }

    @Override
    public String thisWeek() {
        return "The week";
    }

    @Override
    public String weekBefore() {
        return "Week before";
    }

    @Override
    public String fourWeeks() {
        return "Mean of four before";
    }

    @Override
    public String requestsRow() {
        return "Requests";
    }

    @Override
    public String participantsRow() {
        return "People to be trained";
    }

    @Override
    public String inText(Compared figures) {
        return "The week before: %s. Mean of the four weeks before: %s."
                .formatted(number(figures.before()), meanOfFour(figures.fourWeeks()));
    }

    @Override
    public String growingTitle() {
        return "Topics that grow";
    }

    @Override
    public String growth(Growth growth) {
        return "%s, %s the week before".formatted(requests(growth.now()), number(growth.before()));
    }

    @Override
    public String freshTitle(Part part) {
        return switch (part.regions().size()) {
            case 0 -> "Topics new in the country";
            case 1 -> "Topics new in the region";
            default -> "Topics new in these regions";
        };
    }

    @Override
    public String freshNote() {
        return "Nobody here asked for them in the 52 weeks before.";
    }

    @Override
    public String byRegionTitle() {
        return "By region";
    }

    @Override
    public String inRegion(InRegion row) {
        return "%s, %s, %s the week before"
                .formatted(requests(row.now()), people(row.participants()), requests(row.before()));
    }

    @Override
    public String submittedTitle() {
        return "Requests of the week";
    }

    @Override
    public String allSubmitted() {
        return "All requests of the week";
    }

    @Override
    public String wishedTitle() {
        return "Wished dates of the next 30 days";
    }

    @Override
    public String center(@Nullable String name) {
        return name == null ? "centre not named" : name;
    }

    @Override
    public String listed(Listed request) {
        LocalDate by = request.wishedBy();
        return people(request.people()) + " · " + format(request.format())
                + (by == null ? "" : " · wished by %s".formatted(date(by)));
    }

    private static String format(Format format) {
        return switch (format) {
            case ONLINE -> "online";
            case OFFLINE -> "in person";
            case BLENDED -> "blended";
            case ANY -> "any format";
        };
    }

    @Override
    public String queueTitle() {
        return "What changed among those that wait";
    }

    @Override
    public List<String> queue(Queue queue) {
        List<String> lines = new ArrayList<>();
        lines.add("Without a training: %s, %s of them from the last seven days."
                .formatted(requests(queue.waiting()), number(queue.joined())));
        passed(lines, 30, queue.passed30());
        passed(lines, 90, queue.passed90());
        passed(lines, 180, queue.passed180());
        return lines;
    }

    private void passed(List<String> lines, int days, long number) {
        if (number > 0) {
            lines.add("In this time %d days of waiting have passed for %s.".formatted(days, requests(number)));
        }
    }

    @Override
    public String alertsTitle() {
        return "Changes worth attention";
    }

    @Override
    public String alert(Alert alert) {
        TopicId topic = alert.topic();
        RegionId region = alert.region();
        String where = region == null ? country() : region(region);
        String about = topic == null ? where : topic(topic) + ", " + where;
        String center = alert.center();
        return switch (alert.kind()) {
            case JUMP -> "%s: many more requests than expected: %s".formatted(about, compared(alert));
            case DRIFT ->
                (alert.observed() > alert.expected()
                                ? "%s: requests are slowly increasing: %s"
                                : "%s: requests are slowly decreasing: %s")
                        .formatted(about, compared(alert));
            case SILENCE ->
                center == null
                        ? "%s: requests have stopped".formatted(about)
                        : "%s, %s: requests have stopped".formatted(center, where);
            case ALL_SILENT -> "Requests have stopped in nearly all regions";
        };
    }

    private String compared(Alert alert) {
        return "%s, expected %s".formatted(requests(alert.observed()), number(alert.expected()));
    }

    @Override
    public String silentTitle() {
        return "Centres that stopped writing";
    }

    @Override
    public String silent(Silent silent) {
        return "%s: no requests since %s".formatted(silent.center(), date(silent.since()));
    }

    @Override
    public String outcomesTitle(OutcomeReport report) {
        return "Indicators of the year to %s".formatted(date(report.to()));
    }

    @Override
    public String outcome(Figure figure) {
        boolean days = figure.unit().equals("days");
        String value = days ? counted(Math.round(figure.value()), "day", "days") : Numbers.share(figure.value()) + "%";
        Double low = figure.low();
        Double high = figure.high();
        return low == null || high == null
                ? value
                : days
                        ? "%s (most likely %d to %d)".formatted(value, Math.round(low), Math.round(high))
                        : "%s (most likely %d to %d%%)".formatted(value, Numbers.share(low), Numbers.share(high));
    }

    @Override
    public String announcedTitle() {
        return "Announced trainings with seats left";
    }

    @Override
    public String title(Announced event) {
        return event.title().en();
    }

    @Override
    public String announced(Announced event) {
        LocalDate day = event.day();
        String place = event.place();
        return (day == null ? "" : date(day) + " · ")
                + format(event.format())
                + (place == null ? "" : " · " + place)
                + " · "
                + counted(event.left(), "seat left", "seats left");
    }

    @Override
    public String changeOrPause() {
        return "Change or pause the subscription";
    }

    @Override
    public String reply() {
        return "Reply to this e-mail";
    }

    @Override
    public String waitingTitle() {
        return "Waiting longest for a training";
    }

    @Override
    public String waiting(Waiting waiting) {
        return "%s, waiting for %s, since %s"
                .formatted(
                        people(waiting.participants()), counted(waiting.days(), "day", "days"), date(waiting.since()));
    }

    @Override
    public String progressTitle() {
        return "Planned and delivered";
    }

    @Override
    public String weekProgress(Progress progress) {
        return "Of the week's requests: %s planned and %s delivered by now."
                .formatted(number(progress.planned()), number(progress.delivered()));
    }

    @Override
    public String yearProgress(Progress progress) {
        return "Of the requests of 365 days: %s planned and %s delivered by now."
                .formatted(number(progress.planned()), number(progress.delivered()));
    }

    @Override
    public String centersTitle() {
        return "Centres that sent requests";
    }

    @Override
    public String centers(Centers centers) {
        return "%s of the %s known (%d%%)."
                .formatted(
                        counted(centers.wrote(), "centre", "centres"),
                        number(centers.known()),
                        Numbers.percent(centers.wrote(), centers.known()));
    }

    @Override
    public String centersNote() {
        return "Known centres are those that sent requests in the last 365 days.";
    }

    @Override
    public String openDashboard() {
        return "View the figures";
    }

    @Override
    public String whyYouGetThis(String about) {
        return "You are subscribed to the weekly summary: %s.".formatted(about);
    }

    @Override
    public String unsubscribe() {
        return "Unsubscribe";
    }

    @Override
    public String notSubscribed() {
        return "This is a preview of the summary, sent because you asked for it.";
    }

    @Override
    public String unsubscribeTitle() {
        return "Unsubscribe from weekly summaries";
    }

    @Override
    public String unsubscribeAsk() {
        return "Press the button, and no more summaries of training requests will be sent.";
    }

    @Override
    public String unsubscribedTitle() {
        return "You are unsubscribed";
    }

    @Override
    public String unsubscribed() {
        return "No more weekly summaries will be sent to this address.";
    }

    @Override
    public String confirmedTitle() {
        return "The subscription is confirmed";
    }

    @Override
    public String confirmed() {
        return "The summaries will come each Monday. Each of them has a link to unsubscribe.";
    }

    @Override
    public String invalidTitle() {
        return "This link does not work";
    }

    @Override
    public String invalid() {
        return "It may have been copied in part, or its time is over.";
    }

    @Override
    public String confirmSubject() {
        return "Confirm the subscription to summaries of training requests";
    }

    @Override
    public String confirmAsk(String about) {
        return ("Somebody asked that each Monday this address be sent the summary of the training requests of"
                        + " Administrative Service Centres: %s.")
                .formatted(about);
    }

    @Override
    public String confirmButton() {
        return "Confirm the subscription";
    }

    @Override
    public String confirmIgnore() {
        return "If you do not want that, do nothing: without your confirmation no mail is sent. The link is good for 7"
                + " days.";
    }

    @Override
    public String refuse() {
        return "Send nothing and do not ask me for 90 days";
    }

    @Override
    public String requests(long number) {
        return counted(number, "request", "requests");
    }

    private String people(long number) {
        return counted(number, "person", "people");
    }

    private String counted(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }
}
