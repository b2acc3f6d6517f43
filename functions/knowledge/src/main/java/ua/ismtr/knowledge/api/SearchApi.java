package ua.ismtr.knowledge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.knowledge.api.SearchParameters.Broken;
import ua.ismtr.knowledge.api.SearchParameters.Hidden;
import ua.ismtr.knowledge.api.SearchParameters.Search;
import ua.ismtr.knowledge.entries.CurrentIndex;
import ua.ismtr.knowledge.search.Found;
import ua.ismtr.knowledge.search.Kind;
import ua.ismtr.knowledge.search.SearchIndex;
import ua.ismtr.knowledge.search.Wanted;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.UnnamedCenters;
import ua.ismtr.text.Stemmer;

/**
 * Searches. Requests are shown as they are stored at this moment, whatever the index knows of them: words that were masked,
 * requests that were withdrawn or moved to another topic since it was built are not shown as they were.
 */
final class SearchApi {
    private static final int LATE = 50;

    private final CurrentIndex index;
    private final RequestList list;
    private final Requests requests;
    private final LikelyTopics likelyTopics;

    SearchApi(CurrentIndex index, RequestList list, Requests requests, LikelyTopics likelyTopics) {
        this.index = index;
        this.list = list;
        this.requests = requests;
        this.likelyTopics = likelyTopics;
    }

    private record Item(
            Kind type,
            String id,
            String title,
            String snippet,
            List<String> topics,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String region) {}

    private record Answer(
            List<Item> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor,

            long total,
            boolean allWords,
            Map<String, Map<String, Long>> facets) {}

    HttpResponse answer(Caller caller, HttpRequest request) {
        return switch (SearchParameters.read(caller, request)) {
            case Broken(var brokenRules) -> brokenRules.response();
            case Hidden() -> Problem.foreignRegion().response();
            case Search search -> HttpResponse.json(200, answer(caller, search));
        };
    }

    private Answer answer(Caller caller, Search search) {
        SearchIndex current = current(caller, search);
        Found found = current.search(wanted(caller, search, current.meant(search.text())));
        Map<RequestId, StoredRequest> stored = requests.findAll(found.hits().stream()
                .filter(hit -> hit.kind() == Kind.REQUEST)
                .flatMap(hit -> RequestId.parse(hit.id()).stream())
                .toList());
        List<Item> items = new ArrayList<>();
        for (Found.Hit hit : found.hits()) {
            if (hit.kind() != Kind.REQUEST) {
                items.add(new Item(
                        hit.kind(),
                        hit.id(),
                        hit.title().orElse(""),
                        found.highlighter().snippet(hit.text().orElse("")),
                        hit.topics(),
                        hit.region()));
                continue;
            }
            RequestId.parse(hit.id())
                    .flatMap(id -> Optional.ofNullable(stored.get(id)))
                    .filter(one -> isWanted(one, caller, search))
                    .ifPresent(one -> items.add(item(caller, one, found.highlighter())));
        }
        int next = search.offset() + search.limit();
        return new Answer(
                items,
                found.total() > next ? search.cursor(next).orElse(null) : null,
                found.total(),
                found.allWords(),
                facets(found));
    }

    /** The index, with those requests that it lacks and that the list of requests finds by the same words. */
    private SearchIndex current(Caller caller, Search search) {
        Set<String> words = Stemmer.keys(search.text());
        if (words.isEmpty() || search.offset() > 0) {
            return index.now();
        }
        Set<RegionId> visible = caller.seesAll() ? Set.of() : caller.regions();
        Set<RegionId> regions = search.region().map(Set::of).orElse(visible);
        TopicId topic = search.topic().orElse(null);
        RequestFilter same = new RequestFilter(regions, null, topic, null, null, null, null, words);
        return index.with(list.page(same, Optional.empty(), LATE).requests());
    }

    private Wanted wanted(Caller caller, Search search, String meant) {
        return new Wanted(
                search.text(),
                likelyTopics.of(search.text(), meant),
                search.kind(),
                search.topic().map(TopicId::value),
                search.region().map(RegionId::value),
                caller.seesAll()
                        ? Optional.empty()
                        : Optional.of(
                                caller.regions().stream().map(RegionId::value).collect(Collectors.toSet())),
                search.offset(),
                search.limit());
    }

    private static boolean isWanted(StoredRequest stored, Caller caller, Search search) {
        RegionId region = stored.request().region();
        return stored.isKept()
                && caller.sees(region)
                && search.region().filter(wanted -> !wanted.equals(region)).isEmpty()
                && search.topic()
                        .filter(topic -> !stored.topics().contains(topic))
                        .isEmpty();
    }

    private static Item item(Caller caller, StoredRequest stored, Found.Highlighter highlighter) {
        Center center = stored.request().center();
        boolean named = caller.moderates() || !UnnamedCenters.has(stored);
        return new Item(
                Kind.REQUEST,
                stored.id().value(),
                (named ? center : center.unnamed()).name(),
                highlighter.snippet(stored.request().text()),
                stored.topics().stream().map(TopicId::value).toList(),
                stored.request().region().value());
    }

    /** By the names that the parameters have. */
    private static Map<String, Map<String, Long>> facets(Found found) {
        Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
        facets.put("type", found.facets().getOrDefault("kind", Map.of()));
        facets.put("topic", found.facets().getOrDefault("topic", Map.of()));
        facets.put("region", found.facets().getOrDefault("region", Map.of()));
        return facets;
    }
}
