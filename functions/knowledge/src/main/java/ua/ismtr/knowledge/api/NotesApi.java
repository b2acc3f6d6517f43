package ua.ismtr.knowledge.api;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.knowledge.Note;
import ua.ismtr.knowledge.Notes;
import ua.ismtr.reference.NamedUuid;
import ua.ismtr.reference.TopicId;

/** Shows, writes, changes and withdraws notes. No version is ever lost. */
final class NotesApi {
    private static final int LONGEST_KEY = 200;

    private final Notes notes;
    private final AuditLog audit;
    private final Clock clock;

    NotesApi(Notes notes, AuditLog audit, Clock clock) {
        this.notes = notes;
        this.audit = audit;
        this.clock = clock;
    }

    private record Items(List<Note> items) {}

    /** The note as it is now, and all its versions, oldest first. */
    private record WithVersions(Note note, List<Note> versions) {}

    HttpResponse list(HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<TopicId> topic = query.topic();
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        return HttpResponse.json(
                200,
                new Items(notes.all().stream()
                        .filter(note -> !note.withdrawn())
                        .filter(note -> topic.isEmpty() || topic.get().equals(note.topic()))
                        .toList()));
    }

    HttpResponse one(HttpRequest request) {
        String id = request.path().getOrDefault("noteId", "");
        return notes.find(id)
                .map(note -> tagged(200, note, new WithVersions(note, notes.versions(id))))
                .orElseGet(NotesApi::unknown);
    }

    /** With an {@code Idempotency-Key}, the same note sent again is kept once. */
    HttpResponse write(Caller caller, HttpRequest request) {
        Optional<String> key = request.header("idempotency-key");
        if (key.filter(one -> one.isBlank() || one.length() > LONGEST_KEY).isPresent()) {
            return Problem.badRequest("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters")
                    .response();
        }
        return NoteReader.read(request, content -> {
            String id = key.map(one -> NamedUuid.of("note|" + caller.sub() + "|" + one))
                    .orElseGet(() -> UUID.randomUUID().toString());
            Note note = Note.first(id, content, caller.signature(), clock.instant());
            if (notes.put(note)) {
                noted(caller, note);
                return created(note);
            }
            return notes.versions(id).stream()
                    .findFirst()
                    .filter(first -> first.content().equals(content))
                    .map(NotesApi::created)
                    .orElseGet(() -> Problem.of(409, "Conflict", "This Idempotency-Key came with another note")
                            .response());
        });
    }

    HttpResponse change(Caller caller, HttpRequest request) {
        return NoteReader.read(
                request, content -> next(caller, request, (note, now) -> note.with(content, caller.signature(), now)));
    }

    HttpResponse withdraw(Caller caller, HttpRequest request) {
        return next(caller, request, (note, now) -> note.withdrawn(caller.signature(), now));
    }

    private interface Step {
        Note next(Note note, Instant now);
    }

    private HttpResponse next(Caller caller, HttpRequest request, Step step) {
        return IfMatch.required(request, ifMatch -> next(caller, request, ifMatch, step));
    }

    private HttpResponse next(Caller caller, HttpRequest request, IfMatch ifMatch, Step step) {
        Optional<Note> found = notes.find(request.path().getOrDefault("noteId", ""));
        if (found.isEmpty()) {
            return unknown();
        }
        Note next = step.next(found.get(), clock.instant());
        boolean written = ifMatch.names(tag(found.get())) && notes.put(next);
        if (!written) {
            return IfMatch.outdated();
        }
        noted(caller, next);
        return tagged(200, next, next);
    }

    private void noted(Caller caller, Note note) {
        audit.add(AuditLog.Entry.of(
                clock.instant(),
                caller.sub(),
                AuditLog.Action.NOTE,
                note.noteId(),
                Map.of(),
                Map.of("version", note.version(), "topic", note.topic(), "withdrawn", note.withdrawn())));
    }

    private static HttpResponse created(Note note) {
        return tagged(201, note, note).with("location", "/v1/knowledge/notes/" + note.noteId());
    }

    private static HttpResponse tagged(int status, Note note, Object body) {
        return HttpResponse.json(status, body).with("etag", tag(note));
    }

    private static String tag(Note note) {
        return String.format(Locale.ROOT, "\"%d\"", note.version());
    }

    private static HttpResponse unknown() {
        return Problem.notFound("There is no such note").response();
    }
}
