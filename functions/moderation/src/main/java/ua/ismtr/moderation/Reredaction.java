package ua.ismtr.moderation;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.PersonalDataReader;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.StoredTexts;

/**
 * Redacts what was stored by older rules again: texts, what is said in the steps, and corrections. What is redacted stays as
 * it is, so this may be stopped anywhere, done twice, and done twice at once.
 */
final class Reredaction {
    static final String WORK = "redaction";

    private final TextPass pass;
    private final StoredTexts texts;
    private final TextChanges changes;
    private final DynamoCorrections corrections;
    private final PersonalDataReader personalData;
    private final Clock clock;
    private final int version;
    private final Redactor redactor = new Redactor();

    /** @param version that of the rules; what an older version has left is redacted again */
    Reredaction(
            StoredTexts texts,
            TextChanges changes,
            DynamoCorrections corrections,
            PersonalDataReader personalData,
            Clock clock,
            int version,
            int pageSize) {
        this.pass = new TextPass(texts, WORK, pageSize);
        this.texts = texts;
        this.changes = changes;
        this.corrections = corrections;
        this.personalData = personalData;
        this.clock = clock;
        this.version = version;
    }

    /** Does what is left, as long as there is time. */
    void goOn(BooleanSupplier inTime) {
        pass.goOn(version, inTime, () -> corrections.reword(redactor::redact), this::redact);
    }

    private boolean redact(StoredRequest found) {
        if (found.version() > 1) {
            texts.rewordSteps(found.id(), redactor::redact);
        }
        return changes.change(found, this::redacted, redactor::redact, "redactor:" + version);
    }

    /** The text as these rules leave it; empty where they find nothing in it, and nothing in the last step. */
    private Optional<String> redacted(StoredRequest stored) {
        Optional<Author> author =
                personalData.find(stored.id(), clock.instant()).map(Original::author);
        String text = redactor.redact(
                stored.request().text(),
                author.map(Author::name).orElse(null),
                author.map(Author::email).orElse(null));
        boolean said = !stored.isSameInOtherWords(redactor::redact);
        return said || !text.equals(stored.request().text()) ? Optional.of(text) : Optional.empty();
    }
}
