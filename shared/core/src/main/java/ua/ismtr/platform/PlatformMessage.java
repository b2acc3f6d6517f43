package ua.ismtr.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What the platform is told by one webhook.
 *
 * @param id its {@code webhook-id}, the same however often it is sent
 * @param type such as {@code training_request.status_changed}
 * @param at when it happened
 * @param data what happened, without personal data
 */
public record PlatformMessage(String id, String type, Instant at, JsonNode data) {}
