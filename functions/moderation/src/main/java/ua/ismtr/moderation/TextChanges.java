package ua.ismtr.moderation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.changes.RequestChanges;
import ua.ismtr.changes.RequestChanges.Change;
import ua.ismtr.changes.RequestChanges.Done;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;

/** Gives requests other texts without a person's doing, each in one transaction with its lists and an audit entry. */
final class TextChanges {
    private static final int ATTEMPTS = 5;

    private final Requests requests;
    private final RequestChanges changes;
    private final Clock clock;

    TextChanges(Requests requests, RequestChanges changes, Clock clock) {
        this.requests = requests;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Changes the request, and whether there was something to change. Where somebody else is faster, it is looked at again.
     *
     * @param text what the text is to be; empty where nothing is to change
     * @param words what becomes of the words for the author
     * @param by how history and audit log name the work
     */
    boolean change(
            StoredRequest found,
            Function<StoredRequest, Optional<String>> text,
            UnaryOperator<String> words,
            String by) {
        StoredRequest before = found;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> wanted = text.apply(before);
            if (wanted.isEmpty()) {
                return false;
            }
            if (changes.change(change(before, wanted.get(), words, by)) instanceof Done) {
                return true;
            }
            before = requests.find(found.id())
                    .orElseThrow(() -> new IllegalStateException("Requests are never deleted: " + found.id()));
        }
        throw new IllegalStateException("Others changed the request each time: " + found.id());
    }

    private Change change(StoredRequest before, String text, UnaryOperator<String> words, String by) {
        StoredRequest after = before.withText(text)
                .next(before.status(), by, null, clock.instant())
                .withReasonInOtherWords(words);
        AuditLog.Entry entry = AuditLog.Entry.of(
                after.updatedAt(),
                by,
                Action.MASK,
                after.id().value(),
                Map.of("version", before.version()),
                Map.of("version", after.version()));
        return new Change(List.of(new Step(before, after)), entry, Optional.empty(), List.of());
    }
}
