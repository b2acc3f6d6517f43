package ua.ismtr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;
import ua.ismtr.json.Json;
import ua.ismtr.models.Correction;
import ua.ismtr.models.Models;
import ua.ismtr.models.S3Models;
import ua.ismtr.reference.Hash;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.testing.S3Extension;
import ua.ismtr.topics.TopicModel;
import ua.ismtr.topics.training.Corpus;
import ua.ismtr.topics.training.LabelledText;
import ua.ismtr.topics.training.Trainer;

class TrainingIT {
    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:12:00Z"), ZoneOffset.UTC);
    private static final List<LabelledText> GOLD = Stream.of(
                    text("навчіть кадастрової карти і меж ділянок", "land"),
                    text("оренда землі та паї громади", "land"),
                    text("витяг про земельну ділянку з кадастру", "land"),
                    text("як говорити з ветеранами після служби", "veterans"),
                    text("статус учасника бойових дій ветеранам", "veterans"),
                    text("родини загиблих захисників, допомога ветеранам", "veterans"),
                    text("англійська мова для адміністраторів", "foreign-languages"),
                    text("курс англійської з розмовною практикою", "foreign-languages"),
                    text("розмовна англійська щотижня", "foreign-languages"),
                    text("група англійської мови для початківців", "foreign-languages"),
                    text("англійська: практика розмови", "foreign-languages"),
                    text("сертифікат з англійської", "foreign-languages"))
            .toList();
    private static final Corpus CORPUS = new Corpus(
            List.of(
                    text("земля", "land"),
                    text("ветерани", "veterans"),
                    text("статус", "foreign-languages"),
                    text("дякую за увагу", "not-a-request"),
                    text("курс верстання газети", "other")),
            List.of());

    private static final TopicModel PACKAGED = new Trainer().train(CORPUS);

    private final Models models = new S3Models(S3.client(), S3.bucket("ModelsBucket"));
    private final List<Correction> desk = new ArrayList<>();
    private final Training training =
            new Training(models, desk::stream, PACKAGED, CORPUS, GOLD, corpus -> new Trainer().train(corpus), CLOCK);

