package ua.ismtr.topics.training;

import java.io.IOException;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.privacy.PrivacyReport;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.Decision;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/**
 * Writes the model card with figures measured now: {@code ModelCard <corpus folder> <evaluation file> <gold file>
 * <folder of texts with personal data> <requests of the demo> <introduction and limits> <card>}.
 */
final class ModelCard {
    private static final String HARDER = "harder.jsonl";
    private static final int WORST_PAIRS = 10;
    private static final int SHORT = 8;
    private static final int LONG = 40;
    private static final int ROUNDS = 12;

    private final StringBuilder out = new StringBuilder();
    private final Path corpusFolder;
    private final Path evaluationFile;
    private final Path goldFile;
    private final Path personalData;
    private final Path demo;

    private ModelCard(Path corpusFolder, Path evaluationFile, Path goldFile, Path personalData, Path demo) {
        this.corpusFolder = corpusFolder;
        this.evaluationFile = evaluationFile;
        this.goldFile = goldFile;
        this.personalData = personalData;
        this.demo = demo;
    }

    public static void main(String[] args) throws IOException {
        ModelCard card =
                new ModelCard(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), Path.of(args[4]));
        String template = Files.readString(Path.of(args[5]));
        Files.writeString(Path.of(args[6]), template.replace("{figures}\n", card.figures()));
    }

    private String figures() throws IOException {
        Corpus corpus = Corpus.read(corpusFolder);
        long start = System.nanoTime();
        List<Scored> scored = new Trainer().outOfFold(corpus);
        Decision decision = Calibration.choose(scored);
        TopicModel model = new Trainer().train(corpus, decision);
        double trained = (System.nanoTime() - start) / 1e9;
        Classifier classifier = new TopicClassifier(model);
        List<Judged> crossValidated =
                scored.stream().map(one -> judged(one, decision)).toList();
        List<LabelledText> evaluation = texts(UnaryOperator.identity());
        List<Judged> evaluated = Judged.all(classifier, evaluation);

        corpus(corpus);
        results(model, crossValidated, evaluated);
        beside(corpus, crossValidated, evaluation, evaluated);
        kinds(crossValidated, evaluated);
        topics(Evaluation.of(crossValidated), Evaluation.of(evaluated));
        confusions(crossValidated);
        demoYear(classifier);
        heading("Personal data");
        out.append(PrivacyReport.markdown(personalData, corpusFolder));
        speed(model, corpus, trained);
        return out.toString();
    }

    private List<LabelledText> texts(UnaryOperator<String> change) {
        return Data.texts(evaluationFile, "kind", change);
    }

    private static Judged judged(Scored scored, Decision decision) {
        List<TopicScore> topics = decision.topics(scored.labels(), scored.scores());
        return new Judged(scored.text(), topics, decision.isCertain(topics));
    }

    private void corpus(Corpus corpus) {
        List<LabelledText> texts = corpus.texts();
        Map<String, Long> languages =
                texts.stream().collect(Collectors.groupingBy(LabelledText::kind, TreeMap::new, Collectors.counting()));
        heading("Corpus");
        line(String.format(
                Locale.ROOT,
                "%d texts, %d of them with several topics; %d short texts of what is known of the topics"
                        + " (descriptions, registers, forms,",
                texts.size(),
                count(texts, text -> text.topics().size() > 1),
                corpus.knowledge().size()));
        line("laws, abbreviations, phrases). Languages: %s."
                .formatted(languages.toString().replaceAll("[{}]", "")));
        line(String.format(
                Locale.ROOT,
                "Under %d words: %.0f %%; over %d words: %.0f %%.",
                SHORT,
                100.0 * count(texts, text -> words(text) < SHORT) / texts.size(),
                LONG,
                100.0 * count(texts, text -> words(text) > LONG) / texts.size()));
    }

    private void results(TopicModel model, List<Judged> crossValidated, List<Judged> evaluated) {
        heading("Results");
        line(
                "Model %s. Evaluation texts, which no training reads, are read as the system reads them, without personal data;"
                        .formatted(model.version()));
        line("damaged ones have typos, lost punctuation and apostrophes, Latin look-alikes, the wrong keyboard"
                + " layout,");
        line("capitals or HTML. The frozen texts are those that the training function judges its candidates on.");
        line("Cross-validation has five folds.\n");
        Classifier classifier = new TopicClassifier(model);
        Map<String, Evaluation> rows = new LinkedHashMap<>();
        rows.put("evaluation texts", Evaluation.of(evaluated));
        rows.put("evaluation texts, damaged", Evaluation.of(Judged.all(classifier, texts(Noise::damaged))));
        rows.put("frozen texts", frozen(classifier, goldFile));
        rows.put("harder frozen texts", frozen(classifier, goldFile.resolveSibling(HARDER)));
        rows.put("cross-validation", Evaluation.of(crossValidated));
        table(rows);
        out.append('\n');
        line(String.format(
                Locale.ROOT,
                "Topics count without a moderator from a confidence of %.2f, `not-a-request` from %.2f.",
                model.decision().certain(),
                model.decision().certainNoise()));
    }

    private static Evaluation frozen(Classifier classifier, Path file) {
        return Evaluation.of(Judged.all(classifier, Data.texts(file, "lang", UnaryOperator.identity())));
    }

    private void beside(
            Corpus corpus, List<Judged> crossValidated, List<LabelledText> evaluation, List<Judged> evaluated) {
        heading("Beside plain classifiers");
        line("Trained on the same texts. OpenNLP's document categorizer on words and pairs;"
                + " nearest neighbours by BM25 on Lucene's Ukrainian lemmas.\n");
        line("| | micro F1 | macro F1 | best topic right | recall of real requests |");
        line("|---|--:|--:|--:|--:|");
        plainRow("this model, evaluation texts", evaluated);
        plainRow("OpenNLP, evaluation texts", Judged.all(new OpenNlpBaseline(corpus.texts()), evaluation));
        plainRow("neighbours, evaluation texts", Judged.all(new NeighboursBaseline(corpus.texts()), evaluation));
        plainRow("this model, cross-validation", crossValidated);
        plainRow("OpenNLP, cross-validation", crossValidated(corpus, OpenNlpBaseline::new));
        plainRow("neighbours, cross-validation", crossValidated(corpus, NeighboursBaseline::new));
    }

    private static List<Judged> crossValidated(Corpus corpus, Function<List<LabelledText>, Classifier> training) {
        List<Judged> judged = new ArrayList<>();
        for (int fold = 0; fold < Trainer.FOLDS; fold++) {
            int heldBack = fold;
            Predicate<LabelledText> unseen = text -> Trainer.fold(text) == heldBack;
            Classifier trained = training.apply(
                    corpus.texts().stream().filter(unseen.negate()).toList());
            judged.addAll(
                    Judged.all(trained, corpus.texts().stream().filter(unseen).toList()));
        }
        return judged;
    }

    private void kinds(List<Judged> crossValidated, List<Judged> evaluated) {
        heading("By kind of text");
        Map<String, Evaluation> rows = new LinkedHashMap<>();
        kinds(evaluated, "evaluation, ", rows);
        kinds(crossValidated, "cross-validation, ", rows);
        rows.put(
                "cross-validation, several topics",
                of(crossValidated, text -> text.topics().size() > 1));
        rows.put("cross-validation, under 8 words", of(crossValidated, text -> words(text) < SHORT));
        rows.put("cross-validation, over 40 words", of(crossValidated, text -> words(text) > LONG));
        table(rows);
    }

    private static void kinds(List<Judged> judged, String prefix, Map<String, Evaluation> rows) {
        judged.stream()
                .collect(Collectors.groupingBy(one -> one.text().kind(), TreeMap::new, Collectors.toList()))
                .forEach((kind, ones) -> rows.put(prefix + kind, Evaluation.of(ones)));
    }

    private static Evaluation of(List<Judged> judged, Predicate<LabelledText> which) {
        return Evaluation.of(
                judged.stream().filter(one -> which.test(one.text())).toList());
    }

    private void topics(Evaluation crossValidated, Evaluation evaluated) {
        heading("By topic");
        line("| topic | precision, cross-validation | recall | precision, evaluation | recall | evaluation texts |");
        line("|---|--:|--:|--:|--:|--:|");
        Stream.concat(Taxonomy.topics().stream().map(Topic::id), Stream.of(TopicId.OTHER, TopicId.NOT_A_REQUEST))
                .forEach(label -> {
                    var cross = crossValidated.labels().getOrDefault(label, Evaluation.LabelFigures.NONE);
                    var own = evaluated.labels().getOrDefault(label, Evaluation.LabelFigures.NONE);
                    line(String.format(
                            Locale.ROOT,
                            "| %s | %.2f | %.2f | %.2f | %.2f | %d |",
                            label,
                            cross.precision(),
                            cross.recall(),
                            own.precision(),
                            own.recall(),
                            own.right() + own.missed()));
                });
    }

    private void confusions(List<Judged> judged) {
        heading("The ten pairs confused most in cross-validation");
        line("| wanted | given | texts |");
        line("|---|---|--:|");
        judged.stream()
                .filter(one -> !one.bestIsRight())
                .collect(Collectors.groupingBy(
                        one -> one.text().topics().getFirst() + " | " + one.best(),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(WORST_PAIRS)
                .forEach(pair -> line(String.format(Locale.ROOT, "| %s | %d |", pair.getKey(), pair.getValue())));
    }

    private void demoYear(Classifier classifier) throws IOException {
        DemoYear year = DemoYear.read(demo, classifier);
        heading("The demo year, by who asks and from where");
        line(String.format(
                Locale.ROOT, "Of the requests that the demo submits, %.3f need no moderator.%n", year.coverage()));
        line("| role | requests | coverage |");
        line("|---|--:|--:|");
        out.append(year.byRole()).append('\n');
        line("| region | requests | coverage |");
        line("|---|--:|--:|");
        out.append(year.byRegion());
    }

    private void speed(TopicModel model, Corpus corpus, double trained) throws IOException {
        List<String> texts = corpus.texts().stream().map(LabelledText::text).toList();
        Classifier classifier = new TopicClassifier(model);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            texts.forEach(classifier::classify);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        heading("Speed and size");
        line("Measured on a machine of two cores.\n");
        line("| | |");
        line("|---|--:|");
        line(String.format(Locale.ROOT, "| size of the model | %.2f MB |", model.bytes().length / 1e6));
        line(String.format(Locale.ROOT, "| training with calibration | %.0f s |", trained));
        line(String.format(
                Locale.ROOT,
                "| texts a second on one core, from the text to topics and reasons | %,.0f |",
                texts.size() / best));
        Path folder = Files.createTempDirectory("cold-start");
        String cache = folder.resolve("classes.aot").toString();
        List<String> plain = List.of();
        List<String> function = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        coldRow("loaded and first used by a fresh virtual machine without options", folder, plain);
        coldRow("the same with the options of the functions", folder, function);
        new ColdStart(folder, List.of("-XX:AOTCacheOutput=" + cache)).once();
        coldRow("without options but with a start cache", folder, List.of("-XX:AOTCache=" + cache));
    }

    private void coldRow(String name, Path folder, List<String> options) {
        double median = new ColdStart(folder, options).median();
        line(String.format(Locale.ROOT, "| %s | %.0f ms |", name, median));
    }

    private void plainRow(String name, List<Judged> judged) {
        Evaluation row = Evaluation.of(judged);
        line(String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.3f |",
                name,
                row.microF1(),
                row.macroF1(),
                row.bestRight(),
                row.requestRecall()));
    }

    private void table(Map<String, Evaluation> rows) {
        line("| | texts | micro F1 | macro F1 | best topic right | all topics exact | coverage"
                + " | precision of automatic topics | calibration error | recall of real requests |");
        line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        rows.forEach((name, row) -> line(String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |",
                name,
                row.texts(),
                row.microF1(),
                row.macroF1(),
                row.bestRight(),
                row.exact(),
                row.coverage(),
                row.precision(),
                row.calibrationError(),
                row.requestRecall())));
    }

    private static long count(List<LabelledText> texts, Predicate<LabelledText> which) {
        return texts.stream().filter(which).count();
    }

    private static int words(LabelledText text) {
        return text.text().split("\\s+").length;
    }

    private void heading(String heading) {
        out.append("\n## ").append(heading).append("\n\n");
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
