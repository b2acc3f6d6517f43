package ua.ismtr.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.text.Label;
import ua.ismtr.text.PlainText;

/**
 * Puts labels in place of personal data. It errs on the side of privacy where a number or a name is clearly somebody's,
 * and leaves laws, standards, statistics, institutions and the names of streets and universities as they are. Takes
 * time proportional to the length of the text, whatever is in it. Safe for use by several threads.
 */
public final class Redactor {
    /** Grows with each change of the rules, after which texts that were redacted before are redacted again. */
    public static final int VERSION = 13;

    private final ForeignNames foreign = new ForeignNames();

    /** The surest first: what one has found, the next ones leave. */
    private final List<Finder> finders = List.of(
            new Emails(),
            new BankNumbers(),
            new Plates(),
            new Documents(),
            new NumberForms(),
            new Phones(),
            new SpokenPhones(),
            new Cases(),
            new Handles(),
            new Addresses(foreign),
            new Names(foreign),
            new Companions(),
            new BirthDates(foreign),
            new Identifiers(),
            new HealthData());

    /** The plain form of the text with a label for each piece of personal data. */
    public String redact(String text) {
        return redact(text, null, null);
    }

    /** The same of a text that may be missing. */
    public @Nullable String redactIfAny(@Nullable String text) {
        return text == null ? null : redact(text);
    }

    /**
     * The same, and without the author's own name and address, whatever they are.
     *
     * @param name the author's name as the platform gave it, in any order
     */
    public String redact(String text, @Nullable String name, @Nullable String email) {
        String plain = PlainText.of(text);
        StringBuilder redacted = new StringBuilder();
        int from = 0;
        for (Span span : find(plain, name, email)) {
            redacted.append(plain, from, span.start()).append(span.kind().written());
            from = span.end();
        }
        return redacted.append(plain, from, plain.length()).toString();
    }

    /** Where personal data is in a plain text, in order, without overlaps. */
    public List<Span> find(String plain) {
        return find(plain, null, null);
    }

    private List<Span> find(String plain, @Nullable String name, @Nullable String email) {
        Text read = new Text(plain);
        Findings findings = new Findings();
        labels(plain, findings);
        if (name != null || email != null) {
            new AuthorsOwn(name, email, new Lexicon(foreign)).find(read, findings);
        }
        finders.forEach(finder -> finder.find(read, findings));
        return findings.inOrder();
    }

    /** Labels of an earlier redaction are neither read nor replaced. */
    private static void labels(String plain, Findings findings) {
        for (int i = plain.indexOf('['); i >= 0; i = plain.indexOf('[', i + 1)) {
            int length = Label.lengthAt(plain, i);
            if (length > 0) {
                findings.block(i, i + length);
            }
        }
    }
}
