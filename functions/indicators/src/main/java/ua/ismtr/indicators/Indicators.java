package ua.ismtr.indicators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;

/** Computes the indicators of some lives by the formulas of their definitions. */
final class Indicators {
    private static final int FEWEST_OF_REGION = 5;

    static final List<Definition> DEFINITIONS = List.of(
            new Definition(
                    "time-to-planned",
                    "days",
                    Map.of("uk", "Від запиту до плану", "en", "From request to plan"),
                    Map.of(
                            "uk",
                            "За скільки днів половину запитів заплановано; відкриті запити враховано як ще не"
                                    + " заплановані, а давні листи не враховано",
                            "en",
                            "After how many days half of the requests are planned; open ones count as not planned yet,"
                                    + " old letters do not count"),
                    "of the rows with imported = false: Kaplan-Meier median of plannedAt - submittedAt; without"
                        + " plannedAt censored at endedAt or now; numerator = those with plannedAt, denominator = all"
                        + " of them"),
            new Definition(
                    "time-to-delivered",
                    "days",
                    Map.of("uk", "Від запиту до навчання", "en", "From request to training"),
                    Map.of(
                            "uk",
                            "За скільки днів за половиною запитів проведено навчання; решту враховано як ще не"
                                    + " проведене, а давні листи не враховано",
                            "en",
                            "After how many days half of the requests are trained; the others count as not trained"
                                    + " yet, old letters do not count"),
                    "of the rows with imported = false: Kaplan-Meier median of deliveredAt - submittedAt; without"
                        + " deliveredAt censored at endedAt or now; numerator = those with deliveredAt, denominator ="
                        + " all of them"),
            new Definition(
                    "coverage",
                    "share",
                    Map.of("uk", "Охоплення", "en", "Coverage"),
                    Map.of(
                            "uk",
                            "Яку частку людей із запитів навчено",
                            "en",
                            "Which share of the people in requests were trained"),
                    "numerator = sum of people of rows with deliveredAt, denominator = sum of people;"
                            + " interval by drawing centres again"),
            new Definition(
                    "heard-centers",
                    "share",
                    Map.of("uk", "Почуті центри", "en", "Centres heard"),
                    Map.of(
                            "uk",
                            "Яка частка центрів, що надсилали запити, має хоч один запланований або проведений",
                            "en",
                            "Which share of the centres that asked have a request that is planned or delivered"),
                    "numerator = different pairs of region and center of rows with plannedAt and without endedAt,"
                            + " denominator = different pairs of region and center; Wilson interval"),
            new Definition(
                    "repeated-need",
                    "share",
                    Map.of("uk", "Повторна потреба", "en", "Repeated need"),
                    Map.of(
                            "uk",
                            "Після якої частки навчань той самий центр за 180 днів знову просив про ту саму тему",
                            "en",
                            "After which share of trainings the same centre asked for the same topic again within 180"
                                    + " days"),
                    "denominator = rows with deliveredAt at least 180 days ago, numerator = those of them with"
                            + " repeatedBy, the first other request of the same region and center with a common topic"
                            + " submitted after deliveredAt and at most 180 days later; Wilson interval"),
            new Definition(
                    "fairness",
                    "share",
                    Map.of("uk", "Справедливість між областями", "en", "Fairness between regions"),
                    Map.of(
                            "uk",
                            "Частка відповідей у найгірше охопленій області порівняно з усіма; 1 означає рівність",
                            "en",
                            "The share of answers in the region that got fewest, compared with all; 1 is equality"),
                    "numerator = lowest share of rows with plannedAt and without endedAt among regions with at least 5"
                            + " rows, denominator = that share of all rows; interval by drawing centres again"),
            new Definition(
                    "answered-at-once",
                    "share",
                    Map.of("uk", "Відповідь одразу", "en", "Answered at once"),
                    Map.of(
                            "uk",
                            "Для якої частки запитів у каталозі є курс на їхню тему, який можна почати будь-коли",
                            "en",
                            "For which share of the requests the catalogue has a course on their topic that can be"
                                    + " begun at any time"),
                    "numerator = rows with course = true, denominator = rows; Wilson interval"),
            new Definition(
                    "seats-used",
                    "share",
                    Map.of("uk", "Зайняті місця", "en", "Seats used"),
                    Map.of(
                            "uk",
                            "Яку частку місць на проведених заходах було зайнято; всеукраїнські заходи враховано лише"
                                    + " для всієї країни",
                            "en",
                            "Which share of the seats at events that were held was taken; events for the whole country"
                                    + " count for the whole country alone"),
                    "of the rows of events: numerator = sum of taken, denominator = sum of capacity;"
                            + " interval by drawing events again"),
            new Definition(
                    "attendance",
                    "share",
                    Map.of("uk", "Відвідування", "en", "Attendance"),
                    Map.of(
                            "uk",
                            "Яка частка людей, які мали місце на проведених заходах, прийшла",
                            "en",
                            "Which share of the people who had a seat at events that were held came"),
                    "of the rows of events: numerator = sum of attended, denominator = sum of taken;"
                            + " interval by drawing events again"),
            new Definition(
                    "duplication",
                    "share",
                    Map.of("uk", "Дублювання програм", "en", "Duplication of programmes"),
                    Map.of(
                            "uk",
                            "Яка частка чинних курсів навчає того самого, що й інший курс; пари, які вирішено залишити,"
                                    + " не враховано",
                            "en",
                            "Which share of the current courses teaches what another one teaches; pairs that were"
                                    + " decided to stay do not count"),
                    "of the rows of courses: numerator = rows with duplicate = true, denominator = rows, n = rows;"
                            + " Wilson interval"));

