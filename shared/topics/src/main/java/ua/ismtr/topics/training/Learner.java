package ua.ismtr.topics.training;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ua.ismtr.reference.TopicId;
import ua.ismtr.topics.Features;
import ua.ismtr.topics.Weights;

/**
 * Logistic regressions, one for each label against all the others, learned together by gradient descent whose steps shrink with what a feature has moved
 * already (AdaGrad, Duchi et al. 2011). Targets are softened a little, since labels of people are not perfect; weights are drawn to zero. Then each
 * label leans towards the centre of its examples (Rocchio), which hears rare words that the descent has hardly moved.
 */
final class Learner {
    private static final int EPOCHS = 10;
    private static final float RATE = 0.15f;
    private static final float BIAS_RATE = 0.03f;
    private static final float DECAY = 2e-3f;
    private static final float SOFTENING = 0.01f;
    private static final float START = 1e-4f;
    private static final float FIRST_BIAS = -3;
    private static final float STYLE_RATE = 0.2f;
    private static final float CENTRE = 5;
    private static final float KNOWLEDGE_IN_CENTRE = 0.3f;
    private static final long SEED = 20_260_101;

    private final List<TopicId> labels;
    private final float[] topical;
    private final float[] moved = new float[Features.ROWS];
    private final float[] biases;
    private final float[] biasesMoved;
    private final float[] style = new float[Features.STYLE_ROWS];
    private final float[] styleMoved = new float[Features.STYLE_ROWS];
    private float styleBias = FIRST_BIAS;

    private Learner(List<TopicId> labels) {
        this.labels = labels;
        this.topical = new float[Features.ROWS * labels.size()];
        this.biases = new float[labels.size()];
        this.biasesMoved = new float[labels.size()];
        Arrays.fill(moved, START);
        Arrays.fill(biases, FIRST_BIAS);
        Arrays.fill(biasesMoved, START);
        Arrays.fill(styleMoved, START);
    }

    /**
     * What the examples teach; the same each time.
     *
     * @param texts teach topics and style
     * @param knowledge teaches topics only: nobody speaks in it
     */
    static Weights learn(List<TopicId> labels, List<Example> texts, List<Example> knowledge) {
        Learner learner = new Learner(labels);
        float[] rarity = rarity(texts, knowledge);
        learner.learnTopics(concat(texts, knowledge), rarity);
        learner.leanToCentres(texts, knowledge, rarity);
        learner.learnStyle(texts);
        return new Weights(rarity, learner.topical, learner.biases, learner.style, learner.styleBias);
    }

    /** The square root of the logarithm of how many examples there are for each that has the feature. */
    private static float[] rarity(List<Example> texts, List<Example> knowledge) {
        int[] count = new int[Features.ROWS];
        for (Example example : concat(texts, knowledge)) {
            for (int feature : example.features().words()) {
                count[feature]++;
            }
            for (int feature : example.features().grams()) {
                count[feature]++;
            }
        }
        double all = texts.size() + (double) knowledge.size();
        float[] rarity = new float[Features.ROWS];
        for (int feature = 0; feature < rarity.length; feature++) {
            rarity[feature] = (float) Math.sqrt(Math.max(0.1, StrictMath.log(all / (1 + count[feature]))));
        }
        return rarity;
    }

    private static List<Example> concat(List<Example> texts, List<Example> knowledge) {
        return Stream.concat(texts.stream(), knowledge.stream()).toList();
    }

