package ua.ismtr.emails;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.RequestId;
import ua.ismtr.subscriptions.SubscriptionId;

/**
 * Where the links of an e-mail lead: the dashboard's page, and the public address of the HTTP API.
 *
 * @param contact the address that answers to a mail go to, if somebody reads them
 */
public record Links(
        URI dashboard, URI api, Tokens tokens, @Nullable String contact) {

    /** Links of mails that nobody answers. */
    public Links(URI dashboard, URI api, Tokens tokens) {
        this(dashboard, api, tokens, null);
    }

    /** One request on the dashboard. */
    public URI request(RequestId request, Language language) {
        return URI.create(dashboard + "?view=requests&" + lang(language) + "request=" + request);
    }

    /** The list of the requests of exactly this region and week. */
    public URI requests(Set<RegionId> regions, Week week, Language language) {
        return URI.create(dashboard + "?view=requests&" + query(regions, week, language));
    }

    /** Where the reader changes or pauses what the mails are about. */
    public URI settings(Language language) {
        return dashboard.resolve("mails.html" + (language == Language.UKRAINIAN ? "" : "?lang=" + language));
    }

    private static String lang(Language language) {
        return language == Language.UKRAINIAN ? "" : "lang=" + language + "&";
    }

    /** The dashboard of exactly this region and week; of several regions it shows all that its reader may see. */
    public URI dashboard(Set<RegionId> regions, Week week, Language language) {
        return URI.create(dashboard + "?" + query(regions, week, language));
    }

    private static String query(Set<RegionId> regions, Week week, Language language) {
        StringBuilder query = new StringBuilder(lang(language));
        if (regions.size() == 1) {
            query.append("region=").append(regions.iterator().next()).append('&');
        }
        query.append("from=").append(week.monday()).append("&to=").append(week.sunday());
        return query.toString();
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
