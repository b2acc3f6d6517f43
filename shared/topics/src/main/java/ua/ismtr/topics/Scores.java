package ua.ismtr.topics;

/**
 * What the weights say of a text.
 *
 * @param labels how much each label fits
 * @param style how much the text sounds like no request
 */
public record Scores(float[] labels, float style) {
    /** How far the label is ahead of the best other one; negative if behind. */
    public float lead(int label) {
        float best = Float.NEGATIVE_INFINITY;
        for (int other = 0; other < labels.length; other++) {
            if (other != label) {
                best = Math.max(best, labels[other]);
            }
        }
        return labels[label] - best;
    }
}
