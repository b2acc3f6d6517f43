package ua.ismtr.surveillance;

import ua.ismtr.forecasts.CountLaw;

/**
 * What a week should bring, as far as earlier weeks tell.
 *
 * @param mean of one week
 * @param dispersion of one week's count
 * @param error the variance of the mean itself, as it is only estimated
 */
record Expectation(double mean, double dispersion, double error) {

    /** The law of the sum of so many weeks. */
    CountLaw of(int weeks) {
        double variance = weeks * (mean + dispersion * mean * mean) + (double) weeks * weeks * error;
        return CountLaw.ofVariance(weeks * mean, variance);
    }
}