    private final List<Life> lives;
    private final Instant now;
    private final long people;

    private Indicators(List<Life> lives, Instant now) {
        this.lives = lives;
        this.now = now;
        this.people = people(lives);
    }

    /**
     * What indicators are computed from.
     *
     * @param lives of the requests of the period, in any order
     * @param later of those that were submitted behind it, for what was asked for again: see {@link RepeatedNeed#until}
     * @param events that were held in the period
     * @param courses that are on offer
     */
    record Rows(Collection<Life> lives, Collection<Life> later, List<HeldEvent> events, List<OfferedCourse> courses) {}

    /** All indicators, in the order of their definitions. */
    static List<Indicator> of(Rows rows, Instant now) {
        List<Life> sorted = new ArrayList<>(rows.lives());
        sorted.sort(Comparator.comparing(Life::submittedAt)
                .thenComparing(life -> life.requestId().value()));
        Indicators indicators = new Indicators(sorted, now);
        return List.of(
                indicators.time("time-to-planned", Life::plannedAt),
                indicators.time("time-to-delivered", Life::deliveredAt),
                indicators.coverage(),
                indicators.heardCenters(),
                indicators.repeatedNeed(rows.later()),
                indicators.fairness(),
                indicators.answeredAtOnce(),
                ofEvents("seats-used", rows.events(), HeldEvent::taken, HeldEvent::capacity, HeldEvent::taken),
                ofEvents("attendance", rows.events(), HeldEvent::attended, HeldEvent::taken, HeldEvent::attended),
                duplication(rows.courses()));
    }

    private Indicator answeredAtOnce() {
        List<Life> answered = having(Life::course);
        return share("answered-at-once", answered.size(), lives.size(), people, people(answered));
    }

