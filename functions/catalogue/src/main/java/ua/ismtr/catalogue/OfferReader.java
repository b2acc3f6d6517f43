package ua.ismtr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua.ismtr.courses.Course.Offer;
import ua.ismtr.courses.CourseSession;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.WebAddress;
import ua.ismtr.reference.Days;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.text.PlainText;

/** Reads what a provider says of one course and finds every rule that it breaks. */
final class OfferReader {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_SESSIONS = 100;
    private static final int MOST_SEATS = 100_000;
    private static final int MOST_OUTCOMES = 50;
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(5_000);
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");

    private final String provider;
    private final JsonFields fields;

    /** @param base the pointer of the course in the body */
    OfferReader(String provider, JsonNode json, String base) {
        this.provider = provider;
        this.fields = new JsonFields(json, base, new BrokenRules());
    }

    BrokenRules broken() {
        return fields.broken();
    }

    /** The course; if rules are broken it is not to be used. */
    Offer read() {
        // All courses of an import are of one provider; one that names another is in the wrong table.
        fields.optional("/provider", name -> Optional.of(name).filter(provider::equals), provider);
        return new Offer(
                provider,
                fields.line("/externalId", LONGEST_ID),
                fields.plainLine("/title", LONGEST_TITLE),
                fields.parsed("/url", OfferReader::url, "the http or https address of a page")
                        .orElse(URI.create("http://invalid")),
                Objects.requireNonNullElse(fields.optionalPlainText("/about", LONGEST_TEXT), ""),
                outcomes(),
                fields.parsed(
                                "/format",
                                text -> Format.of(text).filter(format -> format != Format.ANY),
                                "online, offline or blended")
                        .orElse(Format.ONLINE)
                        .id(),
                fields.flag("/selfPaced", false),
                hours(),
                fields.optional(
                                "/language",
                                text -> Optional.of(text)
                                        .filter(tag -> LANGUAGE.matcher(tag).matches()),
                                "a language tag such as uk")
                        .orElse(null),
                audience(),
                fields.isAbsent("/certificate") ? null : Boolean.valueOf(fields.flag("/certificate", false)),
                sessions());
    }

    private static Optional<URI> url(String text) {
        return WebAddress.parse(text, LONGEST_URL);
    }

    /** One text, or a list of them, each a line. */
    private String outcomes() {
        if (!fields.node("/outcomes").isArray()) {
            return Objects.requireNonNullElse(fields.optionalPlainText("/outcomes", LONGEST_TEXT), "");
        }
        List<String> lines = new ArrayList<>();
        int count = fields.list("/outcomes", 0, MOST_OUTCOMES).size();
        for (int i = 0; i < count; i++) {
            lines.add(PlainText.of(fields.text("/outcomes/" + i, LONGEST_TITLE)));
        }
        return String.join("\n", lines);
    }

    private @Nullable BigDecimal hours() {
        if (fields.isAbsent("/hours")) {
            return null;
        }
        JsonNode node = fields.node("/hours");
        boolean fits = node.isNumber()
                && node.decimalValue().signum() > 0
                && node.decimalValue().compareTo(MOST_HOURS) <= 0
                && node.decimalValue().scale() <= 10;
        if (!fits) {
            fields.refuse("/hours", "must be a number above 0, at most 5,000");
            return null;
        }
        return new BigDecimal(node.decimalValue().stripTrailingZeros().toPlainString());
    }

    private List<String> audience() {
        List<String> audience = new ArrayList<>();
        int count = fields.list("/audience", 0, JobTitle.values().length).size();
        for (int i = 0; i < count; i++) {
            fields.parsed("/audience/" + i, JobTitle::of, "a job title such as administrator")
                    .map(JobTitle::id)
                    .ifPresent(audience::add);
        }
        return List.copyOf(audience);
    }

    private List<CourseSession> sessions() {
        List<CourseSession> sessions = new ArrayList<>();
        int count = fields.list("/sessions", 0, MOST_SESSIONS).size();
        for (int i = 0; i < count; i++) {
            String at = "/sessions/" + i;
            Instant start = fields.time(at + "/start").orElse(Instant.EPOCH);
            Instant end = fields.time(at + "/end").orElse(start.plusSeconds(1));
            if (!end.isAfter(start)) {
                fields.refuse(at + "/end", "must be after start");
            } else if (!Days.covers(start) || !Days.covers(end)) {
                fields.refuse(at + "/start", "must be from 2000 to 2100, as must end");
            }
            Integer seats = fields.isAbsent(at + "/seats")
                    ? null
                    : Integer.valueOf(fields.wholeNumber(at + "/seats", 0, MOST_SEATS));
            sessions.add(new CourseSession(
                    start,
                    end,
                    fields.region(at + "/region").orElse(null),
                    fields.optionalPlainLine(at + "/place", LONGEST_TITLE),
                    seats));
        }
        return List.copyOf(sessions);
    }
}
