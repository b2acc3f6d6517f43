package ua.ismtr.topics.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ua.ismtr.domain.Taxonomy;
import ua.ismtr.domain.Topic;
import ua.ismtr.domain.TopicId;
import ua.ismtr.topics.Decision;
import ua.ismtr.topics.Features;
import ua.ismtr.topics.Reader;
import ua.ismtr.topics.TopicModel;

/** Learns a model from a corpus: for each label a logistic regression against all the others. The same corpus gives the same bytes. */
public final class Trainer {
    private static final int BITS = 16;
    private static final double COST = 4;
    private static final double TOLERANCE = 0.05;
    private static final double KNOWLEDGE_SHARE = 1;
    private static final int FOLDS = 4;
    private static final long SEED = 20_26;

    static {
        Linear.disableDebugOutput();
    }

    private final Features features = new Features(BITS);
    private final List<TopicId> labels = Stream.concat(
                    Taxonomy.topics().stream().map(Topic::id), Stream.of(TopicId.OTHER, TopicId.NOT_A_REQUEST))
            .toList();

    /** The model of the whole corpus, calibrated on folds that were held back from models of the rest. */
    public TopicModel train(Corpus corpus) {
        return train(corpus, Calibration.choose(outOfFold(corpus)));
    }

    /** For each text of the corpus the scores of a model that has not seen it. */
    List<Scored> outOfFold(Corpus corpus) {
        List<Scored> scored = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<LabelledText> seen = new ArrayList<>();
            List<LabelledText> heldBack = new ArrayList<>();
            for (LabelledText text : corpus.texts()) {
                (Math.floorMod(text.text().hashCode(), FOLDS) == fold ? heldBack : seen).add(text);
            }
            TopicModel model = train(new Corpus(seen, corpus.knowledge()), Decision.UNDECIDED);
            heldBack.forEach(text -> scored.add(new Scored(text, labels, model.scores(Reader.words(text.text())))));
        }
        return scored;
    }

    private TopicModel train(Corpus corpus, Decision decision) {
        List<LabelledText> texts = Stream.concat(
                        corpus.texts().stream(), corpus.knowledge().stream().filter(text -> KNOWLEDGE_SHARE > 0))
                .toList();
        Problem problem = new Problem();
        problem.l = texts.size();
        problem.n = (1 << BITS) + 1;
        problem.bias = 1;
        problem.x = texts.stream().map(this::vector).toArray(Feature[][]::new);
        float[][] weights = new float[labels.size()][];
        float[] biases = new float[labels.size()];
        for (int label = 0; label < labels.size(); label++) {
            TopicId topic = labels.get(label);
            problem.y = texts.stream()
                    .mapToDouble(text -> text.topics().contains(topic) ? 1 : -1)
                    .toArray();
            Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, COST, TOLERANCE);
            parameter.setRandom(new Random(SEED));
            Model model = Linear.train(problem, parameter);
            double[] learned = model.getFeatureWeights();
            double sign = model.getLabels()[0] == 1 ? 1 : -1;
            weights[label] = new float[1 << BITS];
            for (int feature = 0; feature < 1 << BITS; feature++) {
                weights[label][feature] = (float) (sign * learned[feature]);
            }
            biases[label] = (float) (sign * learned[1 << BITS]);
        }
        return TopicModel.of(labels, BITS, weights, biases, decision);
    }

    private Feature[] vector(LabelledText text) {
        int[] found = features.of(Reader.words(text.text()));
        Arrays.sort(found);
        double length = Math.sqrt(Math.max(1, found.length));
        List<Feature> vector = new ArrayList<>();
        for (int from = 0, to; from < found.length; from = to) {
            to = from + 1;
            while (to < found.length && found[to] == found[from]) {
                to++;
            }
            vector.add(new FeatureNode(found[from] + 1, (to - from) / length));
        }
        vector.add(new FeatureNode((1 << BITS) + 1, 1));
        return vector.toArray(Feature[]::new);
    }
}
