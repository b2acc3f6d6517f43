package ua.ismtr.subscribing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.Subscription.Settings;

/** Reads the address, the regions, the language and the week from the body of a call, and collects the rules that they break. */
final class SubscriptionRequest {
    private final JsonFields fields;

    private SubscriptionRequest(JsonNode body) {
        this.fields = new JsonFields(body);
    }

    /** What {@code service} makes of a body that is a JSON object, or 413, 415 or 400. */
    static HttpResponse read(HttpRequest request, Function<SubscriptionRequest, HttpResponse> service) {
        return JsonBody.read(
                typed(request),
                json -> json.isObject()
                        ? service.apply(new SubscriptionRequest(json))
                        : Problem.badRequest("The body must be a JSON object").response());
    }

    /** A body of no media type is read as JSON, as RFC 9110 (section 8.3) allows: these calls have always taken it so. */
    private static HttpRequest typed(HttpRequest request) {
        if (request.header("content-type").isPresent()) {
            return request;
        }
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("content-type", "application/json");
        return new HttpRequest(
                request.route(), headers, request.path(), request.query(), request.body(), request.claims());
    }

    /** The broken rules of all fields that have been read. */
    BrokenRules broken() {
        return fields.broken();
    }

    /** The address, or the caller's own where none is named. */
    Optional<EmailAddress> email(Subscriber subscriber) {
        if (fields.isAbsent("/email")) {
            if (subscriber.address().isEmpty()) {
                fields.refuse("/email", "must be given: the access token names no address of yours");
            }
            return subscriber.address();
        }
        return fields.parsed("/email", EmailAddress::parse, "an e-mail address such as name@example.gov.ua");
    }

    /** What is to be sent, where nothing is sent to the address yet. */
    Settings settings(Subscriber subscriber) {
        return change(subscriber).of(usual(subscriber));
    }

    /** What is sent to this caller's addresses where nothing else is said: about all that the caller sees. */
    static Settings usual(Subscriber subscriber) {
        return new Settings(Language.UKRAINIAN, everything(subscriber), null);
    }

    /** What is to be changed. A caller who may not see the whole country means all of their own regions by none. */
    SettingsChange change(Subscriber subscriber) {
        Set<RegionId> regions = regions();
        return new SettingsChange(
                fields.isAbsent("/language") ? null : fields.oneOf("/language", Language.class),
                fields.isAbsent("/regions") ? null : regions.isEmpty() ? everything(subscriber) : regions,
                !fields.node("/pausedUntil").isMissingNode(),
                fields.day("/pausedUntil"));
    }

    private static Set<RegionId> everything(Subscriber subscriber) {
        boolean country = Regions.all().stream()
                .map(Region::id)
                .allMatch(subscriber.caller().regions()::contains);
        return country ? Set.of() : subscriber.caller().regions();
    }

    /** Different regions; all of them are the country, as none are. */
    private Set<RegionId> regions() {
        Set<RegionId> regions = Set.copyOf(fields.regions("/regions"));
        return regions.size() == Regions.all().size() ? Set.of() : regions;
    }

    /** The week, which must be over: the last such, or one before. Where none is named, the last. */
    Week week(Week last) {
        Week week = fields.optional("/week", Week::parse, "a week of ISO 8601 such as 2026-W47")
                .orElse(last);
        if (week.compareTo(last) > 0) {
            fields.refuse("/week", "must be over; the last week that is over is " + last);
        }
        return week;
    }
}
