package ua.ismtr.topics.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ua.ismtr.domain.Classifier;
import ua.ismtr.domain.Taxonomy;
import ua.ismtr.domain.Topic;
import ua.ismtr.domain.TopicId;
import ua.ismtr.topics.Decision;
import ua.ismtr.topics.Features;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/** Writes the model card with figures measured now: {@code ModelCard <corpus folder> <evaluation file> <introduction and limits> <card>}. */
final class ModelCard {
    private static final int WORST_PAIRS = 10;
    private static final int SHORT = 8;
    private static final int LONG = 40;

    private final StringBuilder out = new StringBuilder();

    private ModelCard() {}

    public static void main(String[] args) throws IOException {
        Corpus corpus = Corpus.read(Path.of(args[0]));
        List<LabelledText> evaluation = Corpus.texts(Path.of(args[1]), "kind");
        String template = Files.readString(Path.of(args[2]));
        String figures = new ModelCard().figures(corpus, evaluation);
        Files.writeString(Path.of(args[3]), template.replace("{figures}\n", figures));
    }

    private String figures(Corpus corpus, List<LabelledText> evaluation) {
        List<Scored> scored = new Trainer().outOfFold(corpus);
        Decision decision = Calibration.choose(scored);
        TopicModel model = new Trainer().train(corpus, decision);
        Classifier classifier = new TopicClassifier(model);
        List<Judged> crossValidated = scored.stream()
                .map(one -> {
                    var topics = decision.topics(one.labels(), one.scores());
                    return new Judged(one.text(), topics, decision.isCertain(topics));
                })
                .toList();
        List<Judged> judged = Judged.all(classifier, evaluation);
        List<LabelledText> damaged = evaluation.stream()
                .map(text -> new LabelledText(Noise.damaged(text.text()), text.topics(), text.kind()))
                .toList();

        corpus(corpus);
        heading("Results");
        line(String.format(Locale.ROOT, "Model %s. Five-fold cross-validation on the corpus; evaluation texts that no training reads; the same texts damaged"
                + " by typos, lost punctuation and apostrophes, Latin look-alikes, the wrong keyboard layout, capitals or HTML.", model.version()));
        Map<String, Evaluation> results = new LinkedHashMap<>();
        results.put("cross-validation", Evaluation.of(crossValidated));
        results.put("evaluation texts", Evaluation.of(judged));
        results.put("evaluation texts, damaged", Evaluation.of(Judged.all(classifier, damaged)));
        table(results);

        heading("Beside plain classifiers");
        line("Trained on the same texts. OpenNLP's document categorizer on words and pairs; nearest neighbours by BM25 on Lucene's Ukrainian lemmas.");
        Map<String, Evaluation> beside = new LinkedHashMap<>();
        beside.put("this model, cross-validation", Evaluation.of(crossValidated));
        beside.put("OpenNLP, cross-validation", Evaluation.of(crossValidated(corpus, OpenNlpBaseline::new)));
        beside.put("neighbours, cross-validation", Evaluation.of(crossValidated(corpus, NeighboursBaseline::new)));
        beside.put("this model, evaluation texts", Evaluation.of(judged));
        beside.put("OpenNLP, evaluation texts", Evaluation.of(Judged.all(new OpenNlpBaseline(corpus.texts()), evaluation)));
        beside.put("neighbours, evaluation texts", Evaluation.of(Judged.all(new NeighboursBaseline(corpus.texts()), evaluation)));
        plainTable(beside);

        heading("By kind of text");
        Map<String, Evaluation> kinds = new LinkedHashMap<>();
        kinds(judged, "evaluation, ", kinds);
        kinds(crossValidated, "cross-validation, ", kinds);
        kinds.put("cross-validation, several topics", Evaluation.of(of(crossValidated, one -> one.text().topics().size() > 1)));
        kinds.put("cross-validation, under 8 words", Evaluation.of(of(crossValidated, one -> words(one.text()) < SHORT)));
        kinds.put("cross-validation, over 40 words", Evaluation.of(of(crossValidated, one -> words(one.text()) > LONG)));
        table(kinds);

        topics(Evaluation.of(crossValidated), Evaluation.of(judged));
        confusions(crossValidated);
        speed(model, corpus);
        return out.toString();
    }

    private void corpus(Corpus corpus) {
        heading("Corpus");
        Map<String, Long> languages = corpus.texts().stream().collect(Collectors.groupingBy(LabelledText::kind, TreeMap::new, Collectors.counting()));
        line(String.format(Locale.ROOT, "%d texts, %d of them with several topics; %d short texts of what is known of the topics (descriptions, registers, forms, laws, abbreviations, phrases).",
                corpus.texts().size(), corpus.texts().stream().filter(text -> text.topics().size() > 1).count(), corpus.knowledge().size()));
        line(String.format(Locale.ROOT, "Languages: %s. Under %d words: %.0f %%; over %d words: %.0f %%.", languages.toString().replaceAll("[{}]", ""),
                SHORT, 100.0 * corpus.texts().stream().filter(text -> words(text) < SHORT).count() / corpus.texts().size(),
                LONG, 100.0 * corpus.texts().stream().filter(text -> words(text) > LONG).count() / corpus.texts().size()));
    }

