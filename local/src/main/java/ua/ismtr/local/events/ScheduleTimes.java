package ua.ismtr.local.events;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a schedule is due.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types of EventBridge Scheduler</a>
 */
public sealed interface ScheduleTimes {
    /**
     * Reads {@code rate(5 minutes)} or {@code cron(0 8 ? * MON *)}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static ScheduleTimes of(String expression, ZoneId zone) {
        Matcher matcher = Pattern.compile("(rate|cron)\\((.*)\\)").matcher(expression.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the local system understands rate(…) and cron(…) alone, not " + expression);
        }
        String text = matcher.group(2).strip();
        return matcher.group(1).equals("rate") ? Rate.of(text) : Cron.of(text, zone);
    }

    /** The first time after the given one; empty if there is none any more. */
    Optional<Instant> after(Instant time);

    /** Whether it is due when the schedule is created, as rates are. */
    boolean atOnce();

    /** Every so often. */
    record Rate(Duration period) implements ScheduleTimes {
        private static final Map<String, Duration> UNITS = Map.of(
                "minute", Duration.ofMinutes(1),
                "hour", Duration.ofHours(1),
                "day", Duration.ofDays(1));

        static Rate of(String text) {
            Matcher matcher = Pattern.compile("(\\d+)\\s+(minute|hour|day)s?").matcher(text);
            if (!matcher.matches() || matcher.group(1).matches("0+")) {
                throw new IllegalArgumentException("not a rate: rate(" + text + ")");
            }
            return new Rate(
                    UNITS.getOrDefault(matcher.group(2), Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1))));
        }

        @Override
        public Optional<Instant> after(Instant time) {
            return Optional.of(time.plus(period));
        }

        @Override
        public boolean atOnce() {
            return true;
        }
    }

    /** At times of the calendar in a time zone. */
    record Cron(ExecutionTime times, ZoneId zone) implements ScheduleTimes {
        /** The fields are Quartz's but for the seconds, which come first there. */
        static Cron of(String text, ZoneId zone) {
            CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
            return new Cron(ExecutionTime.forCron(parser.parse("0 " + text)), zone);
        }

        @Override
        public Optional<Instant> after(Instant time) {
            return times.nextExecution(time.atZone(zone)).map(next -> next.toInstant());
        }

        @Override
        public boolean atOnce() {
            return false;
        }
    }
}
