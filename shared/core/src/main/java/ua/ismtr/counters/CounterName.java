package ua.ismtr.counters;

import ua.ismtr.reference.RegionId;

/**
 * The names of the figures that are kept in a {@link CounterKey}. Names with an argument are families: one figure for each
 * status, format, role, topic, area or centre that occurs.
 */
public final class CounterName {
    public static final String REQUESTS = "requests";
    public static final String PARTICIPANTS = "participants";
    public static final String NOT_REQUESTS = "notRequests";

    public static final String STATUS = "status.";
    public static final String FORMAT = "format.";
    public static final String ROLE = "role.";
    public static final String AREA = "area.";
    public static final String TOPIC = "topic.";
    public static final String TOPIC_PARTICIPANTS = "people.";
    public static final String CENTER = "center.";

    private CounterName() {}

    /** The requests of a centre; codes are unique within a region only. */
    public static String center(RegionId region, String code) {
        return CENTER + region + "/" + code;
    }
}
