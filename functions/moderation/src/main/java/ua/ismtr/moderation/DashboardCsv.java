package ua.ismtr.moderation;

import java.util.List;
import ua.ismtr.dashboard.Dashboard;
import ua.ismtr.http.Csv;
import ua.ismtr.http.HttpResponse;

/** The figures of the dashboard as one table: what a figure is of, then the figures, as far as it has them. */
final class DashboardCsv {
    private static final List<String> HEADER =
            List.of("section", "region", "key", "requests", "participants", "previous", "value");

    private final Csv csv = new Csv();

    private DashboardCsv() {}

    static HttpResponse response(Dashboard dashboard) {
        return Csv.response("dashboard.csv", new DashboardCsv().text(dashboard));
    }

    private String text(Dashboard dashboard) {
        csv.row(HEADER);
        Dashboard.Totals totals = dashboard.totals();
        total("requests", totals.requests());
        total("participants", totals.participants());
        total("centers", totals.centers());
        total("needsReview", totals.needsReview());
        total("planned", totals.planned());
        total("delivered", totals.delivered());
        total("notRequests", totals.notRequests());
        dashboard
                .byRegion()
                .forEach(one -> row("byRegion", one.region(), "", one.requests(), one.participants(), one.previous()));
        dashboard
                .byTopic()
                .forEach(one -> row("byTopic", "", one.topic(), one.requests(), one.participants(), one.previous()));
        dashboard.byArea().forEach(one -> row("byArea", "", one.area(), one.requests(), "", ""));
        dashboard.byFormat().forEach(one -> row("byFormat", "", one.format(), one.requests(), "", ""));
        dashboard.byRole().forEach(one -> row("byRole", "", one.role(), one.requests(), "", ""));
        dashboard
                .byRegionTopic()
                .forEach(one -> row("byRegionTopic", one.region(), one.topic(), one.requests(), "", ""));
        String section = "dynamics." + dashboard.dynamics().granularity().id();
        dashboard
                .dynamics()
                .points()
                .forEach(one -> row(section, "", one.date(), one.requests(), one.participants(), ""));
        return csv.text();
    }

    private void total(String name, long value) {
        csv.row(List.of("totals", "", name, "", "", "", Long.toString(value)));
    }

    private void row(String section, Object region, Object key, Object requests, Object participants, Object previous) {
        csv.row(List.of(
                section,
                region.toString(),
                key.toString(),
                requests.toString(),
                participants.toString(),
                previous.toString(),
                ""));
    }
}
