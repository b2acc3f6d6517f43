package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/cost.md} follows from the figures that {@link ThroughputBenchmark} measured and from the prices beside them; {@code
 * -Dismtr.cost=write} writes it again.
 */
class CostTest {
    private static final Path DOCS = Repository.ROOT.resolve("docs");
    private static final Path PAGE = DOCS.resolve("cost.md");
    private static final int REQUESTS_A_YEAR = 45_000;
    private static final int BURST_A_SECOND = 1_000;
    private static final int BURST_SECONDS = 60;
    private static final double MINUTES_A_MONTH = 365.0 / 12 * 24 * 60;

    /** How many write units of the tables a request may cost in all. */
    private static final double MOST_WRITE_UNITS = 30;

    private static final int PEOPLE = 20;

    /** Each looks every fifteen seconds, eight hours of 21 days. */
    private static final double LOOKS_A_MONTH = PEOPLE * 4.0 * 60 * 8 * 21;

    /** Lambda polls a queue with five long polls at a time, and a long poll ends after twenty seconds. */
    private static final double POLLS_A_MINUTE = 15;

    /** A message is sent, received and deleted; three queues are between the webhook and the platform. */
    private static final double QUEUE_CALLS_OF_A_REQUEST = 9;

    private final Map<String, Double> measured = measured();
    private final Map<String, Double> prices = prices();

