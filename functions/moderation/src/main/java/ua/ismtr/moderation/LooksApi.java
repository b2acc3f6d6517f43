package ua.ismtr.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.requests.Looks;
import ua.ismtr.requests.Looks.Look;
import ua.ismtr.requests.RequestOfPath;
import ua.ismtr.requests.Requests;

/** Says who else looks at a request, so that two people do not decide about it side by side. */
final class LooksApi {
    private final Requests requests;
    private final Looks looks;
    private final Clock clock;

    LooksApi(Requests requests, Looks looks, Clock clock) {
        this.requests = requests;
        this.looks = looks;
        this.clock = clock;
    }

    private record ShownLook(Instant until, List<ShownLooker> others) {
        static ShownLook of(Look look) {
            return new ShownLook(
                    look.until(),
                    look.others().stream()
                            .map(other ->
                                    new ShownLooker(other.sub(), other.role().id()))
                            .toList());
        }
    }

    private record ShownLooker(String sub, String role) {}

    HttpResponse look(Caller caller, HttpRequest request) {
        return RequestOfPath.answer(
                request,
                requests,
                stored -> HttpResponse.json(200, ShownLook.of(looks.look(stored.id(), caller, clock.instant()))));
    }
}
