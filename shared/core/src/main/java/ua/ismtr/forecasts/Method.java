package ua.ismtr.forecasts;

import ua.ismtr.reference.Named;

/** How a forecast was made. */
public enum Method implements Named {
    /** The median of damped Holt, last year's week and the mean of eight weeks. */
    MEDIAN,
    /** As many as in the weeks around the same one of last year. */
    SEASONAL_NAIVE,
    /** As many as in the mean of the last eight weeks. */
    MEAN;

    @Override
    public String toString() {
        return id();
    }
}
