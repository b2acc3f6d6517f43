package ua.ismtr.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Urgency;

/** Made-up needs, the same for the same seed. */
final class Cases {
    static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private static final Format[] WISHES = {Format.ANY, Format.ANY, Format.ONLINE, Format.OFFLINE, Format.BLENDED};
    private static final Urgency[] URGENCIES = {Urgency.NORMAL, Urgency.NORMAL, Urgency.LOW, Urgency.HIGH};

    private Cases() {}

    /** Some requests of neighbouring regions on few topics. */
    static List<OpenRequest> small(long seed, int requests, int regions, int topics, int mostPeople) {
        List<RegionId> around = Stream.of("UA-46", "UA-07", "UA-56", "UA-61", "UA-63", "UA-59", "UA-53")
                .map(RegionId::new)
                .limit(regions)
                .toList();
        List<TopicId> some = Taxonomy.topics().stream()
                .map(topic -> topic.id())
                .limit(topics)
                .toList();
        return requests(new Random(seed), requests, around, some, mostPeople);
    }

    /** The need of a whole country. */
    static List<OpenRequest> country(long seed, int requests) {
        return requests(
                new Random(seed),
                requests,
                Regions.all().stream().map(region -> region.id()).toList(),
                Taxonomy.topics().stream().map(topic -> topic.id()).toList(),
                20);
    }

    private static List<OpenRequest> requests(
            Random random, int count, List<RegionId> regions, List<TopicId> topics, int mostPeople) {
        List<OpenRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // The product makes some regions and topics much more usual than others.
            int region = (int) (regions.size() * random.nextDouble() * random.nextDouble());
            int topic = (int) (topics.size() * random.nextDouble() * random.nextDouble());
            List<TopicId> on = random.nextInt(4) == 0 && topics.size() > 1
                    ? List.of(topics.get(topic), topics.get((topic + 1) % topics.size()))
                    : List.of(topics.get(topic));
            requests.add(new OpenRequest(
                    RequestId.ofWebhook("case-" + i),
                    regions.get(region),
                    "center-" + random.nextInt(40),
                    on,
                    1 + random.nextInt(mostPeople),
                    WISHES[random.nextInt(WISHES.length)],
                    URGENCIES[random.nextInt(URGENCIES.length)],
                    NOW.minus(Duration.ofHours(random.nextInt(24 * 250))),
                    null,
                    null,
                    false));
        }
        return requests;
    }
}
