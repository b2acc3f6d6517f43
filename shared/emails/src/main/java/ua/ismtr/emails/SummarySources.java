package ua.ismtr.emails;

import java.time.Clock;
import ua.ismtr.aws.Clients;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.config.Environment;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.events.EventStore;
import ua.ismtr.outcomes.OutcomeReports;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.OpenRequests;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.UnplannedRequests;
import ua.ismtr.surveillance.DynamoWarnings;

/**
 * The tables that summaries are made of, by name.
 *
 * @param snapshots the bucket of the dashboard's snapshots and of the reports of outcomes
 */
public record SummarySources(
        String counters,
        String lists,
        String requests,
        String events,
        String warnings,
        String centers,
        String snapshots) {

    /** Those of a function that makes summaries. */
    public static SummarySources read(Environment environment) {
        return new SummarySources(
                environment.text("COUNTERS_TABLE"),
                environment.text("LISTS_TABLE"),
                environment.text("REQUESTS_TABLE"),
                environment.text("EVENTS_TABLE"),
                environment.text("WARNINGS_TABLE"),
                environment.text("CENTERS_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"));
    }

    /** Makes summaries of what they hold. */
    public Summaries summaries(Clients clients, Clock clock) {
        Requests stored = new DynamoRequests(clients.dynamo(), requests);
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(clients.dynamo(), counters), new S3Snapshots(clients.s3(), snapshots), clock);
        Listings listings = new StoredListings(
                new DynamoRequestList(clients.dynamo(), lists, stored),
                stored,
                OpenRequests.in(clients, lists),
                new DynamoWarnings(clients.dynamo(), warnings, clock),
                new DynamoCenters(clients.dynamo(), centers),
                EventStore.reading(clients, events),
                OutcomeReports.in(clients, snapshots),
                clock);
        return new Summaries(figures, UnplannedRequests.in(clients, lists, stored), listings, clock);
    }
}
