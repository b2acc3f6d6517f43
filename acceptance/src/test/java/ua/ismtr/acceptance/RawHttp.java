package ua.ismtr.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Sends a request as it is written, a broken address too, which no client library would send. */
final class RawHttp {
    private static final int TIMEOUT_MS = 70_000;

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /**
     * What was answered.
     *
     * @param head status line and headers in small letters
     */
    record Answer(int status, String head, String body) {
        boolean isProblem() {
            return head.contains("content-type: application/problem+json") && body.contains("\"status\":" + status);
        }

        boolean isPage() {
            return head.contains("content-type: text/html");
        }
    }

    Answer send(String method, String target, Map<String, String> headers, byte[] body) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MS);
            StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nhost: " + server.getAuthority()
                    + "\r\nconnection: close\r\ncontent-length: " + body.length + "\r\n");
            headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    private static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, text, "");
        }
        String head = text.substring(0, end);
        return new Answer(
                Integer.parseInt(head.split(" ", 3)[1]), head.toLowerCase(Locale.ROOT), text.substring(end + 4));
    }
}
