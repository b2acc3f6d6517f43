package ua.ismtr.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import ua.ismtr.json.CompressedJson;
import ua.ismtr.reference.Hash;

/**
 * Answers that a client may already have and that shrink on the way: {@code ETag}, {@code If-None-Match} and
 * {@code 304} (RFC 9110, section 13), {@code gzip} where it is accepted (section 12.5.3).
 */
public final class Conditional {
    private static final int WORTH_COMPRESSING = 1024;

    private static final String VARY = "Accept-Encoding, Authorization";

    private Conditional() {}

    /**
     * The answer, or 304 without a body where the client has this version of it.
     *
     * @param version anything that differs when what the answer says differs
     */
    public static HttpResponse answer(HttpRequest request, HttpResponse full, byte[] version) {
        String tag = "W/\"" + Hash.hex(version).substring(0, 32) + '"';
        Map<String, String> headers = Map.of(
                "etag", tag,
                "cache-control", "private, no-cache",
                "vary", VARY);
        boolean known =
                request.header("if-none-match").filter(tags -> names(tags, tag)).isPresent();
        HttpResponse answer = known ? HttpResponse.empty(304) : full;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private static boolean names(String tags, String tag) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || ("W/" + one).equals(tag));
    }

    /** The answer as it goes on its way, when nothing of its text is left to change. */
    static HttpResponse compressed(HttpRequest request, HttpResponse response) {
        boolean accepted = VARY.equals(response.headers().get("vary"))
                && acceptsGzip(request.header("accept-encoding").orElse(""));
        if (!accepted || response.body().length < WORTH_COMPRESSING) {
            return response;
        }
        return new HttpResponse(response.status(), response.headers(), CompressedJson.gzip(response.body()))
                .with("content-encoding", "gzip");
    }

    private static boolean acceptsGzip(String header) {
        return Arrays.stream(header.split(",", -1))
                .map(coding -> coding.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding -> coding.equals("gzip")
                        || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0{0,3})?")));
    }
}
