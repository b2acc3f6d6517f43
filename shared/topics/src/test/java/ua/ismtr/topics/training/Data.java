package ua.ismtr.topics.training;

import java.nio.file.Path;

/** Where the tests find the corpus and the evaluation texts. */
final class Data {
    static final Path CORPUS = Path.of("../../functions/classification/corpus");
    static final Path EVALUATION = Path.of("../../functions/classification/evaluation/dev.jsonl");

    private Data() {}
}
