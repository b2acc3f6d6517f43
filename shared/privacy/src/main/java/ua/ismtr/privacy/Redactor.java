package ua.ismtr.privacy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts labels in place of personal data. It errs on the side of privacy where a number or a name is clearly somebody's,
 * and leaves laws, standards, statistics, institutions and the names of streets and universities as they are. Takes
 * time proportional to the length of the text, whatever is in it. Safe for use by several threads.
 */
public final class Redactor {
    private static final Pattern LABELS = Pattern.compile(
            Stream.of(Kind.values()).map(kind -> Pattern.quote(kind.label())).collect(Collectors.joining("|")));

    /** The surest first: what one has found, the next ones leave. */
    private final List<Finder> finders = List.of(
            new Emails(),
            new BankNumbers(),
            new Documents(),
            new Phones(),
            new Addresses(),
            new Names(),
            new BirthDates());

    /** The text with a label for each piece of personal data; a text without any comes back as it is. */
    public String redact(String text) {
        StringBuilder redacted = new StringBuilder();
        int from = 0;
        for (Span span : find(text)) {
            redacted.append(text, from, span.start()).append(span.kind().label());
            from = span.end();
        }
        return redacted.append(text, from, text.length()).toString();
    }

    /** Where personal data is in the text, in order, without overlaps. */
    public List<Span> find(String text) {
        Text read = new Text(text);
        Findings findings = new Findings();
        finders.forEach(finder -> finder.find(read, findings));
        return findings.inOrder();
    }

    /** The text without labels: «[паспорт]» says that somebody gave a number, not that passports are the subject. */
    public static String withoutLabels(String redacted) {
        return redacted.indexOf('[') < 0 ? redacted : LABELS.matcher(redacted).replaceAll(" ");
    }
}