    private static List<Judged> crossValidated(Corpus corpus, Function<List<LabelledText>, Classifier> training) {
        List<Judged> judged = new ArrayList<>();
        for (int fold = 0; fold < Trainer.FOLDS; fold++) {
            int heldBack = fold;
            List<LabelledText> seen = corpus.texts().stream().filter(text -> Trainer.fold(text) != heldBack).toList();
            List<LabelledText> unseen = corpus.texts().stream().filter(text -> Trainer.fold(text) == heldBack).toList();
            judged.addAll(Judged.all(training.apply(seen), unseen));
        }
        return judged;
    }

    private static void kinds(List<Judged> judged, String prefix, Map<String, Evaluation> kinds) {
        judged.stream()
                .collect(Collectors.groupingBy(one -> one.text().kind(), TreeMap::new, Collectors.toList()))
                .forEach((kind, ones) -> kinds.put(prefix + kind, Evaluation.of(ones)));
    }

    private static List<Judged> of(List<Judged> judged, Predicate<Judged> which) {
        return judged.stream().filter(which).toList();
    }

    private static int words(LabelledText text) {
        return text.text().split("\\s+").length;
    }

    private void table(Map<String, Evaluation> rows) {
        line("| | texts | micro F1 | macro F1 | best topic right | all topics exact | coverage | precision of automatic topics | calibration error | recall of real requests |");
        line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        rows.forEach((name, row) -> line(String.format(Locale.ROOT, "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |", name, row.texts(), row.microF1(),
                row.macroF1(), row.bestRight(), row.exact(), row.coverage(), row.precision(), row.calibrationError(), row.requestRecall())));
        out.append('\n');
    }

    private void plainTable(Map<String, Evaluation> rows) {
        line("| | micro F1 | macro F1 | best topic right | recall of real requests |");
        line("|---|--:|--:|--:|--:|");
        rows.forEach((name, row) -> line(String.format(Locale.ROOT, "| %s | %.3f | %.3f | %.3f | %.3f |", name, row.microF1(), row.macroF1(), row.bestRight(), row.requestRecall())));
        out.append('\n');
    }

    private void topics(Evaluation crossValidated, Evaluation evaluated) {
        heading("By topic");
        line("| topic | precision, cross-validation | recall | precision, evaluation | recall | evaluation texts |");
        line("|---|--:|--:|--:|--:|--:|");
        List<TopicId> labels = new ArrayList<>(Taxonomy.topics().stream().map(Topic::id).toList());
        labels.addAll(List.of(TopicId.OTHER, TopicId.NOT_A_REQUEST));
        for (TopicId label : labels) {
            var cross = crossValidated.labels().getOrDefault(label, Evaluation.LabelFigures.NONE);
            var evaluation = evaluated.labels().getOrDefault(label, Evaluation.LabelFigures.NONE);
            line(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %.2f | %d |", label, cross.precision(), cross.recall(), evaluation.precision(), evaluation.recall(),
                    evaluation.right() + evaluation.missed()));
        }
        out.append('\n');
    }

    private void confusions(List<Judged> judged) {
        heading("The ten pairs confused most in cross-validation");
        line("| wanted | given | texts |");
        line("|---|---|--:|");
        judged.stream()
                .filter(one -> !one.bestIsRight())
                .collect(Collectors.groupingBy(one -> one.text().topics().getFirst() + " | " + one.best(), TreeMap::new, Collectors.counting()))
                .entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(WORST_PAIRS)
                .forEach(pair -> line(String.format(Locale.ROOT, "| %s | %d |", pair.getKey(), pair.getValue())));
        out.append('\n');
    }

    private void speed(TopicModel model, Corpus corpus) {
        heading("Speed and size");
        List<String> texts = corpus.texts().stream().map(LabelledText::text).toList();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            texts.forEach(text -> model.decision().topics(model.labels(), model.scores(Features.of(text))));
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        line(String.format(Locale.ROOT, "%.2f MB; %,.0f texts a second on one core, reading included; loaded and first used %d ms after the virtual machine was ready.",
                model.bytes().length / 1e6, texts.size() / best, coldStart()));
    }

    /** The median of some cold starts, in milliseconds. */
    private static long coldStart() {
        List<Long> times = new ArrayList<>();
        for (int start = 0; start < 7; start++) {
            try {
                Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), ColdStart.class.getName()).start();
                times.add(Long.parseLong(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private void heading(String heading) {
        out.append("\n## ").append(heading).append("\n\n");
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
