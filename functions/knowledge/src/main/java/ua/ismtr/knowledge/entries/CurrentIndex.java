package ua.ismtr.knowledge.entries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.courses.Course;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.knowledge.KnowledgeFiles;
import ua.ismtr.knowledge.KnowledgeFiles.TaggedIndex;
import ua.ismtr.knowledge.Note;
import ua.ismtr.knowledge.Notes;
import ua.ismtr.knowledge.search.Entry;
import ua.ismtr.knowledge.search.Reader;
import ua.ismtr.knowledge.search.SearchIndex;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.StoredRequest;

/**
 * The index as it is now: the one that the schedule built last, and over it the notes, the events, the courses and the requests that it lacks. It
 * looks for newer ones at most every few seconds. Requests that changed are those of this moment: no search finds one by what it was. Safe for use by several threads.
 */
public final class CurrentIndex {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration FRESH_EVENTS = Duration.ofSeconds(30);

    /** So long before it is stored a change may have got its time. */
    private static final Duration LATEST = Duration.ofMinutes(5);

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    /** So many requests are read anew; those beyond are found again when the schedule has built the next index. */
    private static final int MOST_NEWER = 4000;

    private final KnowledgeFiles files;
    private final RequestList requests;
    private final Notes notes;
    private final Supplier<List<StoredEvent>> events;
    private final Supplier<List<Course>> courses;
    private final Clock clock;
    private final SearchIndex nothing;
    private final Reader reader;
    private final SequencedMap<RequestId, StoredRequest> newer = new LinkedHashMap<>();
    private List<Note> shownNotes = List.of();
    private List<StoredEvent> shownEvents = List.of();
    private List<Course> shownCourses = List.of();
    private Instant eventsReadAt = Instant.MIN;
    private Optional<String> tag = Optional.empty();
    private Instant checkedAt = Instant.MIN;
    private Instant changesReadTo;
    private @Nullable SearchIndex built;
    private @Nullable SearchIndex current;

    public CurrentIndex(
            KnowledgeFiles files,
            RequestList requests,
            Notes notes,
            Supplier<List<StoredEvent>> events,
            Supplier<List<Course>> courses,
            Reader reader,
            Clock clock) {
        this.files = files;
        this.requests = requests;
        this.notes = notes;
        this.events = events;
        this.courses = courses;
        this.clock = clock;
        this.reader = reader;
        this.nothing = SearchIndex.empty(reader);
        this.changesReadTo = clock.instant();
    }

    /** The index with all that was stored some seconds ago, and what was changed up to this moment as it is now. */
    public synchronized SearchIndex now() {
        SearchIndex present = current;
        Instant now = clock.instant();
        if (present != null && now.isBefore(checkedAt.plus(FRESH))) {
            return readChanges(now) ? renewed() : present;
        }
        boolean changed = built(files.indexUnless(tag));
        List<Note> all = notes.all();
        changed |= !all.equals(shownNotes);
        shownNotes = all;
        changed |= readEvents(now);
        changed |= add(newest());
        changed |= readChanges(now);
        checkedAt = now;
        return present == null || changed ? renewed() : present;
    }

    /** The index as it is now, with these requests too. */
    public synchronized SearchIndex with(List<StoredRequest> found) {
        SearchIndex present = now();
        return add(found) ? renewed() : present;
    }

    private boolean built(Optional<TaggedIndex> newest) {
        if (newest.isEmpty()) {
            return false;
        }
        SearchIndex opened = SearchIndex.open(reader, newest.get().file());
        built = opened;
        tag = Optional.of(newest.get().tag());
        newer.keySet().removeIf(id -> opened.wasBuiltWith(id.value()));
        changesReadTo = opened.asOf().orElse(Instant.EPOCH);
        return true;
    }

    private boolean readChanges(Instant now) {
        Map<RequestId, Long> known =
                newer.values().stream().collect(Collectors.toMap(StoredRequest::id, StoredRequest::version));
        List<StoredRequest> changed = requests.changedSince(changesReadTo.minus(LATEST), known);
        changed.forEach(one -> newer.putLast(one.id(), one));
        changesReadTo = now;
        return !changed.isEmpty();
    }

    /** Events and courses are read less often: there are several items for each, or many. */
    private boolean readEvents(Instant now) {
        if (now.isBefore(eventsReadAt.plus(FRESH_EVENTS))) {
            return false;
        }
        List<StoredEvent> read = events.get();
        List<Course> offered = courses.get();
        boolean changed = !read.equals(shownEvents) || !offered.equals(shownCourses);
        shownEvents = read;
        shownCourses = offered;
        eventsReadAt = now;
        return changed;
    }

    private SearchIndex base() {
        SearchIndex present = built;
        return present == null ? nothing : present;
    }

    /** The newest requests, back to where the index has all of a page. */
    private List<StoredRequest> newest() {
        List<StoredRequest> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            RequestList.Page next = requests.page(RequestFilter.ALL, after, PAGE);
            List<StoredRequest> unknown = next.requests().stream()
                    .filter(one -> !base().wasBuiltWith(one.id().value()))
                    .toList();
            found.addAll(unknown);
            after = next.next();
            if (after.isEmpty() || unknown.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    private boolean add(List<StoredRequest> found) {
        boolean changed = false;
        for (StoredRequest one : found) {
            StoredRequest before = newer.get(one.id());
            if (before == null ? !base().wasBuiltWith(one.id().value()) : before.version() < one.version()) {
                newer.putLast(one.id(), one);
                changed = true;
            }
        }
        return changed;
    }

    private SearchIndex renewed() {
        List<Entry> entries = Stream.of(
                        newer.values().stream()
                                .skip(Math.max(0, newer.size() - MOST_NEWER))
                                .map(Entries::of)
                                .flatMap(Optional::stream),
                        shownNotes.stream().map(Entries::of).flatMap(Optional::stream),
                        shownEvents.stream().map(Entries::of),
                        shownCourses.stream().map(Entries::of),
                        built == null ? Entries.ofTopics().stream() : Stream.<Entry>empty())
                .flatMap(one -> one)
                .toList();
        Set<String> replaced = newer.keySet().stream().map(RequestId::value).collect(Collectors.toSet());
        SearchIndex renewed = base().with(entries, replaced);
        current = renewed;
        return renewed;
    }
}
