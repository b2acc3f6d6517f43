package ua.ismtr.knowledge.entries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
 * looks for newer ones at most every few seconds. Safe for use by several threads.
 */
public final class CurrentIndex {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration FRESH_EVENTS = Duration.ofSeconds(30);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    private final KnowledgeFiles files;
    private final RequestList requests;
    private final Notes notes;
    private final Supplier<List<StoredEvent>> events;
    private final Supplier<List<Course>> courses;
    private final Clock clock;
    private final SearchIndex nothing;
    private final Reader reader;
    private final Map<RequestId, StoredRequest> newer = new LinkedHashMap<>();
    private List<Note> shownNotes = List.of();
    private List<StoredEvent> shownEvents = List.of();
    private List<Course> shownCourses = List.of();
    private Instant eventsReadAt = Instant.MIN;
    private Optional<String> tag = Optional.empty();
    private Instant checkedAt = Instant.MIN;
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
    }

    /** The index with all that was stored some seconds ago. */
    public synchronized SearchIndex now() {
        SearchIndex present = current;
        if (present != null && clock.instant().isBefore(checkedAt.plus(FRESH))) {
            return present;
        }
        Instant now = clock.instant();
        boolean changed = built(files.indexUnless(tag));
        List<Note> all = notes.all();
        changed |= !all.equals(shownNotes);
        shownNotes = all;
        changed |= readEvents(now);
        changed |= add(newest());
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
        return true;
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
            if (!base().wasBuiltWith(one.id().value())) {
                StoredRequest before = newer.put(one.id(), one);
                changed |= before == null || before.version() != one.version();
            }
        }
        return changed;
    }

    private SearchIndex renewed() {
        List<Entry> entries = Stream.of(
                        newer.values().stream().map(Entries::of).flatMap(Optional::stream),
                        shownNotes.stream().map(Entries::of).flatMap(Optional::stream),
                        shownEvents.stream().map(Entries::of),
                        shownCourses.stream().map(Entries::of),
                        built == null ? Entries.ofTopics().stream() : Stream.<Entry>empty())
                .flatMap(one -> one)
                .toList();
        SearchIndex renewed = base().with(entries);
        current = renewed;
        return renewed;
    }
}
