package ua.ismtr.knowledge.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.dashboard.Dashboard;
import ua.ismtr.dashboard.DashboardBuilder;
import ua.ismtr.dashboard.Figures;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.Scope;
import ua.ismtr.knowledge.Note;
import ua.ismtr.knowledge.Notes;
import ua.ismtr.knowledge.page.TopicPage.ShownNote;
import ua.ismtr.knowledge.search.SearchIndex;
import ua.ismtr.knowledge.search.Terms;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.UnnamedCenters;

/** Puts the pages of topics together. Nothing that came after the day of a page is in it. */
public final class TopicPages {
    private static final int DAYS = 365;
    private static final int WORDS = 20;
    private static final int SUB_NEEDS = 8;
    private static final int CENTERS = 10;

    private final FiguresReader figures;
    private final Notes notes;
    private final Outlooks outlooks;

    public TopicPages(FiguresReader figures, Notes notes, Outlooks outlooks) {
        this.figures = figures;
        this.notes = notes;
        this.outlooks = outlooks;
    }

    /** The pages of this day, by this index. */
    public OfDay of(LocalDate day, SearchIndex index) {
        LocalDate from = day.minusDays(DAYS - 1L);
        return new OfDay(
                day, from, index.terms(), figures.read(from.minusDays(DAYS), day), notesOf(day), outlooks.of(day));
    }

    /** The notes as they were at the end of a day. */
    private List<Note> notesOf(LocalDate day) {
        return notes.all().stream()
                .flatMap(note -> on(note, day).stream())
                .filter(note -> !note.withdrawn())
                .toList();
    }

    private Optional<Note> on(Note newest, LocalDate day) {
        if (!Kyiv.day(newest.updatedAt()).isAfter(day)) {
            return Optional.of(newest);
        }
        return notes.versions(newest.noteId()).stream()
                .filter(version -> !Kyiv.day(version.updatedAt()).isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /** The pages of one day. */
    public static final class OfDay {
        private final LocalDate day;
        private final LocalDate from;
        private final Terms terms;
        private final Figures figures;
        private final List<Note> notes;
        private final Outlooks.OfDay outlook;

        private OfDay(
                LocalDate day, LocalDate from, Terms terms, Figures figures, List<Note> notes, Outlooks.OfDay outlook) {
            this.day = day;
            this.from = from;
            this.terms = terms;
            this.figures = figures;
            this.notes = notes;
            this.outlook = outlook;
        }

        public LocalDate day() {
            return day;
        }

        /** The ids of the regions that have a request of the topic. */
        public Set<String> regionsThatAskFor(TopicId topic) {
            return dashboard(PageScope.country(topic)).byRegion().stream()
                    .filter(region -> region.requests() > 0)
                    .map(region -> region.region().value())
                    .collect(Collectors.toSet());
        }

        /** The page of a topic of the taxonomy. */
        public TopicPage page(PageScope scope) {
            Topic topic = Taxonomy.topic(scope.topic()).orElseThrow();
            Dashboard dashboard = dashboard(scope);
            Terms.Scope words = new Terms.Scope(
                    topic.id().value(),
                    scope.visible().stream().map(RegionId::value).collect(Collectors.toSet()),
                    from,
                    day);
            return new TopicPage(
                    topic.id(),
                    topic.area(),
                    new TopicPage.Names(topic.uk(), topic.en()),
                    topic.about(),
                    scope.region(),
                    from,
                    day,
                    need(dashboard),
                    dashboard.dynamics(),
                    whoAsks(scope, dashboard, words),
                    terms.distinctive(words, WORDS).stream()
                            .map(word -> new TopicPage.Word(
                                    word.word(),
                                    word.requests(),
                                    word.centers(),
                                    Math.round(word.score() * 100) / 100.0))
                            .toList(),
                    terms.subNeeds(words, SUB_NEEDS).stream()
                            .map(need -> new TopicPage.SubNeed(
                                    need.requests(),
                                    need.centers(),
                                    need.people(),
                                    need.words(),
                                    new TopicPage.Typical(need.typical(), null)))
                            .toList(),
                    outlook.forecast(scope),
                    outlook.warnings(scope),
                    outlook.events(scope),
                    outlook.courses(scope),
                    outlook.overlaps(scope),
                    shown(topic.id(), false),
                    shown(topic.id(), true));
        }

        private Dashboard dashboard(PageScope scope) {
            Scope figured = new Scope(scope.region(), scope.visible(), scope.topic(), from, day);
            return DashboardBuilder.build(figured, figures, Instant.EPOCH);
        }

        private static TopicPage.Need need(Dashboard dashboard) {
            Dashboard.Totals totals = dashboard.totals();
            return new TopicPage.Need(
                    totals.requests(),
                    totals.participants(),
                    totals.centers(),
                    totals.needsReview(),
                    totals.planned(),
                    totals.delivered(),
                    dashboard.byRegion().stream()
                            .mapToLong(Dashboard.ByRegion::previous)
                            .sum());
        }

        private TopicPage.WhoAsks whoAsks(PageScope scope, Dashboard dashboard, Terms.Scope words) {
            Scope figured = new Scope(scope.region(), scope.visible(), scope.topic(), from, day);
            Map<String, String> names = terms.centerNames(words);
            long least = UnnamedCenters.isSensitive(scope.topic()) ? UnnamedCenters.ENOUGH : 1;
            return new TopicPage.WhoAsks(
                    dashboard.byRole(),
                    dashboard.byFormat(),
                    dashboard.byRegion().stream()
                            .filter(region -> region.requests() > 0 || region.previous() > 0)
                            .sorted(Comparator.comparingLong(Dashboard.ByRegion::requests)
                                    .reversed()
                                    .thenComparing(region -> region.region().value()))
                            .toList(),
                    DashboardBuilder.centers(figured, figures).entrySet().stream()
                            .filter(center -> center.getValue() >= least)
                            .sorted(Map.Entry.<String, Long>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .limit(CENTERS)
                            .map(center ->
                                    TopicPage.Center.of(center.getKey(), names.get(center.getKey()), center.getValue()))
                            .toList());
        }

        private List<ShownNote> shown(TopicId topic, boolean law) {
            return notes.stream()
                    .filter(note -> note.topic().equals(topic) && note.isLaw() == law)
                    .sorted(Comparator.comparing(Note::updatedAt).reversed().thenComparing(Note::noteId))
                    .map(ShownNote::of)
                    .toList();
        }
    }
}
