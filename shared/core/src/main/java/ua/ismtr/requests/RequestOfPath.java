package ua.ismtr.requests;

import java.util.Optional;
import java.util.function.Function;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;

/** The request that the path of a call names. */
public final class RequestOfPath {
    private RequestOfPath() {}

    /** Its id, if the path has one. */
    public static Optional<RequestId> id(HttpRequest call) {
        return RequestId.parse(call.path().getOrDefault("requestId", ""));
    }

    /** What {@code service} answers for it, or 404. */
    public static HttpResponse answer(
            HttpRequest call, Requests requests, Function<StoredRequest, HttpResponse> service) {
        return id(call).flatMap(requests::find)
                .map(service)
                .orElseGet(() -> unknown().response());
    }

    /** 404: the caller may know of no such request. */
    public static Problem unknown() {
        return Problem.notFound("There is no such request");
    }
}
