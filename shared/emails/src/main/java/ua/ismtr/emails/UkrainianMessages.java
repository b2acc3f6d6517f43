package ua.ismtr.emails;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
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

/** What e-mails and pages say in Ukrainian. */
final class UkrainianMessages implements Messages {
    private static final String NO_BREAK = "\u00a0";

    /** In the genitive, as dates have them. */
    private static final List<String> MONTHS = List.of(
            "січня",
            "лютого",
            "березня",
            "квітня",
            "травня",
            "червня",
            "липня",
            "серпня",
            "вересня",
            "жовтня",
            "листопада",
            "грудня");

    @Override
    public Language language() {
        return Language.UKRAINIAN;
    }

    @Override
    public String region(RegionId region) {
        return Regions.find(region.value()).map(Region::uk).orElse(region.value());
    }

    @Override
    public String topic(TopicId topic) {
        return Taxonomy.topic(topic).map(Topic::uk).orElse("Інша тема");
    }

    @Override
    public String country() {
        return "Уся Україна";
    }

    @Override
    public String severalRegions(int count) {
        return counted(count, "регіон", "регіони", "регіонів");
    }

    @Override
    public String dayAndMonth(LocalDate date) {
        return date.getDayOfMonth() + NO_BREAK + MONTHS.get(date.getMonthValue() - 1);
    }

