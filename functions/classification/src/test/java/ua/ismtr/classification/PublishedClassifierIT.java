package ua.ismtr.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import ua.ismtr.models.Models;
import ua.ismtr.models.Models.Current;
import ua.ismtr.models.S3Models;
import ua.ismtr.reference.TopicId;
import ua.ismtr.testing.S3Extension;
import ua.ismtr.topics.TopicModel;
import ua.ismtr.topics.training.Corpus;
import ua.ismtr.topics.training.LabelledText;
import ua.ismtr.topics.training.Trainer;

class PublishedClassifierIT {
    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final TopicModel PACKAGED = TopicModel.packaged();
    private static final TopicModel LEARNED = learned();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-20T09:12:00Z");
    private final Clock clock = moving();
    private final Models models = new S3Models(S3.client(), S3.bucket("ModelsBucket"));
    private final PublishedClassifier classifier = new PublishedClassifier(models, PACKAGED, clock);

    @BeforeEach
    void nothingIsPublished() {
        S3.client()
                .deleteObject(delete -> delete.bucket(S3.bucket("ModelsBucket")).key("models/current.json"));
        models.keep(LEARNED.version(), LEARNED.bytes());
    }

    @Test
    void servesThePackagedModelUntilAnotherIsPublished() {
        assertThat(servedBy()).isEqualTo(PACKAGED.version());
        publish(LEARNED.version(), LEARNED.bytes(), PACKAGED.version());
        now = now.plus(MINUTE);
        assertThat(servedBy()).isEqualTo(LEARNED.version());
    }

    @Test
    void looksNotMoreThanOnceAMinute() {
        assertThat(servedBy()).isEqualTo(PACKAGED.version());
        publish(LEARNED.version(), LEARNED.bytes(), PACKAGED.version());
        now = now.plus(MINUTE).minusMillis(1);
        assertThat(servedBy()).isEqualTo(PACKAGED.version());
    }

    @Test
    void goesBackWhenThePublishedModelIsTakenBack() {
        publish(LEARNED.version(), LEARNED.bytes(), PACKAGED.version());
        assertThat(servedBy()).isEqualTo(LEARNED.version());
        models.makeCurrent(
                new Current(null, null, PACKAGED.version(), List.of(), List.of(), now, "moderator:admin"),
                models.current());
        now = now.plus(MINUTE);
        assertThat(servedBy()).isEqualTo(PACKAGED.version());
    }

    @Test
    void servesThePackagedModelInPlaceOfADamagedOne() {
        byte[] damaged = LEARNED.bytes().clone();
        damaged[damaged.length / 2] ^= 1;
        models.keep(LEARNED.version(), damaged);
        publish(LEARNED.version(), LEARNED.bytes(), PACKAGED.version());
        assertThat(servedBy()).isEqualTo(PACKAGED.version());
        models.keep(LEARNED.version(), LEARNED.bytes());
        now = now.plus(MINUTE);
        assertThat(servedBy()).isEqualTo(LEARNED.version());
    }

    @Test
    void servesThePackagedModelInPlaceOfWhatIsNoModel() {
        byte[] none = {1, 2, 3};
        models.keep("none", none);
        publish("none", none, PACKAGED.version());
        assertThat(servedBy()).isEqualTo(PACKAGED.version());
    }

    @Test
    void servesThePackagedModelInPlaceOfOneThatIsNotThere() {
        publish("gone", LEARNED.bytes(), PACKAGED.version());
        assertThat(servedBy()).isEqualTo(PACKAGED.version());
    }

    @Test
    void servesTheNewPackagedModelInPlaceOfOneLearnedBesideAnOlder() {
        publish(LEARNED.version(), LEARNED.bytes(), "older");
        assertThat(servedBy()).isEqualTo(PACKAGED.version());
    }

    @Test
    void keepsWhatItServesWhileTheStoreSaysNonsense() {
        publish(LEARNED.version(), LEARNED.bytes(), PACKAGED.version());
        assertThat(servedBy()).isEqualTo(LEARNED.version());
        S3.client()
                .putObject(
                        put -> put.bucket(S3.bucket("ModelsBucket")).key("models/current.json"),
                        RequestBody.fromString("{"));
        now = now.plus(MINUTE);
        assertThat(servedBy()).isEqualTo(LEARNED.version());
    }

    private Clock moving() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private String servedBy() {
        return classifier.classify("навчіть нас").classifiedBy().substring("model:".length());
    }

    private void publish(String version, byte[] bytes, String basedOn) {
        Optional<Models.Tagged> before = models.current();
        Current next = new Current(version, sha256(bytes), basedOn, List.of(), List.of(), now, "training");
        assertThat(models.makeCurrent(next, before)).isTrue();
    }

    private static TopicModel learned() {
        List<LabelledText> texts = List.of(
                text("земля", "land"),
                text("ветерани", "veterans"),
                text("дякую", "not-a-request"),
                text("інше", "other"));
        return new Trainer().train(new Corpus(texts, List.of()));
    }

    private static LabelledText text(String text, String topic) {
        return new LabelledText(text, List.of(new TopicId(topic)), "uk");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
