package ua.ismtr.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What of an answer is for people who see some regions alone: all but who moderated. Handlers leave out what else is not
 * theirs; this holds for every route, also for those that are still to come.
 */
final class RegionalView {
    /** How a JSON text begins that is a moderator's signature. */
    private static final String SIGNATURE = "\"moderator:";

    /** What stands before the value of a field that the author of a request fills, whatever its first word is. */
    private static final List<String> OF_AUTHORS = List.of("\"text\":", "\"name\":");

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

    /** Where the next signature begins, or -1; a quotation mark after a backslash is within a text. */
    private static int next(String body, int from) {
        int at = body.indexOf(SIGNATURE, from);
        while (at > 0 && (body.charAt(at - 1) == '\\' || isOfAuthors(body, at))) {
            at = body.indexOf(SIGNATURE, at + 1);
        }
        return at;
    }

    private static boolean isOfAuthors(String body, int at) {
        return OF_AUTHORS.stream().anyMatch(key -> body.startsWith(key, at - key.length()));
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
