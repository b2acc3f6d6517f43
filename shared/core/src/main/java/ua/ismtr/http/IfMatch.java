package ua.ismtr.http;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The entity tags that a change is conditional on, by strong comparison (RFC 9110, section 13.1.1). */
public record IfMatch(List<String> tags) {

    /** Those of the header; none where it is absent. */
    public static IfMatch of(HttpRequest request) {
        return request.header("if-match").map(IfMatch::of).orElseGet(() -> new IfMatch(List.of()));
    }

    /** Those of a header's value. */
    public static IfMatch of(String value) {
        return new IfMatch(Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList());
    }

    /** The entity tag of something in this version. */
    public static String tag(long version) {
        return "\"" + version + '"';
    }

    /** The answer of a change that must name what was seen: 428 where nothing is named. */
    public static HttpResponse required(HttpRequest request, Function<IfMatch, HttpResponse> change) {
        IfMatch ifMatch = of(request);
        return ifMatch.tags().isEmpty()
                ? Problem.of(428, "Precondition Required", "If-Match must name the etag that was seen")
                        .response()
                : change.apply(ifMatch);
    }

    public boolean names(String tag) {
        return tags.contains("*") || tags.contains(tag);
    }

    /** 412. */
    public static HttpResponse outdated() {
        return Problem.of(412, "Precondition Failed", "It was changed since; look at what it is now")
                .response();
    }

    /** 412 with the entity tag of now. */
    public static HttpResponse outdated(String tag) {
        return outdated().with("etag", tag);
    }
}