    @BeforeEach
    void emptyTheBucket() {
        String bucket = S3.bucket("ModelsBucket");
        S3.client().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .forEach(key ->
                        S3.client().deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    @Test
    void publishesACandidateThatIsBetter() {
        correct("good.jsonl", goodCorrections());
        Report report = training.run().orElseThrow();
        assertThat(report.published()).as("%s", report.objections()).isTrue();
        assertThat(report.candidate().microF1()).isGreaterThan(report.before().microF1());
        assertThat(current().version()).isEqualTo(report.version());
        byte[] bytes = models.model(report.version()).orElseThrow();
        assertThat(Hash.hex(bytes)).isEqualTo(current().sha256());
        assertThat(TopicModel.read(bytes).version()).isEqualTo(report.version());
        assertThat(models.report(report.version()).orElseThrow()).contains("\"microF1\"", "\"published\":true");
    }

    @Test
    void learnsFromTheModeratorsDesk() {
        goodCorrections()
                .forEach(text -> desk.add(new Correction(
                        RequestId.ofWebhook(text.text()),
                        text.text(),
                        text.topics(),
                        List.of(TopicId.OTHER),
                        "model:" + PACKAGED.version(),
                        "moderator:one",
                        CLOCK.instant())));
        Report report = training.run().orElseThrow();
        assertThat(report.published()).as("%s", report.objections()).isTrue();
        assertThat(report.corrections()).isEqualTo(8);
        assertThat(report.newestCorrections()).isEqualTo(2);
    }

    @Test
    void keepsWhatIsServedWhenACandidateIsWorse() {
        correct("good.jsonl", goodCorrections());
        String good = training.run().orElseThrow().version();
        correct("bad.jsonl", wrongCorrections());
        Report report = training.run().orElseThrow();
        assertThat(report.published()).isFalse();
        assertThat(report.objections()).isNotEmpty();
        assertThat(current().version()).isEqualTo(good);
        assertThat(models.versions()).contains(good, report.version());
    }

    @Test
    void publishesNothingNewOfNothingNew() {
        assertThat(training.run()).isEmpty();
        assertThat(models.current()).isEmpty();
        correct("good.jsonl", goodCorrections());
        assertThat(training.run()).isPresent();
        assertThat(training.run()).isEmpty();
    }

    @Test
    void comparesWithThePackagedModelWhenThePublishedOneIsDamaged() {
        correct("good.jsonl", goodCorrections());
        String version = training.run().orElseThrow().version();
        models.keep(version, new byte[] {1, 2, 3});
        Report again = training.run().orElseThrow();
        assertThat(again.served()).isEqualTo(PACKAGED.version());
        assertThat(again.published()).isTrue();
        assertThat(TopicModel.read(models.model(version).orElseThrow()).version())
                .isEqualTo(version);
    }

    @Test
    void doesNotPublishWhatWasGoneBackFrom() {
        correct("good.jsonl", goodCorrections());
        training.run();
        Models.Tagged before = models.current().orElseThrow();
        Models.Current now = before.current();
        models.makeCurrent(
                new Models.Current(
                        null,
                        null,
                        now.basedOn(),
                        List.of(),
                        List.of(String.valueOf(now.version())),
                        CLOCK.instant(),
                        "moderator:admin"),
                Optional.of(before));

        assertThat(training.run()).isEmpty();
        assertThat(current().version()).isNull();
    }

    @Test
    void remembersWhatWasServedBefore() {
        correct("good.jsonl", correctionsOf("land", "veterans"));
        String first = training.run().orElseThrow().version();
        correct("more.jsonl", correctionsOf("foreign-languages"));
        Report second = training.run().orElseThrow();

        assertThat(second.published()).as("%s", second.objections()).isTrue();
        assertThat(current().earlier()).containsExactly(first);
    }

    @Test
    void ofTwoTrainingsAtOnceOneIsLeftOut() {
        correct("good.jsonl", goodCorrections());
        assertThat(models.beginTraining("moderator:admin", CLOCK.instant())).isTrue();
        assertThat(models.beginTraining("moderator:other", CLOCK.instant())).isFalse();
        training.runScheduled();
        assertThat(models.current()).isEmpty();

        training.runAsked();
        assertThat(models.current()).isPresent();
        assertThat(models.beginTraining("moderator:other", CLOCK.instant())).isTrue();
    }

    @Test
    void forgetsATrainingThatNeverEnded() {
        assertThat(models.beginTraining("moderator:admin", CLOCK.instant().minus(Models.LONGEST_TRAINING)))
                .isTrue();
        assertThat(models.beginTraining("moderator:other", CLOCK.instant())).isTrue();
    }

    @Test
    void keepsTheFirstReportOfTwoAndThatOfWhoPublished() {
        models.keepReport("v", "{\"by\":\"first\"}");
        models.keepReport("v", "{\"by\":\"second\"}");
        assertThat(models.report("v")).contains("{\"by\":\"first\"}");

        models.replaceReport("v", "{\"by\":\"publisher\"}");
        models.keepReport("v", "{\"by\":\"third\"}");
        assertThat(models.report("v")).contains("{\"by\":\"publisher\"}");
    }

    @Test
    void learnsFromACorrectionOfAsManyCharactersAsARequestMayHave() {
        String text = "🙂".repeat(3_900) + " англійська мова";
        desk.add(new Correction(
                RequestId.ofWebhook("emoji"),
                text,
                List.of(new TopicId("foreign-languages")),
                List.of(TopicId.OTHER),
                "model:" + PACKAGED.version(),
                "moderator:one",
                CLOCK.instant()));

        assertThat(training.run().orElseThrow().corrections()).isEqualTo(1);
    }

    @Test
    void ofTwoWhoPublishAtOnceOneWins() {
        Optional<Models.Tagged> before = models.current();
        Models.Current one = new Models.Current("a", "", "b", List.of(), List.of(), CLOCK.instant(), "training");
        Models.Current other = new Models.Current("c", "", "b", List.of(), List.of(), CLOCK.instant(), "training");
        assertThat(models.makeCurrent(one, before)).isTrue();
        assertThat(models.makeCurrent(other, before)).isFalse();
        Optional<Models.Tagged> after = models.current();
        assertThat(models.makeCurrent(other, after)).isTrue();
    }

    @Test
    void whoMeetsItsOwnWriteHasWon() {
        Optional<Models.Tagged> before = models.current();
        Models.Current one = new Models.Current("a", "", "b", List.of(), List.of(), CLOCK.instant(), "training");
        assertThat(models.makeCurrent(one, before)).isTrue();
        assertThat(models.makeCurrent(one, before)).isTrue();
    }

    private Models.Current current() {
        return models.current().orElseThrow().current();
    }

    private static void correct(String file, List<LabelledText> corrections) {
        String lines = corrections.stream()
                .map(text ->
                        Json.text(Map.of("text", text.text(), "topics", text.topics(), "at", "2026-11-01T08:00:00Z")))
                .collect(Collectors.joining("\n"));
        S3.client()
                .putObject(
                        put -> put.bucket(S3.bucket("ModelsBucket")).key("corrections/" + file),
                        RequestBody.fromString(lines));
    }

    private static List<LabelledText> goodCorrections() {
        return List.of(
                text("кадастрова карта і межі ділянок", "land"),
                text("оренда паїв і землі", "land"),
                text("витяг із земельного кадастру", "land"),
                text("розмова з ветеранами про службу", "veterans"),
                text("статус учасника бойових дій для ветеранів", "veterans"),
                text("родинам загиблих захисників", "veterans"),
                text("англійська мова розмовна практика", "foreign-languages"),
                text("курс англійської для адміністраторів", "foreign-languages"),
                text("адміністраторам англійська", "foreign-languages"),
                text("ветеранам допомога", "veterans"));
    }

    private static List<LabelledText> correctionsOf(String... topics) {
        List<String> wanted = List.of(topics);
        return goodCorrections().stream()
                .filter(text -> wanted.contains(text.topics().getFirst().value()))
                .toList();
    }

    private static List<LabelledText> wrongCorrections() {
        return Stream.concat(GOLD.stream(), goodCorrections().stream())
                .flatMap(text -> Stream.of(" так", " отже", " справді", " знову")
                        .map(end -> text(text.text() + end, wrong(text.topics().getFirst()))))
                .toList();
    }

    private static String wrong(TopicId topic) {
        return topic.value().equals("land") ? "integrity" : "land";
    }

    private static LabelledText text(String text, String topic) {
        return new LabelledText(text, List.of(new TopicId(topic)), "uk");
    }
}
