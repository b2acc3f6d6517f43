package ua.ismtr.planning;

import java.util.Arrays;
import java.util.Optional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;

/** Calls that change something name the version that was seen, by strong comparison (RFC 9110, section 13.1.1). */
final class Preconditions {
    private Preconditions() {}

    /** 428 where the call names no version, 412 where it names another than this; nothing where it may go on. */
    static Optional<HttpResponse> checked(HttpRequest request, String tag) {
        Optional<String> tags = request.header("if-match");
        if (tags.isEmpty()) {
            return Optional.of(Problem.of(428, "Precondition Required", "If-Match must name the etag that was seen")
                    .response());
        }
        boolean current = Arrays.stream(tags.get().split(",", -1))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag));
        return current ? Optional.empty() : Optional.of(outdated());
    }

    static HttpResponse outdated() {
        return Problem.of(412, "Precondition Failed", "It was changed since; read it again")
                .response();
    }
}
