package ua.ismtr.privacy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.text.Label;

/** Measures the redaction on texts with marked personal data, on texts without any, and on the training corpus. */
public final class PrivacyReport {
    /** What is known of one kind. */
    static final class Figures {
        private int marked;
        private int found;
        private int labelled;
        private int falseBeside;
        private int falseAlone;
        private int falseInCorpus;

        /** The share of marked pieces of which nothing readable is left, whatever label they got. */
        double recall() {
            return marked == 0 ? 1 : (double) found / marked;
        }

        int falseAlarms() {
            return falseBeside + falseAlone;
        }

        int falseInCorpus() {
            return falseInCorpus;
        }
    }

    private final Redactor redactor = new Redactor();
    private final Map<Label, Figures> figures = new EnumMap<>(Label.class);
    private final List<String> mistakes = new ArrayList<>();
    private int with;
    private int without;
    private int corpusTexts;
    private int touched;

    private PrivacyReport() {
        for (Label kind : Label.values()) {
            figures.put(kind, new Figures());
        }
    }

    /**
     * Prints the report as Markdown, and with a third argument the mistakes: {@code PrivacyReport <folder of the marked
     * texts> <folder of the corpus> [mistakes]}.
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(markdown(Path.of(args[0]), Path.of(args[1])));
        if (args.length > 2) {
            measure(Path.of(args[0]), Path.of(args[1])).mistakes().forEach(out::println);
        }
    }

    /**
     * The section of the model card on personal data.
     *
     * @param texts the folder of {@code with-personal-data.jsonl}, {@code without-personal-data.jsonl} and
     *     {@code corpus-personal-data.txt}, which lists the invented people, addresses and numbers of the corpus
     * @param corpus the folder of the training corpus
     */
    public static String markdown(Path texts, Path corpus) throws IOException {
        StringBuilder all = new StringBuilder(measure(texts, corpus).markdown());
        for (String author : authors(texts)) {
            all.append("\nTest set ").append(author).append(", written without sight of the rules. ");
            all.append(firstSight(texts, author));
            all.append(ofAuthor(texts, author).markdown());
        }
        return all.toString();
    }

    /** What was found when the texts were measured for the first time, before anybody had seen what was missed. */
    private static String firstSight(Path texts, String author) throws IOException {
        try (Stream<String> lines = Files.lines(texts.resolve("evaluation").resolve("first-sight.tsv"))) {
            return lines.filter(line -> line.startsWith(author + "\t"))
                    .map(line ->
                            "At first sight %2$s of the pieces, %3$s of the names, %4$s of the clean texts untouched. "
                                    .formatted((Object[]) line.split("\t", -1)))
                    .collect(Collectors.joining());
        }
    }

