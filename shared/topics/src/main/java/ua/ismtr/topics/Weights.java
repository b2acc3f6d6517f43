package ua.ismtr.topics;

/**
 * What was learned, before it is made compact.
 *
 * @param rarity for each feature, how much it counts: the rarer the more
 * @param topical for each feature in turn, its weight for each label
 * @param biases one for each label
 * @param style for each feature of style, its weight for no request
 * @param styleBias of style
 */
public record Weights(float[] rarity, float[] topical, float[] biases, float[] style, float styleBias) {
    /** How much words count beside grams. */
    public static final float WORDS_SHARE = 0.7f;

    /** The length of words and grams together. */
    static final float LENGTH = (float) Math.sqrt(1 + WORDS_SHARE * WORDS_SHARE);

    /** The weights of the topics as a feature adds them to a score, but for the length of the text. */
    float[] timesRarity() {
        float[] ready = new float[topical.length];
        for (int i = 0; i < ready.length; i++) {
            ready[i] = topical[i] * rarity[i / biases.length];
        }
        return ready;
    }

    /** The value of each feature, so that words together and grams together have their share of a length of one. */
    public static float[] values(int[] features, float[] rarity, float share) {
        float[] values = new float[features.length];
        double square = 0;
        for (int i = 0; i < features.length; i++) {
            values[i] = rarity[features[i]];
            square += values[i] * values[i];
        }
        float scale = share / LENGTH / (float) Math.sqrt(Math.max(square, 1e-12));
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return values;
    }

    /** The value of a feature of style in a text with so many of them. */
    public static float styleValue(int features) {
        return (float) (1 / Math.sqrt(Math.max(1, features)));
    }

    static float largest(float[] weights) {
        float largest = 1e-9f;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest;
    }
}
