package ua.ismtr.subscribing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.Subscription.Settings;

/** Reads what is wished for from the body of a call, and all that is wrong with it. */
final class SubscriptionRequest {
    private final JsonNode body;
    private final List<BrokenRule> broken = new ArrayList<>();

    private SubscriptionRequest(JsonNode body) {
        this.body = body;
    }

    /** The request in this JSON object; nothing if it is none. */
    static Optional<SubscriptionRequest> of(byte[] json) {
        try {
            JsonNode body = Json.MAPPER.readTree(json);
            return body != null && body.isObject() ? Optional.of(new SubscriptionRequest(body)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes can always be read", e);
        }
    }

    /** What broke a rule, when all has been asked for. */
    List<BrokenRule> broken() {
        return broken;
    }

    /** The address, or the caller's own where none is named. */
    Optional<EmailAddress> email(Subscriber subscriber) {
        JsonNode email = body.path("email");
        if (email.isMissingNode() || email.isNull()) {
            if (subscriber.address().isEmpty()) {
                broken.add(new BrokenRule("/email", "must be given: the access token names no address of yours"));
            }
            return subscriber.address();
        }
        Optional<EmailAddress> address = email.isTextual() ? EmailAddress.parse(email.asText()) : Optional.empty();
        if (address.isEmpty()) {
            broken.add(new BrokenRule("/email", "must be an e-mail address such as name@example.gov.ua"));
        }
        return address;
    }

    /** What is to be sent. A caller who may not see the whole country means all of their own regions by none. */
    Settings settings(Subscriber subscriber) {
        Set<RegionId> regions = regions();
        return new Settings(
                language(),
                regions.isEmpty() && !seesAll(subscriber) ? subscriber.caller().regions() : regions,
                pausedUntil());
    }

    private static boolean seesAll(Subscriber subscriber) {
        return Regions.all().stream()
                .map(Region::id)
                .allMatch(subscriber.caller().regions()::contains);
    }

    private Set<RegionId> regions() {
        Set<RegionId> regions = new HashSet<>();
        JsonNode list = body.path("regions");
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            broken.add(new BrokenRule("/regions", "must be a list; an empty one means the whole country"));
        }
        for (int at = 0; at < list.size(); at++) {
            Optional<RegionId> region = Regions.find(list.path(at).asText()).map(Region::id);
            region.ifPresent(regions::add);
            if (region.isEmpty()) {
                broken.add(new BrokenRule(
                        "/regions/" + at, "must be the ISO 3166-2 code of a region of Ukraine, such as UA-46"));
            }
        }
        return regions.size() == Regions.all().size() ? Set.of() : Set.copyOf(regions);
    }

    private Language language() {
        Optional<Language> language = Language.of(body.path("language").asText("uk"));
        if (language.isEmpty()) {
            broken.add(new BrokenRule("/language", "must be uk or en"));
        }
        return language.orElse(Language.UKRAINIAN);
    }

    private @Nullable LocalDate pausedUntil() {
        JsonNode date = body.path("pausedUntil");
        if (date.isMissingNode() || date.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(date.asText());
        } catch (DateTimeParseException e) {
            broken.add(new BrokenRule("/pausedUntil", "must be a date such as 2026-11-21"));
            return null;
        }
    }

    /** The week, or this one where none is named. */
    Week week(Week otherwise) {
        JsonNode text = body.path("week");
        if (text.isMissingNode() || text.isNull()) {
            return otherwise;
        }
        Optional<Week> week = Week.parse(text.asText());
        if (week.isEmpty()) {
            broken.add(new BrokenRule("/week", "must be a week of ISO 8601 such as 2026-W47"));
        }
        return week.orElse(otherwise);
    }
}
