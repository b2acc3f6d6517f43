package ua.ismtr.local.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A mail that was taken.
 *
 * @param headers as the reader's mail program would find them
 * @param tags by which the sender counts it
 */
public record SentMail(
        String messageId,
        Instant at,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        Map<String, String> tags) {}
