package ua.ismtr.topics.training;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.topics.Decision;
import ua.ismtr.topics.Features;
import ua.ismtr.topics.TopicModel;

/** Makes a model of a corpus. The same corpus gives the same bytes. */
public final class Trainer {
    static final int FOLDS = 5;

    private final List<TopicId> labels = Stream.concat(
                    Taxonomy.topics().stream().map(Topic::id), Stream.of(TopicId.OTHER, TopicId.NOT_A_REQUEST))
            .toList();

    /** The model of the whole corpus, whose decision was chosen on folds held back from models of the rest. */
    public TopicModel train(Corpus corpus) {
        return train(corpus, Calibration.choose(outOfFold(corpus)));
    }

    /** The model of the whole corpus with a decision chosen elsewhere. */
    TopicModel train(Corpus corpus, Decision decision) {
        return TopicModel.of(
                labels, Learner.learn(labels, examples(corpus.texts()), examples(corpus.knowledge())), decision);
    }

    /** For each text of the corpus the scores of a model that has not seen it, a fold after another. */
    List<Scored> outOfFold(Corpus corpus) {
        return IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> heldBack(corpus, fold))
                .flatMap(List::stream)
                .toList();
    }

    private List<Scored> heldBack(Corpus corpus, int fold) {
        List<LabelledText> seen =
                corpus.texts().stream().filter(text -> fold(text) != fold).toList();
        TopicModel model = train(new Corpus(seen, corpus.knowledge()), Decision.NONE);
        return corpus.texts().stream()
                .filter(text -> fold(text) == fold)
                .map(text -> new Scored(text, labels, model.scores(Features.of(text.text()))))
                .toList();
    }

    /** The fold that holds the text back, always the same. */
    static int fold(LabelledText text) {
        return Math.floorMod(text.text().hashCode(), FOLDS);
    }

    private static List<Example> examples(List<LabelledText> texts) {
        return texts.stream()
                .map(text -> new Example(Features.of(text.text()), text.topics()))
                .toList();
    }
}
