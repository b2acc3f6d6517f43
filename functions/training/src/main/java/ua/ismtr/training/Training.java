package ua.ismtr.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.json.Json;
import ua.ismtr.models.Corrections;
import ua.ismtr.models.Models;
import ua.ismtr.models.Models.Current;
import ua.ismtr.models.Models.Tagged;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.Hash;
import ua.ismtr.requests.Classifier;
import ua.ismtr.topics.ServedModel;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;
import ua.ismtr.topics.training.Corpus;
import ua.ismtr.topics.training.LabelledText;

/**
 * Trains a candidate of the corpus and the corrections, judges it beside the served model, and publishes it if nothing
 * speaks against it: see {@link Comparison}. Can be repeated at any time: the same corrections give the same candidate.
 */
final class Training {
    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final int MOST_EARLIER = 20;

    private final Models models;
    private final Corrections desk;
    private final TopicModel packaged;
    private final Corpus corpus;
    private final List<LabelledText> gold;
    private final Function<Corpus, TopicModel> trainer;
    private final Clock clock;

    Training(
            Models models,
            Corrections desk,
            TopicModel packaged,
            Corpus corpus,
            List<LabelledText> gold,
            Function<Corpus, TopicModel> trainer,
            Clock clock) {
        this.models = models;
        this.desk = desk;
        this.packaged = packaged;
        this.corpus = corpus;
        this.gold = gold;
        this.trainer = trainer;
        this.clock = clock;
    }

    /** The training that an administrator asked for and that is noted already. If it fails, the note stays for the next try. */
    void runAsked() {
        run();
        models.endTraining();
    }

    /** The weekly training, unless one is under way. */
    void runScheduled() {
        if (!models.beginTraining("schedule", clock.instant())) {
            LOG.info("Another training is under way; the scheduled one is left out");
            return;
        }
        try {
            run();
        } finally {
            models.endTraining();
        }
    }

    /** Trains and decides; the report, unless the candidate is what is served already or was gone back from. */
    Optional<Report> run() {
        Optional<Tagged> before = models.current();
        TopicModel served = ServedModel.of(models, before.map(Tagged::current), packaged);
        Lessons lessons = Lessons.of(corrections(), gold);
        TopicModel candidate = trainer.apply(learned(lessons));
        boolean withdrawn = before.map(Tagged::current)
                .filter(current -> current.withdrawn().contains(candidate.version()))
                .isPresent();
        if (candidate.version().equals(served.version()) || withdrawn) {
            LOG.info("Nothing new to publish: {} is {}", candidate.version(), withdrawn ? "withdrawn" : "served");
            return Optional.empty();
        }
        Report report = judged(candidate, served, lessons, before);
        keep(report);
        LOG.info(
                "Candidate {} {}: micro F1 {} after {} of {}, {} corrections, {}",
                candidate.version(),
                report.published() ? "published" : "not published",
                report.candidate().microF1(),
                report.before().microF1(),
                served.version(),
                report.corrections(),
                report.objections());
        return Optional.of(report);
    }

    /** The first report of a version stays, whoever trains at the same moment; only the one that published it has more to say. */
    private void keep(Report report) {
        String json = Json.text(report);
        if (report.published()) {
            models.replaceReport(report.version(), json);
        } else {
            models.keepReport(report.version(), json);
        }
    }

    /** Those of the moderators' desk, and those that were put in the bucket. */
    private Stream<CorrectedText> corrections() {
        Redactor redactor = new Redactor();
        return Stream.concat(
                desk.all().flatMap(correction -> CorrectedText.of(correction, redactor)),
                models.corrections().flatMap(line -> CorrectedText.of(line, redactor)));
    }

    private Corpus learned(Lessons lessons) {
        List<LabelledText> texts =
                Stream.concat(corpus.texts().stream(), lessons.older().stream()).toList();
        return new Corpus(texts, corpus.knowledge());
    }

    private Report judged(TopicModel candidate, TopicModel served, Lessons lessons, Optional<Tagged> current) {
        List<LabelledText> unseen =
                Stream.concat(gold.stream(), lessons.newest().stream()).toList();
        Classifier before = new TopicClassifier(served);
        Classifier after = new TopicClassifier(candidate);
        Pairing onUnseen = Pairing.of(before, after, unseen);
        List<String> objections = new ArrayList<>(Comparison.objections(Pairing.of(before, after, gold), onUnseen));
        if (objections.isEmpty() && !publish(candidate, served, current)) {
            objections.add("another model was published in the meantime");
        }
        return new Report(
                candidate.version(),
                clock.instant(),
                objections.isEmpty(),
                objections,
                lessons.older().size(),
                lessons.newest().size(),
                packaged.version(),
                served.version(),
                Judgement.of(after, unseen),
                Judgement.of(before, unseen),
                onUnseen.change(),
                Comparison.chance(onUnseen),
                Comparison.RISK);
    }

    /** The bytes first and what names them last, so that nobody is ever told of a model that is not there. */
    private boolean publish(TopicModel candidate, TopicModel served, Optional<Tagged> before) {
        byte[] bytes = candidate.bytes();
        models.keep(candidate.version(), bytes);
        Optional<Current> same =
                before.map(Tagged::current).filter(current -> current.basedOn().equals(packaged.version()));
        List<String> earlier = new ArrayList<>(same.map(Current::earlier).orElse(List.of()));
        if (!served.version().equals(packaged.version())) {
            earlier.add(served.version());
        }
        List<String> kept = earlier.subList(Math.max(0, earlier.size() - MOST_EARLIER), earlier.size());
        List<String> withdrawn =
                before.map(tagged -> tagged.current().withdrawn()).orElse(List.of());
        Current next = new Current(
                candidate.version(), Hash.hex(bytes), packaged.version(), kept, withdrawn, clock.instant(), "training");
        return models.makeCurrent(next, before);
    }
}