    private void learnTopics(List<Example> examples, float[] rarity) {
        int size = labels.size();
        float[] errors = new float[size];
        int[] order = new int[examples.size()];
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int number : order) {
                Example example = examples.get(number);
                int[] words = example.features().words();
                int[] grams = example.features().grams();
                float[] wordValues = Weights.values(words, rarity, Weights.WORDS_SHARE);
                float[] gramValues = Weights.values(grams, rarity, 1);
                System.arraycopy(biases, 0, errors, 0, size);
                add(errors, words, wordValues);
                add(errors, grams, gramValues);
                float square = 0;
                for (int label = 0; label < size; label++) {
                    float target = example.labels().contains(labels.get(label)) ? 1 - SOFTENING : SOFTENING;
                    errors[label] = logistic(errors[label]) - target;
                    square += errors[label] * errors[label];
                    biasesMoved[label] += errors[label] * errors[label];
                    biases[label] -= BIAS_RATE * errors[label] / (float) Math.sqrt(biasesMoved[label]);
                }
                step(errors, square / size, words, wordValues);
                step(errors, square / size, grams, gramValues);
            }
        }
    }

    private void add(float[] scores, int[] features, float[] values) {
        for (int i = 0; i < features.length; i++) {
            int row = features[i] * scores.length;
            float value = values[i];
            for (int label = 0; label < scores.length; label++) {
                scores[label] += topical[row + label] * value;
            }
        }
    }

    private void step(float[] errors, float square, int[] features, float[] values) {
        for (int i = 0; i < features.length; i++) {
            float value = values[i];
            moved[features[i]] += square * value * value;
            float rate = RATE / (float) Math.sqrt(moved[features[i]]);
            float kept = 1 - rate * DECAY;
            float change = rate * value;
            int row = features[i] * errors.length;
            for (int label = 0; label < errors.length; label++) {
                topical[row + label] = topical[row + label] * kept - change * errors[label];
            }
        }
    }

    /** Adds to the weights of each label the direction from the mean of all examples to the mean of its own. */
    private void leanToCentres(List<Example> texts, List<Example> knowledge, float[] rarity) {
        int size = labels.size();
        float[] centres = new float[topical.length];
        float[] all = new float[Features.ROWS];
        float[] members = new float[size];
        for (Example text : texts) {
            addToCentres(text, 1, rarity, centres, all, members);
        }
        for (Example known : knowledge) {
            addToCentres(known, KNOWLEDGE_IN_CENTRE, rarity, centres, all, members);
        }
        float total = 0;
        for (float count : members) {
            total += count;
        }
        double[] squares = new double[size];
        for (int i = 0; i < centres.length; i++) {
            int label = i % size;
            centres[i] = centres[i] / Math.max(1, members[label]) - all[i / size] / Math.max(1, total);
            squares[label] += centres[i] * centres[i];
        }
        for (int i = 0; i < centres.length; i++) {
            topical[i] += CENTRE * centres[i] / (float) Math.sqrt(Math.max(1e-12, squares[i % size]));
        }
    }

    private void addToCentres(
            Example example, float weight, float[] rarity, float[] centres, float[] all, float[] members) {
        for (TopicId topic : example.labels()) {
            members[labels.indexOf(topic)] += weight;
        }
        int[] words = example.features().words();
        int[] grams = example.features().grams();
        addToCentres(example, words, Weights.values(words, rarity, weight * Weights.WORDS_SHARE), centres, all);
        addToCentres(example, grams, Weights.values(grams, rarity, weight), centres, all);
    }

    private void addToCentres(Example example, int[] features, float[] values, float[] centres, float[] all) {
        for (int i = 0; i < features.length; i++) {
            all[features[i]] += values[i];
            for (TopicId topic : example.labels()) {
                centres[features[i] * labels.size() + labels.indexOf(topic)] += values[i];
            }
        }
    }

    private void learnStyle(List<Example> texts) {
        int[] order = new int[texts.size()];
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int number : order) {
                Example text = texts.get(number);
                int[] features = text.features().style();
                float value = Weights.styleValue(features.length);
                float score = styleBias;
                for (int feature : features) {
                    score += style[feature] * value;
                }
                float target = text.labels().contains(TopicId.NOT_A_REQUEST) ? 1 - SOFTENING : SOFTENING;
                float error = logistic(score) - target;
                styleBias -= BIAS_RATE * error;
                for (int feature : features) {
                    styleMoved[feature] += error * error * value * value;
                    float rate = STYLE_RATE / (float) Math.sqrt(styleMoved[feature]);
                    style[feature] -= rate * (error * value + DECAY * style[feature]);
                }
            }
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int number = order[i];
            order[i] = order[other];
            order[other] = number;
        }
    }

    private static float logistic(float score) {
        return (float) (1 / (1 + StrictMath.exp(-score)));
    }
}
