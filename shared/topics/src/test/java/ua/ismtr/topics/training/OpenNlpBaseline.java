package ua.ismtr.topics.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.doccat.NGramFeatureGenerator;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.TrainingParameters;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;

/** Apache OpenNLP's document categorizer: maximum entropy on words and pairs of words, with its own defaults. */
final class OpenNlpBaseline implements Classifier {
    private final DocumentCategorizerME categorizer;

    OpenNlpBaseline(List<LabelledText> texts) {
        List<DocumentSample> samples = texts.stream()
                .flatMap(text ->
                        text.topics().stream().map(topic -> new DocumentSample(topic.value(), words(text.text()))))
                .toList();
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put("PrintMessages", false);
        try {
            FeatureGenerator[] generators = {new BagOfWordsFeatureGenerator(), new NGramFeatureGenerator()};
            DoccatModel model = DocumentCategorizerME.train(
                    "uk", new CollectionObjectStream<>(samples), parameters, new DoccatFactory(generators));
            this.categorizer = new DocumentCategorizerME(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Classification classify(String text) {
        double[] outcomes = categorizer.categorize(words(text));
        List<TopicScore> all = IntStream.range(0, outcomes.length)
                .mapToObj(i -> new TopicScore(new TopicId(categorizer.getCategory(i)), outcomes[i]))
                .sorted(Comparator.comparingDouble(TopicScore::confidence).reversed())
                .toList();
        return new Classification(Baselines.given(all), false, "baseline:opennlp", Map.of());
    }

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+");
    }
}
