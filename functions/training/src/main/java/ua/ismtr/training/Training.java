package ua.ismtr.training;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;
import ua.ismtr.topics.training.Corpus;
import ua.ismtr.topics.training.LabelledText;

/**
 * Trains a candidate of the corpus and the corrections, judges it beside the served model, and publishes it if it is not
 * worse overall and on no topic much worse. Can be repeated at any time: the same corrections give the same candidate.
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

    /** Trains and decides; the report, unless the candidate is what is served already or was gone back from. */
    Optional<Report> run() {
        Optional<Tagged> before = models.current();
        TopicModel served = served(before);
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
        models.keepReport(candidate.version(), Json.text(report));
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

    private Report judged(TopicModel candidate, TopicModel served, Lessons lessons, Optional<Tagged> before) {
        List<LabelledText> unseen =
                Stream.concat(gold.stream(), lessons.newest().stream()).toList();
        Judgement ofServed = Judgement.of(new TopicClassifier(served), unseen);
        Judgement ofCandidate = Judgement.of(new TopicClassifier(candidate), unseen);
        // Many wrong corrections would speak for themselves, so what is frozen must hold alone, too.
        Set<String> found = new LinkedHashSet<>(Comparison.objections(
                Judgement.of(new TopicClassifier(served), gold), Judgement.of(new TopicClassifier(candidate), gold)));
        found.addAll(Comparison.objections(ofServed, ofCandidate));
        List<String> objections = new ArrayList<>(found);
        if (objections.isEmpty() && !publish(candidate, served, before)) {
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
                ofCandidate,
                ofServed);
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
                candidate.version(), sha256(bytes), packaged.version(), kept, withdrawn, clock.instant(), "training");
        return models.makeCurrent(next, before);
    }

    /** What the requests are classified with now, by the rules of the classification function. */
    private TopicModel served(Optional<Tagged> before) {
        return before.map(Tagged::current)
                .filter(current -> current.basedOn().equals(packaged.version()))
                .flatMap(current -> Optional.ofNullable(current.version())
                        .flatMap(models::model)
                        .filter(bytes -> sha256(bytes).equals(current.sha256())))
                .flatMap(Training::read)
                .orElse(packaged);
    }

    private static Optional<TopicModel> read(byte[] bytes) {
        try {
            return Optional.of(TopicModel.read(bytes));
        } catch (IllegalArgumentException e) {
            LOG.error("The published model is damaged; the candidate is compared with the packaged one", e);
            return Optional.empty();
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
