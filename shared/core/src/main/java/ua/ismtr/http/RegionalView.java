package ua.ismtr.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What of an answer is for people who see some regions alone: all but who moderated. Handlers leave out what else is not
 * theirs; this holds for every route, also for those that are still to come. Fields that hold who did something are called
 * {@code by}, or end with it, as {@code createdBy}; other texts are as they were written, whatever their first word is.
 */
final class RegionalView {
    /** How a JSON text begins that is a moderator's signature. */
    private static final String SIGNATURE = "\"moderator:";

    /** What stands before the value of a field that holds who did something. */
    private static final List<String> WHO = List.of("\"by\":", "By\":");

    private RegionalView() {}

    static HttpResponse of(HttpResponse answer) {
        String mediaType = answer.headers().getOrDefault("content-type", "");
        boolean json = mediaType.startsWith("application/json") || mediaType.startsWith("application/problem+json");
        if (!json) {
            return answer;
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        int at = next(body, 0);
        if (at < 0) {
            return answer;
        }
        StringBuilder cut = new StringBuilder(body.length());
        int from = 0;
        while (at >= 0) {
            int end = endOfText(body, at + 1);
            cut.append(body, from, at).append("\"moderator\"");
            from = end;
            at = next(body, end);
        }
        cut.append(body, from, body.length());
        return new HttpResponse(
                answer.status(), answer.headers(), cut.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Where the next signature begins, or -1. */
    private static int next(String body, int from) {
        int at = body.indexOf(SIGNATURE, from);
        while (at >= 0 && !saysWho(body, at)) {
            at = body.indexOf(SIGNATURE, at + 1);
        }
        return at;
    }

    /** Within a text such a name has a backslash before its quotation mark. */
    private static boolean saysWho(String body, int at) {
        return WHO.stream().anyMatch(key -> body.startsWith(key, at - key.length()));
    }

    /** The place after the quotation mark that ends the JSON text. */
    private static int endOfText(String body, int from) {
        int i = from;
        while (i < body.length() && body.charAt(i) != '"') {
            i += body.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, body.length());
    }
}
