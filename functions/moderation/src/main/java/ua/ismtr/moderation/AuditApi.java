package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Entry;
import ua.ismtr.authorization.AuditLog.Wanted;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.requests.RequestId;

/** Reads the audit log by person, request and period. */
final class AuditApi {
    private static final int USUAL_DAYS = 30;
    private static final int LIMIT = 100;
    private static final Pattern POSITION = Pattern.compile("\\d{13}#[0-9a-f-]{0,36}");

    private final AuditLog audit;
    private final Clock clock;

    AuditApi(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    private record Items(
            List<ShownEntry> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    private record ShownEntry(
            Instant at,
            String person,
            String action,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String requestId,

            Map<String, Object> before,
            Map<String, Object> after) {
        static ShownEntry of(Entry entry) {
            return new ShownEntry(
                    entry.at(),
                    entry.person(),
                    entry.action().name().toLowerCase(Locale.ROOT),
                    entry.subject(),
                    entry.before(),
                    entry.after());
        }
    }

    HttpResponse list(HttpRequest request) {
        List<BrokenRule> broken = new ArrayList<>();
        LocalDate today = Kyiv.day(clock.instant());
        LocalDate to = value(request, "to", AuditApi::date, "a date such as 2026-11-21", broken)
                .orElse(today);
        LocalDate from = value(request, "from", AuditApi::date, "a date such as 2026-11-21", broken)
                .orElse(to.minusDays(USUAL_DAYS - 1L));
        @Nullable
        String about = value(request, "request", RequestId::parse, "the id of a request", broken)
                .map(RequestId::value)
                .orElse(null);
        @Nullable
        String cursor = value(request, "cursor", AuditApi::position, "the nextCursor of the same list", broken)
                .orElse(null);
        if (!broken.isEmpty()) {
            return Problem.unprocessable(broken).response();
        }
        AuditLog.Page page = audit.find(new Wanted(
                request.parameter("person").filter(person -> !person.isBlank()).orElse(null),
                about,
                from.atStartOfDay(Kyiv.ZONE).toInstant(),
                to.plusDays(1).atStartOfDay(Kyiv.ZONE).toInstant(),
                cursor,
                LIMIT));
        Items items = new Items(
                page.entries().stream().map(ShownEntry::of).toList(),
                page.cursor().map(AuditApi::cursor).orElse(null));
        return HttpResponse.json(200, items).with("cache-control", "private, no-store");
    }

    private static <T> Optional<T> value(
            HttpRequest request,
            String name,
            Function<String, Optional<T>> parse,
            String rule,
            List<BrokenRule> broken) {
        Optional<String> text = request.parameter(name).filter(one -> !one.isBlank());
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            broken.add(new BrokenRule(name, "must be " + rule));
        }
        return value;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> position(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
                    .filter(position -> POSITION.matcher(position).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
