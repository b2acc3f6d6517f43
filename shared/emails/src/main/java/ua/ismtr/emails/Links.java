package ua.ismtr.emails;

import java.net.URI;
import java.util.Set;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.SubscriptionId;

/** Where the links of an e-mail lead: the dashboard's page, and the public address of the HTTP API. */
public record Links(URI dashboard, URI api, Tokens tokens) {

    /** The dashboard of exactly this region and week; of several regions it shows all that its reader may see. */
    public URI dashboard(Set<RegionId> regions, Week week, Language language) {
        StringBuilder query = new StringBuilder();
        if (language != Language.UKRAINIAN) {
            query.append("lang=").append(language).append('&');
        }
        if (regions.size() == 1) {
            query.append("region=").append(regions.iterator().next()).append('&');
        }
        query.append("from=").append(week.monday()).append("&to=").append(week.sunday());
        return URI.create(dashboard + "?" + query);
    }

    /** Where this subscription is ended. */
    public URI unsubscribe(SubscriptionId subscription) {
        return URI.create(api + "/v1/unsubscribe?token=" + tokens.unsubscribe(subscription));
    }

    /** Where the owner of an address agrees to what was asked. */
    public URI confirm(Tokens.Confirmation confirmation) {
        return URI.create(api + "/v1/confirm?token=" + tokens.confirm(confirmation));
    }
}
