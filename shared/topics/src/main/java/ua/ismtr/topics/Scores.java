package ua.ismtr.topics;

/**
 * What the weights say of a text.
 *
 * @param labels how much each label fits
 * @param style how much the text sounds like no request
 */
public record Scores(float[] labels, float style) {
    /** For each label, how far it is ahead of the best other one; negative if behind. */
    public float[] leads() {
        int first = 0;
        float second = Float.NEGATIVE_INFINITY;
        for (int label = 1; label < labels.length; label++) {
            if (labels[label] > labels[first]) {
                second = labels[first];
                first = label;
            } else if (labels[label] > second) {
                second = labels[label];
            }
        }
        float[] leads = new float[labels.length];
        for (int label = 0; label < leads.length; label++) {
            leads[label] = labels[label] - (label == first ? second : labels[first]);
        }
        return leads;
    }
}
