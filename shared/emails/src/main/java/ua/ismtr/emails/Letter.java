package ua.ismtr.emails;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a summary are filled with.
 *
 * @param unsubscribe where the reader ends the subscription; null if there is none
 */
public record Letter(
        Messages messages,
        Summary summary,
        Links links,
        @Nullable URI unsubscribe) {

    /** Where the figures of a part are on the dashboard. */
    public String dashboard(Summary.Part part) {
        return links.dashboard(part.regions(), summary.week(), messages.language())
                .toString();
    }

    /** Where the figures of a region are on the dashboard. */
    public String dashboard(Summary.InRegion row) {
        return links.dashboard(Set.of(row.region()), summary.week(), messages.language())
                .toString();
    }

    /** Where a request is on the dashboard. */
    public String link(Summary.Listed request) {
        return links.request(request.id(), messages.language()).toString();
    }

    /** Where all requests of a part's week are. */
    public String requests(Summary.Part part) {
        return links.requests(part.regions(), summary.week(), messages.language())
                .toString();
    }

    /** Where an event is held or described, or nothing. */
    public String link(Summary.Announced event) {
        String link = event.link();
        return link == null ? "" : link;
    }

    /** Where the reader changes or pauses the subscription. */
    public String settings() {
        return links.settings(messages.language()).toString();
    }

    /** How the reader answers, or nothing. */
    public String reply() {
        String contact = links.contact();
        return contact == null ? "" : "mailto:" + contact;
    }

    /** Where the reader ends the subscription, or nothing. */
    public String unsubscribeLink() {
        return unsubscribe == null ? "" : unsubscribe.toString();
    }
}
