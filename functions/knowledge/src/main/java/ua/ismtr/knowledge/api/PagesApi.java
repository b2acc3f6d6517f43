package ua.ismtr.knowledge.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.json.Json;
import ua.ismtr.knowledge.KnowledgeFiles;
import ua.ismtr.knowledge.entries.CurrentIndex;
import ua.ismtr.knowledge.page.PageScope;
import ua.ismtr.knowledge.page.TopicPages;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;

/**
 * Shows the pages of topics: today's as it is now, and that of an earlier day as it was kept. A page of an earlier day that
 * nobody kept is made when it is first read, and from then on is the same for everybody. The sum of some regions is made
 * whenever it is read.
 */
final class PagesApi {
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private final TopicPages pages;
    private final CurrentIndex index;
    private final KnowledgeFiles files;
    private final Requests requests;
    private final Clock clock;

    PagesApi(TopicPages pages, CurrentIndex index, KnowledgeFiles files, Requests requests, Clock clock) {
        this.pages = pages;
        this.index = index;
        this.files = files;
        this.requests = requests;
        this.clock = clock;
    }

    HttpResponse answer(Caller caller, HttpRequest request) {
        Optional<Topic> topic = Taxonomy.topic(new TopicId(request.path().getOrDefault("topic", "")));
        if (topic.isEmpty()) {
            return Problem.notFound("There is no such topic").response();
        }
        LocalDate today = Kyiv.day(clock.instant());
        QueryFields query = new QueryFields(request);
        LocalDate day = query.day("asOf").orElse(today);
        if (day.isAfter(today) || day.isBefore(FIRST_DAY)) {
            query.refuse("asOf", "must be a day from " + FIRST_DAY + " to today");
        }
        Optional<RegionId> region = query.region();
        PageScope scope = scope(caller, topic.get().id(), region.orElse(null));
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        if (region.filter(one -> !caller.sees(one)).isPresent()) {
            return Problem.foreignRegion().response();
        }
        byte[] page = day.isBefore(today) && scope.isKept() ? kept(scope, day) : made(scope, day);
        HttpResponse full = HttpResponse.json(200, withTexts(page));
        return Conditional.answer(request, full, full.body());
    }

    /** A regional caller with one region sees its page; one with several, their sum. */
    private static PageScope scope(Caller caller, TopicId topic, @Nullable RegionId region) {
        if (region != null) {
            return PageScope.region(topic, region);
        }
        return caller.regions().size() == 1
                ? PageScope.region(topic, caller.regions().iterator().next())
                : new PageScope(topic, null, caller.regions());
    }

    private byte[] made(PageScope scope, LocalDate day) {
        return pages.of(day, index.now()).page(scope).json();
    }

    private byte[] kept(PageScope scope, LocalDate day) {
        String topic = scope.topic().value();
        return files.page(day, topic, scope.name())
                .orElseGet(() -> files.keep(day, topic, scope.name(), made(scope, day)));
    }

    /** The page with the texts of its typical requests as they are shown now; none of one that is shown no more. */
    private JsonNode withTexts(byte[] page) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ObjectNode> quoted = new ArrayList<>();
        json.path("subNeeds").forEach(need -> {
            if (need.path("typical") instanceof ObjectNode typical) {
                quoted.add(typical);
            }
        });
        Map<RequestId, StoredRequest> stored = requests.findAll(quoted.stream()
                .flatMap(typical -> RequestId.parse(typical.path("requestId").asText()).stream())
                .toList());
        for (ObjectNode typical : quoted) {
            RequestId.parse(typical.path("requestId").asText())
                    .flatMap(id -> Optional.ofNullable(stored.get(id)))
                    .filter(StoredRequest::isKept)
                    .ifPresent(one -> typical.put("text", one.request().text()));
        }
        return json;
    }
}