    /** The authors of texts that no rule was made on, by the ends of the names of their files. */
    static List<String> authors(Path texts) throws IOException {
        try (Stream<Path> files = Files.list(texts.resolve("evaluation"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("with-personal-data-"))
                    .map(name -> name.substring("with-personal-data-".length(), name.length() - ".jsonl".length()))
                    .sorted()
                    .toList();
        }
    }

    static PrivacyReport ofAuthor(Path texts, String author) throws IOException {
        PrivacyReport report = new PrivacyReport();
        Path folder = texts.resolve("evaluation");
        report.read(
                folder.resolve("with-personal-data-" + author + ".jsonl"),
                folder.resolve("without-personal-data-" + author + ".jsonl"));
        return report;
    }

    private void read(Path marked, Path clean) throws IOException {
        for (MarkedText text : MarkedText.read(marked)) {
            with++;
            compare(text);
        }
        for (MarkedText text : MarkedText.read(clean)) {
            without++;
            List<Span> found = find(text);
            touched += found.isEmpty() ? 0 : 1;
            found.forEach(span -> falseAlarm(text, span).falseAlone++);
        }
    }

    /** The share of marked pieces of all kinds of which nothing readable is left. */
    double recall() {
        int marked = figures.values().stream().mapToInt(one -> one.marked).sum();
        int found = figures.values().stream().mapToInt(one -> one.found).sum();
        return (double) found / marked;
    }

    /** The share of texts without personal data that are as they were. */
    double untouched() {
        return 1 - (double) touched / without;
    }

    static PrivacyReport measure(Path texts, Path corpus) throws IOException {
        PrivacyReport report = new PrivacyReport();
        report.read(texts.resolve("with-personal-data.jsonl"), texts.resolve("without-personal-data.jsonl"));
        List<String> known = Files.readAllLines(texts.resolve("corpus-personal-data.txt"));
        for (Path file : files(corpus)) {
            for (MarkedText text : MarkedText.read(file)) {
                report.corpusTexts++;
                report.find(text).stream()
                        .filter(span -> !known.contains(part(text, span)))
                        .forEach(span -> report.falseAlarm(text, span).falseInCorpus++);
            }
        }
        return report;
    }

    Figures figures(Label kind) {
        return figures.getOrDefault(kind, new Figures());
    }

    int texts() {
        return with + without;
    }

    int corpusTexts() {
        return corpusTexts;
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private static List<Path> files(Path corpus) throws IOException {
        try (Stream<Path> files = Files.list(corpus)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private List<Span> find(MarkedText text) {
        return redactor.find(text.text());
    }

    private void compare(MarkedText text) {
        List<Span> found = find(text);
        for (Span marked : text.marked()) {
            Figures ofKind = figures(marked.kind());
            ofKind.marked++;
            if (isCovered(text.text(), marked, found)) {
                ofKind.found++;
            } else {
                mistakes.add("missed " + marked.kind() + " «" + part(text, marked) + "» in: " + text.text());
            }
            boolean same = found.stream().anyMatch(span -> span.kind() == marked.kind() && overlap(span, marked));
            ofKind.labelled += same ? 1 : 0;
        }
        found.stream()
                .filter(span -> text.marked().stream().noneMatch(marked -> overlap(span, marked)))
                .forEach(span -> falseAlarm(text, span).falseBeside++);
    }

    private Figures falseAlarm(MarkedText text, Span span) {
        mistakes.add("false alarm " + span.kind() + " «" + part(text, span) + "» in: " + text.text());
        return figures(span.kind());
    }

    private static String part(MarkedText text, Span span) {
        return text.text().substring(span.start(), span.end());
    }

    private static boolean overlap(Span one, Span other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private static boolean isCovered(String text, Span marked, List<Span> found) {
        for (int i = marked.start(); i < marked.end(); i++) {
            int at = i;
            boolean readable = Character.isLetterOrDigit(text.charAt(at));
            if (readable && found.stream().noneMatch(span -> span.start() <= at && at < span.end())) {
                return false;
            }
        }
        return true;
    }

    private String markdown() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "Measured on %,d texts with marked personal data, %,d without any (%.3f of them untouched), and %,d"
                        + " texts of the corpus.\n\n",
                with,
                without,
                untouched(),
                corpusTexts));
        table.append(
                "| kind | marked | replaced whole | recall | under the right label | false alarms, own texts | false"
                        + " alarms, corpus |\n");
        table.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        Figures all = new Figures();
        figures.forEach((kind, ofKind) -> {
            table.append(row(kind.written(), ofKind));
            all.marked += ofKind.marked;
            all.found += ofKind.found;
            all.labelled += ofKind.labelled;
            all.falseBeside += ofKind.falseBeside;
            all.falseAlone += ofKind.falseAlone;
            all.falseInCorpus += ofKind.falseInCorpus;
        });
        return table.append(row("all", all)).toString();
    }

    private static String row(String name, Figures figures) {
        return "| %s | %d | %d | %s | %d | %d | %d |\n"
                .formatted(
                        name,
                        figures.marked,
                        figures.found,
                        String.format(Locale.ROOT, "%.3f", figures.recall()),
                        figures.labelled,
                        figures.falseAlarms(),
                        figures.falseInCorpus);
    }
}
