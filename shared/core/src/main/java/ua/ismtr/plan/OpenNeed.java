package ua.ismtr.plan;

import java.time.Instant;
import java.util.List;
import ua.ismtr.requests.OpenRequest;

/** The open requests as they were at a time. */
public record OpenNeed(Instant asOf, List<OpenRequest> requests) {}
