package ua.ismtr.catalogue;

import java.util.Arrays;
import java.util.List;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;

/** The entity tags that a change is conditional on (RFC 9110, section 13.1.1). */
record IfMatch(List<String> tags) {
    static IfMatch of(HttpRequest request) {
        return new IfMatch(request.header("if-match").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList());
    }

    boolean isAbsent() {
        return tags.isEmpty();
    }

    boolean names(String tag) {
        return tags.contains("*") || tags.contains(tag);
    }

    /** 428. */
    HttpResponse required() {
        return Problem.of(428, "Precondition Required", "If-Match must name the etag that was seen")
                .response();
    }

    /** 412 with the entity tag of now. */
    HttpResponse outdated(String tag) {
        return Problem.of(412, "Precondition Failed", "It was changed since; look at what it is now")
                .response()
                .with("etag", tag);
    }
}