    @Override
    public String time(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, Kyiv.ZONE);
        return "%s, %02d:%02d".formatted(date(time.toLocalDate()), time.getHour(), time.getMinute());
    }

    @Override
    public String number(long number) {
        return Numbers.grouped(number, NO_BREAK, true);
    }

    @Override
    public String meanOfFour(long sum) {
        return number(sum / 4) + Numbers.quarters(sum, ",");
    }

    @Override
    public String system() {
        return "ISMTR — інтелектуальна система моніторингу запитів на навчання ЦНАП";
    }

    @Override
    public String summaryTitle() {
        return "Запити на навчання за тиждень";
    }

    @Override
    public String summarySubject(Summary summary) {
        return "Запити на навчання: %s, %s".formatted(about(summary.regions()), days(summary.week()));
    }

    @Override
    public String preview(Summary summary) {
        Compared requests = sum(summary.parts().stream().map(Part::requests).toList());
        Compared people = sum(summary.parts().stream().map(Part::participants).toList());
        return requests.now() == 0
                ? "Нових запитів не було."
                : "%s, %s. Попереднього тижня запитів: %s."
                        .formatted(requests(requests.now()), people(people.now()), number(requests.before()));
    }

    private static Compared sum(List<Compared> all) {
        return all.stream()
                .reduce(
                        new Compared(0, 0, 0),
                        (a, b) -> new Compared(
                                a.now() + b.now(), a.before() + b.before(), a.fourWeeks() + b.fourWeeks()));
    }

    @Override
    public String asOf(Instant instant) {
        return "Дані станом на " + time(instant);
    }

    @Override
    public String quiet(Part part) {
        return part.requests().before() == 0
                ? "За тиждень запитів не було, як і за попередній."
                : "За тиждень запитів не було. Попереднього тижня — %s."
                        .formatted(requests(part.requests().before()));
    }

    @Override
    public String thisWeek() {
        return "За тиждень";
    }

    @Override
    public String weekBefore() {
        return "За попередній тиждень";
    }

    @Override
    public String fourWeeks() {
        return "Середнє за 4 тижні до того";
    }

    @Override
    public String requestsRow() {
        return "Запити";
    }

    @Override
    public String participantsRow() {
        return "Скільки людей навчити";
    }

    @Override
    public String inText(Compared figures) {
        return "Попереднього тижня: %s. Середнє за чотири попередні тижні: %s."
                .formatted(number(figures.before()), meanOfFour(figures.fourWeeks()));
    }

    @Override
    public String growingTitle() {
        return "Теми, що зростають";
    }

    @Override
    public String growth(Growth growth) {
        return "%s, попереднього тижня %s".formatted(requests(growth.now()), number(growth.before()));
    }

    @Override
    public String freshTitle(Part part) {
        return switch (part.regions().size()) {
            case 0 -> "Нові теми в країні";
            case 1 -> "Нові теми в регіоні";
            default -> "Нові теми в цих регіонах";
        };
    }

    @Override
    public String freshNote() {
        return "За попередні 52 тижні таких запитів тут не було.";
    }

    @Override
    public String byRegionTitle() {
        return "За регіонами";
    }

    @Override
    public String inRegion(InRegion row) {
        return "%s, %s, попереднього тижня %s"
                .formatted(requests(row.now()), people(row.participants()), number(row.before()));
    }

    @Override
    public String submittedTitle() {
        return "Запити тижня";
    }

    @Override
    public String allSubmitted() {
        return "Усі запити тижня";
    }

    @Override
    public String wishedTitle() {
        return "Бажані дати найближчих 30 днів";
    }

    @Override
    public String center(@Nullable String name) {
        return name == null ? "центр не названо" : name;
    }

    @Override
    public String listed(Listed request) {
        LocalDate by = request.wishedBy();
        return people(request.people()) + " · " + format(request.format())
                + (by == null ? "" : " · бажано до %s".formatted(date(by)));
    }

    private static String format(Format format) {
        return switch (format) {
            case ONLINE -> "онлайн";
            case OFFLINE -> "очно";
            case BLENDED -> "змішано";
            case ANY -> "будь-який формат";
        };
    }

    @Override
    public String queueTitle() {
        return "Що змінилося серед тих, хто чекає";
    }

    @Override
    public List<String> queue(Queue queue) {
        List<String> lines = new ArrayList<>();
        lines.add("Без навчання: %s, з них за останні сім днів — %s."
                .formatted(requests(queue.waiting()), number(queue.joined())));
        passed(lines, 30, queue.passed30());
        passed(lines, 90, queue.passed90());
        passed(lines, 180, queue.passed180());
        return lines;
    }

    private void passed(List<String> lines, int days, long number) {
        if (number > 0) {
            lines.add("За цей час минуло %d днів очікування: %s.".formatted(days, requests(number)));
        }
    }

    @Override
    public String alertsTitle() {
        return "Варті уваги зміни";
    }

    @Override
    public String alert(Alert alert) {
        TopicId topic = alert.topic();
        RegionId region = alert.region();
        String where = region == null ? country() : region(region);
        String about = topic == null ? where : topic(topic) + ", " + where;
        String center = alert.center();
        return switch (alert.kind()) {
            case JUMP -> "%s: запитів значно більше, ніж зазвичай: %s".formatted(about, compared(alert));
            case DRIFT ->
                (alert.observed() > alert.expected()
                                ? "%s: запитів поступово більшає: %s"
                                : "%s: запитів поступово меншає: %s")
                        .formatted(about, compared(alert));
            case SILENCE ->
                center == null
                        ? "%s: запити перестали надходити".formatted(about)
                        : "%s, %s: запити перестали надходити".formatted(center, where);
            case ALL_SILENT -> "Запити перестали надходити майже з усіх регіонів";
        };
    }

    private String compared(Alert alert) {
        return "%s, очікувалося %s".formatted(requests(alert.observed()), number(alert.expected()));
    }

    @Override
    public String silentTitle() {
        return "Центри, які перестали писати";
    }

    @Override
    public String silent(Silent silent) {
        return "%s: запитів немає з %s".formatted(silent.center(), date(silent.since()));
    }

    @Override
    public String outcomesTitle(OutcomeReport report) {
        return "Показники за рік, станом на %s".formatted(date(report.to()));
    }

    @Override
    public String outcome(Figure figure) {
        boolean days = figure.unit().equals("days");
        String value = days
                ? counted(Math.round(figure.value()), "день", "дні", "днів")
                : Numbers.share(figure.value()) + NO_BREAK + "%";
        Double low = figure.low();
        Double high = figure.high();
        return low == null || high == null
                ? value
                : days
                        ? "%s (найімовірніше від %d до %d)".formatted(value, Math.round(low), Math.round(high))
                        : "%s (найімовірніше від %d до %d%s%%)"
                                .formatted(value, Numbers.share(low), Numbers.share(high), NO_BREAK);
    }

    @Override
    public String announcedTitle() {
        return "Оголошені заходи, де є місця";
    }

    @Override
    public String title(Announced event) {
        return event.title().uk();
    }

    @Override
    public String announced(Announced event) {
        LocalDate day = event.day();
        String place = event.place();
        return (day == null ? "" : date(day) + " · ")
                + format(event.format())
                + (place == null ? "" : " · " + place)
                + " · "
                + counted(event.left(), "вільне місце", "вільні місця", "вільних місць");
    }

    @Override
    public String changeOrPause() {
        return "Змінити або призупинити підписку";
    }

    @Override
    public String reply() {
        return "Відповісти на цей лист";
    }

    @Override
    public String waitingTitle() {
        return "Найдовше чекають на навчання";
    }

    @Override
    public String waiting(Waiting waiting) {
        return "%s, чекає %s, з %s"
                .formatted(
                        people(waiting.participants()),
                        counted(waiting.days(), "день", "дні", "днів"),
                        date(waiting.since()));
    }

    @Override
    public String progressTitle() {
        return "Заплановано і проведено";
    }

    @Override
    public String weekProgress(Progress progress) {
        return "Із запитів тижня заплановано %s, проведено %s."
                .formatted(number(progress.planned()), number(progress.delivered()));
    }

    @Override
    public String yearProgress(Progress progress) {
        return "Із запитів за 365 днів заплановано %s, проведено %s."
                .formatted(number(progress.planned()), number(progress.delivered()));
    }

    @Override
    public String centersTitle() {
        return "Центри, які надіслали запити";
    }

    @Override
    public String centers(Centers centers) {
        return "%s з %s (%s%s%%)."
                .formatted(
                        number(centers.wrote()),
                        counted(centers.known(), "відомого центру", "відомих центрів", "відомих центрів"),
                        Numbers.percent(centers.wrote(), centers.known()),
                        NO_BREAK);
    }

    @Override
    public String centersNote() {
        return "Відомі центри — ті, що надсилали запити за останні 365 днів.";
    }

    @Override
    public String openDashboard() {
        return "Переглянути показники";
    }

    @Override
    public String whyYouGetThis(String about) {
        return "Ви підписані на щотижневий підсумок: %s.".formatted(about);
    }

    @Override
    public String unsubscribe() {
        return "Відписатися";
    }

    @Override
    public String notSubscribed() {
        return "Це перегляд підсумку, надісланий на ваш запит.";
    }

    @Override
    public String unsubscribeTitle() {
        return "Відписка від щотижневих підсумків";
    }

    @Override
    public String unsubscribeAsk() {
        return "Натисніть кнопку, і підсумки запитів на навчання більше не надходитимуть.";
    }

    @Override
    public String unsubscribedTitle() {
        return "Ви відписалися";
    }

    @Override
    public String unsubscribed() {
        return "Щотижневі підсумки на цю адресу більше не надходитимуть.";
    }

    @Override
    public String confirmedTitle() {
        return "Підписку підтверджено";
    }

    @Override
    public String confirmed() {
        return "Підсумки надходитимуть щопонеділка. Відписатися можна за посиланням у кожному листі.";
    }

    @Override
    public String invalidTitle() {
        return "Посилання не діє";
    }

    @Override
    public String invalid() {
        return "Можливо, його скопійовано не повністю або його час минув.";
    }

    @Override
    public String confirmSubject() {
        return "Підтвердьте підписку на підсумки запитів на навчання";
    }

    @Override
    public String confirmAsk(String about) {
        return "Для цієї адреси попросили щопонеділка надсилати підсумок запитів на навчання ЦНАП: %s."
                .formatted(about);
    }

    @Override
    public String confirmButton() {
        return "Підтвердити підписку";
    }

    @Override
    public String confirmIgnore() {
        return "Якщо ви цього не хочете, нічого не робіть: без підтвердження листи не надсилатимуться. Посилання діє 7"
                + " днів.";
    }

    @Override
    public String refuse() {
        return "Не надсилати й не питати мене 90 днів";
    }

    @Override
    public String requests(long number) {
        return counted(number, "запит", "запити", "запитів");
    }

    private String people(long number) {
        return counted(number, "людина", "людини", "людей");
    }

    /** The number with what is counted: 1, 21 запит; 2–4, 22–24 запити; 0, 5–20, 25 запитів (CLDR). */
    private String counted(long number, String one, String few, String many) {
        long last = number % 10;
        boolean teen = number / 10 % 10 == 1;
        String form = teen || last == 0 || last >= 5 ? many : last == 1 ? one : few;
        return number(number) + NO_BREAK + form;
    }
}
