package ua.ismtr.local.events;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ua.ismtr.local.functions.LocalFunction;
import ua.ismtr.local.functions.Outcome;
import ua.ismtr.local.template.Template;

/** Runs functions at the times of their schedules. A time that passed while the system was down is not made up for. */
public final class Scheduler implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Entry(Template.Schedule schedule, ScheduleTimes times, LocalFunction function) {}

    private final Clock clock;
    private final PrintStream problems;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Tells {@code problems} of runs that failed. */
    public Scheduler(Clock clock, PrintStream problems) {
        this.clock = clock;
        this.problems = problems;
    }

    /** Adds a schedule of the function. */
    public void add(Template.Schedule schedule, ScheduleTimes times, LocalFunction function) {
        entries.add(new Entry(schedule, times, function));
    }

    /** Starts to wait for the times. */
    public void start() {
        for (Entry entry : entries) {
            threads.add(Thread.ofVirtual()
                    .name("schedule-" + entry.schedule().name())
                    .start(() -> follow(entry)));
        }
    }

    /** Runs the function now, with the event of its first schedule; empty if it has none. */
    public Optional<Outcome> run(String function) throws InterruptedException {
        for (Entry entry : entries) {
            if (entry.function().name().equals(function)) {
                return Optional.of(entry.function().invoke(event(entry.schedule(), clock.instant())));
            }
        }
        return Optional.empty();
    }

    private void follow(Entry entry) {
        try {
            Optional<Instant> next = entry.times().atOnce()
                    ? Optional.of(clock.instant())
                    : entry.times().after(clock.instant());
            while (next.isPresent()) {
                Instant due = next.get();
                Duration wait = Duration.between(clock.instant(), due);
                if (wait.isPositive()) {
                    Thread.sleep(wait);
                }
                // A run that takes longer than until the next time does not move that one.
                Thread.ofVirtual().name(entry.schedule().name()).start(() -> fire(entry, due));
                next = entry.times().after(due);
                while (next.isPresent() && next.get().isBefore(clock.instant())) {
                    next = entry.times().after(next.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fire(Entry entry, Instant due) {
        try {
            Outcome outcome = entry.function().invoke(event(entry.schedule(), due));
            if (!(outcome instanceof Outcome.Returned)) {
                problems.println("The scheduled " + entry.function().name() + " failed: " + outcome);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The event that EventBridge Scheduler makes up for a schedule without an input. */
    static String event(Template.Schedule schedule, Instant time) {
        if (schedule.input().isPresent()) {
            return schedule.input().get();
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", "000000000000");
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", "eu-central-1");
        event.putArray("resources")
                .add("arn:aws:scheduler:eu-central-1:000000000000:schedule/default/" + schedule.name());
        event.put("detail", "{}");
        return event.toString();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
