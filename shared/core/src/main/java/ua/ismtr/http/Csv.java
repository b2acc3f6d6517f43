package ua.ismtr.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180) that spreadsheets open in UTF-8, by the byte order mark, and of which none is taken
 * for a formula.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</a>
 */
public final class Csv {
    /** What a file begins with. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What spreadsheets begin a formula with, also in the wide forms of East Asian keyboards, and what may hide it. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

    /** Adds a row. */
    public void row(List<String> values) {
        text.append(line(values));
    }

    public String text() {
        return text.toString();
    }

    /** One row with its end of line. */
    public static String line(List<String> values) {
        return values.stream().map(Csv::harmless).map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** The value, with an apostrophe before what a spreadsheet would take for a formula. */
    public static String harmless(String value) {
        String seen = value.stripLeading();
        boolean formula = !value.isEmpty()
                && (FORMULA.indexOf(value.charAt(0)) >= 0 || (!seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0));
        return formula ? "'" + value : value;
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** The file as an answer. */
    public static HttpResponse response(String name, String text) {
        return new HttpResponse(
                200,
                Map.of(
                        "content-type",
                        "text/csv; charset=utf-8",
                        "content-disposition",
                        "attachment; filename=\"" + name + "\""),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
