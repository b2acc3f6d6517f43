package ua.ismtr.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ua.ismtr.local.mail.Mailbox;
import ua.ismtr.local.mail.SentMail;

/** The mails that were sent: {@code /local/mail} for programs, {@code /local/mailbox} for a person. */
public final class MailPages {
    private static final int MOST_LISTED = 200;
    private static final Pattern MAIL = Pattern.compile("/local/mailbox/(\\d{1,9})(/html)?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Kyiv"));

    private final Mailbox mailbox;

    public MailPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Writes the answer to a GET below {@code /local/mail}; whether there is one. */
    boolean answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("GET")) {
            return false;
        }
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (path.equals("/local/mail")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                mailbox.writeJson(body);
            }
            return true;
        }
        Optional<String> page = page(path);
        if (page.isPresent()) {
            byte[] html = page.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", "script-src 'none'; object-src 'none'");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
        }
        return page.isPresent();
    }

    private Optional<String> page(String path) {
        if (path.equals("/local/mailbox")) {
            return Optional.of(list());
        }
        Matcher matcher = MAIL.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        Optional<SentMail> mail = mailbox.mail(number);
        return matcher.group(2) == null ? mail.map(one -> page(number, one)) : mail.map(SentMail::html);
    }

    private String list() {
        int size = mailbox.size();
        StringBuilder rows = new StringBuilder();
        for (int number = size - 1; number >= Math.max(0, size - MOST_LISTED); number--) {
            SentMail mail = mailbox.mail(number).orElseThrow();
            rows.append("<tr><td>%s<td>%s<td><a href=\"/local/mailbox/%d\">%s</a>\n"
                    .formatted(
                            TIME.format(mail.at()),
                            escaped(String.join(", ", mail.to())),
                            number,
                            escaped(mail.subject())));
        }
        String note = size > MOST_LISTED ? "the newest " + MOST_LISTED + " of " + size : Integer.toString(size);
        return document("Mailbox", "<h1>Mailbox</h1><p>Mails: " + note + "</p><table>" + rows + "</table>");
    }

    private static String page(int number, SentMail mail) {
        String headers = List.of(mail.headers(), tags(mail)).stream()
                .flatMap(map -> map.entrySet().stream())
                .map(entry -> "<tr><th>%s<td>%s\n".formatted(escaped(entry.getKey()), escaped(entry.getValue())))
                .collect(Collectors.joining());
        return document(mail.subject(), """
            <p><a href="/local/mailbox">Mailbox</a></p><h1>%s</h1><table>%s</table>
            <h2>HTML</h2><iframe sandbox="allow-popups" src="/local/mailbox/%d/html"></iframe>
            <h2>Text</h2><pre>%s</pre>
            """.formatted(escaped(mail.subject()), headers, number, escaped(mail.text())));
    }

    private static Map<String, String> tags(SentMail mail) {
        return mail.tags().entrySet().stream()
                .collect(Collectors.toMap(tag -> "tag " + tag.getKey(), Map.Entry::getValue));
    }

    private static String document(String title, String body) {
        return """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title><style>
            :root { color-scheme: light dark; } body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%%; } td, th { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
            iframe { width: 100%%; height: 70vh; border: 1px solid #8886; } pre { white-space: pre-wrap; }
            </style><body>%s</body></html>
            """.formatted(escaped(title), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
