package ua.ismtr.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values as RFC 4180 quotes them, separated by semicolons as spreadsheets in Ukraine expect them, in UTF-8 by the byte
 * order mark; none is taken for a formula.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</a>
 */
public final class Csv {
    /** What a file begins with. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What spreadsheets begin a formula with, also in the wide forms of East Asian keyboards. */
    private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String DASHES = "-\uFF0D";

    /** What parts cells where commas do not. */
    private static final String SEPARATORS = ",;\t\r\n";

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
        return values.stream().map(Csv::harmless).map(Csv::quoted).collect(Collectors.joining(";", "", "\r\n"));
    }

    /**
     * The value, with an apostrophe before what a spreadsheet would take for a formula: at its beginning, and after a
     * separator within it, since a spreadsheet that reads other separators than commas begins a cell there.
     */
    public static String harmless(String value) {
        StringBuilder harmless = new StringBuilder(value.length() + 1);
        boolean begins = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean formula = (i == 0 && isFormula(value)) || (begins && isFormulaWithin(value, i));
            if (formula) {
                harmless.append('\'');
            }
            harmless.append(c);
            begins = SEPARATORS.indexOf(c) >= 0 || (begins && !formula && (c == '"' || isBlank(c)));
        }
        return harmless.toString();
    }

    private static boolean isFormula(String value) {
        int visible = 0;
        while (visible < value.length() && isBlank(value.charAt(visible))) {
            visible++;
        }
        return "\t\r\n".indexOf(value.charAt(0)) >= 0
                || (visible < value.length() && SIGNS.indexOf(value.charAt(visible)) >= 0);
    }

    /** A dash with a space after it, as in speech, begins no formula; another sign does. */
    private static boolean isFormulaWithin(String value, int at) {
        boolean sign = SIGNS.indexOf(value.charAt(at)) >= 0;
        boolean last = at + 1 >= value.length();
        boolean speech = DASHES.indexOf(value.charAt(at)) >= 0 && !last && isBlank(value.charAt(at + 1));
        return sign && !last && !speech;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
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
