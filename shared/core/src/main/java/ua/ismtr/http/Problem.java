package ua.ismtr.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;

/**
 * An error as {@code application/problem+json} (RFC 9457). It says what the caller did wrong or can do, and nothing of
 * the inside of the system or of anybody's personal data.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<BrokenRule> errors) {
    private static final int KIBIBYTE = 1024;
    private static final int MEBIBYTE = 1024 * KIBIBYTE;

    /** A broken rule; {@code pointer} names the field by RFC 6901, or the query parameter. */
    public record BrokenRule(String pointer, String detail) {}

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, List.of());
    }

    public static Problem badRequest(String detail) {
        return of(400, "Bad Request", detail);
    }

    public static Problem unauthorized(String detail) {
        return of(401, "Unauthorized", detail);
    }

    public static Problem forbidden(String detail) {
        return of(403, "Forbidden", detail);
    }

    /** A regional caller names a region of others. */
    public static Problem foreignRegion() {
        return forbidden("This region is not among yours");
    }

    public static Problem notFound(String detail) {
        return of(404, "Not Found", detail);
    }

    public static Problem conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    /** The body has more than {@code most} bytes. */
    public static Problem tooLarge(int most) {
        String limit = most % MEBIBYTE == 0 ? most / MEBIBYTE + " MiB" : most / KIBIBYTE + " KiB";
        return of(413, "Content Too Large", "The body may have " + limit);
    }

    /** All the rules that the request breaks. */
    public static Problem unprocessable(List<BrokenRule> errors) {
        String detail = errors.size() == 1 ? "A rule is broken" : errors.size() + " rules are broken";
        return new Problem("about:blank", "Unprocessable Content", 422, detail, errors);
    }

    /** A store or a queue cannot be reached; the same call may be made again, since repeating any call is safe. */
    public static HttpResponse unavailable(Duration retryAfter) {
        return of(503, "Service Unavailable", "It could not be finished; send the same again later")
                .response()
                .with("retry-after", Long.toString(retryAfter.toSeconds()));
    }

    /** Too much at once; the same call may be made again. */
    public static HttpResponse throttled(Duration retryAfter) {
        return of(429, "Too Many Requests", "It could not be finished; send the same again later")
                .response()
                .with("retry-after", Long.toString(retryAfter.toSeconds()));
    }

    public HttpResponse response() {
        return HttpResponse.json(status, "application/problem+json", this);
    }
}
