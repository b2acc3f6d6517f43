package ua.ismtr.forecasts;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** How a forecast was made. */
public enum Method implements Named {
    /** The median of damped Holt, last year's week and the mean of eight weeks. */
    MEDIAN("median"),
    /** As many as in the weeks around the same one of last year. */
    SEASONAL_NAIVE("seasonal-naive"),
    /** As many as in the mean of the last eight weeks. */
    MEAN("mean");

    private final String id;

    Method(String id) {
        this.id = id;
    }

    /** The value with this name, if there is one. */
    public static Optional<Method> of(String id) {
        return Named.find(Method.class, id);
    }

    /** Its name in the API and in stored data. */
    @Override
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