    /**
     * A share of people at events; those who came and those who had a seat need not be the same.
     *
     * @param told which of those who had a seat it tells of
     */
    private static Indicator ofEvents(
            String id,
            List<HeldEvent> events,
            ToIntFunction<HeldEvent> of,
            ToIntFunction<HeldEvent> among,
            ToIntFunction<HeldEvent> told) {
        List<HeldEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(event -> event.eventId().value()));
        long numerator = sorted.stream().mapToLong(of::applyAsInt).sum();
        long denominator = sorted.stream().mapToLong(among::applyAsInt).sum();
        long people = sorted.stream().mapToLong(HeldEvent::taken).sum();
        long counted = sorted.stream().mapToLong(told::applyAsInt).sum();
        if (denominator == 0) {
            return Indicator.of(id, null, (double) numerator, 0, people, counted, null, null);
        }
        Interval interval = Interval.bootstrap(
                sorted.stream().map(List::of).toList(),
                drawn -> (double) drawn.stream().mapToInt(of).sum()
                        / drawn.stream().mapToInt(among).sum());
        return Indicator.of(
                id,
                (double) numerator / denominator,
                (double) numerator,
                (double) denominator,
                people,
                counted,
                interval.low(),
                interval.high());
    }

    /** Of courses and not of people: nothing of it is withheld. */
    private static Indicator duplication(List<OfferedCourse> courses) {
        long twice = courses.stream().filter(OfferedCourse::duplicate).count();
        if (courses.isEmpty()) {
            return Indicator.ofThings("duplication", 0, 0, null);
        }
        return Indicator.ofThings("duplication", twice, courses.size(), Interval.wilson(twice, courses.size()));
    }

    private Indicator time(String id, Function<Life, @Nullable Instant> end) {
        List<Life> waiting = having(life -> !life.imported());
        List<Survival.Watched> watched = new ArrayList<>();
        long counted = 0;
        long countedPeople = 0;
        for (Life life : waiting) {
            Instant happened = end.apply(life);
            Instant last = life.endedAt() == null ? now : life.endedAt();
            watched.add(new Survival.Watched(life.days(happened == null ? last : happened), happened != null));
            counted += happened == null ? 0 : 1;
            countedPeople += happened == null ? 0 : life.people();
        }
        Survival.Median median = Survival.median(watched);
        return Indicator.of(
                id,
                median.value(),
                (double) counted,
                waiting.size(),
                people(waiting),
                countedPeople,
                median.low(),
                median.high());
    }

    private Indicator coverage() {
        long trained = people(having(life -> life.deliveredAt() != null));
        if (people == 0) {
            return Indicator.of("coverage", null, 0, 0, 0, 0, null, null);
        }
        Interval interval = Interval.bootstrap(
                byCenter(), drawn -> (double) people(drawn, life -> life.deliveredAt() != null) / people(drawn));
        return Indicator.of(
                "coverage",
                (double) trained / people,
                (double) trained,
                (double) people,
                people,
                trained,
                interval.low(),
                interval.high());
    }

    private Indicator heardCenters() {
        List<Life> answered = having(Life::isAnswered);
        Set<String> heard = centers(answered);
        long peopleHeard = people(having(life -> heard.contains(life.centerName())));
        return share("heard-centers", heard.size(), centers(lives).size(), people, peopleHeard);
    }

    private Indicator repeatedNeed(Collection<Life> later) {
        RepeatedNeed need = new RepeatedNeed(lives, later);
        List<Life> trained = having(life -> RepeatedNeed.isFollowed(life, now));
        List<Life> repeated =
                trained.stream().filter(life -> need.after(life).isPresent()).toList();
        return share("repeated-need", repeated.size(), trained.size(), people(trained), people(repeated));
    }

    private Indicator fairness() {
        double worst = worstShare(lives);
        double all = share(lives);
        long answered = people(having(Life::isAnswered));
        if (Double.isNaN(worst) || all == 0) {
            return Indicator.of("fairness", null, 0, 0, people, answered, null, null);
        }
        Interval interval = Interval.bootstrap(byCenter(), drawn -> worstShare(drawn) / share(drawn));
        return Indicator.of("fairness", worst / all, worst, all, people, answered, interval.low(), interval.high());
    }

    /** The lowest share of answered requests among the regions with enough of them; not a number for less than two. */
    private static double worstShare(List<Life> some) {
        Map<RegionId, List<Life>> regions = some.stream().collect(Collectors.groupingBy(Life::region));
        regions.values().removeIf(ofRegion -> ofRegion.size() < FEWEST_OF_REGION);
        return regions.size() < 2
                ? Double.NaN
                : regions.values().stream().mapToDouble(Indicators::share).min().orElse(Double.NaN);
    }

    private static double share(List<Life> some) {
        return (double) some.stream().filter(Life::isAnswered).count() / some.size();
    }

    private static Indicator share(String id, long numerator, long denominator, long n, long counted) {
        if (denominator == 0) {
            return Indicator.of(id, null, 0, 0, n, counted, null, null);
        }
        Interval interval = Interval.wilson(numerator, denominator);
        return Indicator.of(
                id,
                (double) numerator / denominator,
                (double) numerator,
                (double) denominator,
                n,
                counted,
                interval.low(),
                interval.high());
    }

    private List<List<Life>> byCenter() {
        return List.copyOf(lives.stream()
                .collect(Collectors.groupingBy(Life::centerName, TreeMap::new, Collectors.toList()))
                .values());
    }

    private List<Life> having(Predicate<Life> condition) {
        return lives.stream().filter(condition).toList();
    }

    private static Set<String> centers(List<Life> some) {
        return some.stream().map(Life::centerName).collect(Collectors.toSet());
    }

    private static long people(List<Life> some) {
        return people(some, life -> true);
    }

    private static long people(List<Life> some, Predicate<Life> condition) {
        return some.stream().filter(condition).mapToLong(Life::people).sum();
    }
}
