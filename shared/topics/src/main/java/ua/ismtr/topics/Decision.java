package ua.ismtr.topics;

/**
 * How scores become topics; chosen on texts that the weights had not seen.
 *
 * @param slope with {@code intercept}, makes a score a probability: the logistic of slope × score + intercept
 * @param several the probability from which a second or third topic is given too
 * @param certain the probability from which a topic may count without a moderator
 * @param noise the probability from which a message may count as no request without a moderator
 */
public record Decision(double slope, double intercept, double several, double certain, double noise) {
    /** Before calibration. */
    public static final Decision UNDECIDED = new Decision(1, 0, 1, 1, 1);

    double[] parameters() {
        return new double[] {slope, intercept, several, certain, noise};
    }

    /** How likely a label with this score is right. */
    public double probability(double score) {
        return 1 / (1 + Math.exp(-slope * score - intercept));
    }
}
