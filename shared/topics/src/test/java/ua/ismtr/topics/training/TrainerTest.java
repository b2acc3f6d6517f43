package ua.ismtr.topics.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ua.ismtr.topics.TopicModel;

class TrainerTest {
    @Test
    void makesTheSameBytesOfTheSameCorpus() {
        Corpus whole = Corpus.read(Data.CORPUS);
        Corpus part = new Corpus(everyTenth(whole.texts()), everyTenth(whole.knowledge()));

        TopicModel model = new Trainer().train(part);

        assertThat(new Trainer().train(part).bytes()).isEqualTo(model.bytes());
        assertThat(new Trainer().train(new Corpus(part.texts(), List.of())).version())
                .isNotEqualTo(model.version());
    }

    private static List<LabelledText> everyTenth(List<LabelledText> texts) {
        return IntStream.range(0, texts.size() / 10)
                .mapToObj(i -> texts.get(10 * i))
                .toList();
    }
}
