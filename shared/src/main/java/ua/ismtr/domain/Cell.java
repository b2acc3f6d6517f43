package ua.ismtr.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The finest place figures are kept for: a day in a region, of all requests ({@code topic} is null) or of those of one
 * topic.
 */
public record Cell(LocalDate day, RegionId region, @Nullable TopicId topic) {}
