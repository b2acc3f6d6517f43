package ua.ismtr.topics.training;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.text.Label;

/** What the tests and the model card read. */
final class Data {
    static final Path CORPUS = Path.of("corpus");
    static final Path EVALUATION = Path.of("evaluation/dev.jsonl");
    static final Path DEMO = Path.of("../../events/demo-requests.jsonl");

    private static final Redactor REDACTOR = new Redactor();

    private Data() {}

    /** The texts of a file, changed and then read as the classification function reads them: without personal data. */
    static List<LabelledText> texts(Path file, String kindField, UnaryOperator<String> change) {
        return Corpus.texts(file, kindField).stream()
                .map(text ->
                        new LabelledText(withoutPersonalData(change.apply(text.text())), text.topics(), text.kind()))
                .toList();
    }

    static String withoutPersonalData(String text) {
        return Label.removed(REDACTOR.redact(text));
    }
}
