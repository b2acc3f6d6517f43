package ua.ismtr.requests;

import java.time.Instant;

/** A request as it came from the platform, with its author, on its way to being classified. */
public record Submission(TrainingRequest request, Author author, Instant acceptedAt) {}