    @Test
    void thePageFollowsFromTheFiguresAndThePrices() throws IOException {
        String page = page();
        if (System.getProperty("ismtr.cost", "").equals("write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Repository.text(PAGE)).isEqualTo(page);
    }

    @Test
    void aRequestWritesNoMoreThanPlanned() {
        assertThat(figure("write units of a request alone")).isLessThanOrEqualTo(MOST_WRITE_UNITS);
        assertThat(figure("write units of a request in a burst")).isLessThanOrEqualTo(MOST_WRITE_UNITS);
    }

    private String page() {
        double month = REQUESTS_A_YEAR / 12.0;
        Bill usual = new Bill();
        usual.add(
                "DynamoDB, write units",
                ofRequestsAndMinutes(month, "write units of a request alone", "write units of a quiet minute"),
                "DynamoDB write request unit on demand");
        usual.add(
                "DynamoDB, read units",
                ofRequestsAndMinutes(month, "read units of a request alone", "read units of a quiet minute"),
                "DynamoDB read request unit on demand");
        usual.add(
                "Lambda, calls",
                ofRequestsAndMinutes(
                        month, "calls of functions for a request alone", "calls of functions in a quiet minute"),
                "Lambda request");
        usual.add(
                "Lambda, gigabyte-seconds",
                ofRequestsAndMinutes(
                        month, "gigabyte-seconds of a request alone", "gigabyte-seconds of a quiet minute"),
                "Lambda gigabyte-second");
        usual.add("API Gateway, webhooks", month, "HTTP API call");
        usual.add("SQS, calls with messages", month * QUEUE_CALLS_OF_A_REQUEST, "SQS request");
        usual.add(
                "SQS, polls of empty queues",
                MINUTES_A_MONTH * POLLS_A_MINUTE * figure("queues that Lambda polls"),
                "SQS request");
        usual.add("API Gateway, looks at the page", LOOKS_A_MONTH, "HTTP API call");
        usual.add("Lambda, looks at the page", LOOKS_A_MONTH, "Lambda request");
        usual.add(
                "Lambda, gigabyte-seconds of them",
                LOOKS_A_MONTH * figure("gigabyte-seconds of a look at the page"),
                "Lambda gigabyte-second");
        usual.add(
                "DynamoDB, read units of them",
                LOOKS_A_MONTH * figure("read units of a look at the page"),
                "DynamoDB read request unit on demand");
        usual.add("CloudWatch, alarms", figure("alarms"), "CloudWatch alarm");

        double burst = BURST_A_SECOND * (double) BURST_SECONDS;
        Bill minute = new Bill();
        minute.add(
                "DynamoDB, write units",
                burst * figure("write units of a request in a burst"),
                "DynamoDB write request unit on demand");
        minute.add(
                "DynamoDB, read units",
                burst * figure("read units of a request in a burst"),
                "DynamoDB read request unit on demand");
        minute.add("Lambda, calls", burst * figure("calls of functions for a request in a burst"), "Lambda request");
        minute.add(
                "Lambda, gigabyte-seconds",
                burst * figure("gigabyte-seconds of a request in a burst"),
                "Lambda gigabyte-second");
        minute.add("API Gateway, webhooks", burst, "HTTP API call");
        minute.add("SQS, calls with messages", burst * QUEUE_CALLS_OF_A_REQUEST, "SQS request");
        return String.format(Locale.ROOT, """
            # What it costs

            Computed by `CostTest` from [measured.csv](measured.csv), which `ThroughputBenchmark` measured on the local system, and
            [prices.csv](prices.csv), which names source and date of each price. Prices are in US dollars, for US East, without free tiers;
            other Regions cost more. Put the prices of your Region into the file and compute this page again:

            ```sh
            mvn -pl acceptance -am verify -Dtest=CostTest -Dit.test=NONE -Dsurefire.failIfNoSpecifiedTests=false \\
                -Dfailsafe.failIfNoSpecifiedTests=false -Dismtr.cost=write
            ```

            ## A month, at %,d requests a year

            Requests come one at a time, so that none shares the writes of its counters with another. Functions on a schedule of a minute
            run whether something has happened or not. %d people have the page open for eight hours on 21 days; it looks every fifteen seconds
            whether the figures have changed, and mostly they have not.

            | what | amount | dollars |
            | --- | --: | --: |
            %s
            ## A minute of %,d requests a second

            Requests that arrive together share the writes of their counters.

            | what | amount | dollars |
            | --- | --: | --: |
            %s
            ## Not included

            Other calls of the page, stored data and backups, logs, e-mails, CloudFront and its firewall, keys and secrets, and functions that run
            each five or fifteen minutes, hourly, daily or weekly. The gigabyte-seconds are those of a local machine with two cores, not idle, and not those of
            AWS. An empty queue is taken to be polled fifteen times a minute, by five long polls of twenty seconds; Lambda may use fewer.
            """, REQUESTS_A_YEAR, PEOPLE, usual.rows(), BURST_A_SECOND, minute.rows());
    }

    /** What is paid for, and the sum. */
    private final class Bill {
        private final StringBuilder rows = new StringBuilder();
        private double sum;

        void add(String what, double amount, String price) {
            double dollars = amount * Objects.requireNonNull(prices.get(price), price);
            rows.append(String.format(Locale.ROOT, "| %s | %,.0f | %.2f |%n", what, amount, dollars));
            sum += dollars;
        }

        String rows() {
            return rows + String.format(Locale.ROOT, "| **all** | | **%.2f** |%n", sum);
        }
    }

    private double ofRequestsAndMinutes(double requests, String ofRequest, String ofMinute) {
        return requests * figure(ofRequest) + MINUTES_A_MONTH * figure(ofMinute);
    }

    private double figure(String what) {
        return Objects.requireNonNull(measured.get(what), what);
    }

    private static Map<String, Double> measured() {
        Map<String, Double> figures = new HashMap<>();
        Repository.text(DOCS.resolve("measured.csv")).lines().skip(1).forEach(line -> {
            int comma = line.lastIndexOf(',');
            figures.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
        });
        return figures;
    }

    private static Map<String, Double> prices() {
        Map<String, Double> prices = new HashMap<>();
        Repository.text(DOCS.resolve("prices.csv"))
                .lines()
                .skip(1)
                .map(line -> line.split(",", 4))
                .forEach(row -> prices.put(row[0], Double.parseDouble(row[1]) / Double.parseDouble(row[2])));
        return prices;
    }
}
