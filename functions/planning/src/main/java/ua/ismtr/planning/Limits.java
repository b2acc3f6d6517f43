package ua.ismtr.planning;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;
import ua.ismtr.regional.RegionalCenter;
import ua.ismtr.regional.RegionalCenter.Trainers;
import ua.ismtr.regional.RegionalCenter.Venue;

/** What a plan has to train with: for how many events on a topic there are trainers, and how many people a region has room for. */
sealed interface Limits {
    /** Whatever is needed can be had. */
    Limits NONE = new Unlimited();

    /** How many events on the topic can be held. */
    int events(TopicId topic);

    /** How many people such an event can take; 0: it cannot be held. */
    int places(Candidate candidate);

    /** What this centre has, but for topics that are to be left out. */
    static Limits of(RegionalCenter center, Collection<TopicId> without) {
        Map<TopicId, Integer> days = new HashMap<>();
        for (Trainers trainers : center.trainers()) {
            if (!without.contains(trainers.topic())) {
                days.merge(trainers.topic(), trainers.days(), Integer::sum);
            }
        }
        Map<RegionId, Integer> rooms = new HashMap<>();
        for (Venue venue : center.venues()) {
            Regions.ofCommunity(venue.katottg())
                    .ifPresent(region -> rooms.merge(region.id(), venue.places(), Math::max));
        }
        return new OfCenter(days, rooms);
    }

    /** No limits but the size of an event. */
    record Unlimited() implements Limits {
        @Override
        public int events(TopicId topic) {
            return Integer.MAX_VALUE;
        }

        @Override
        public int places(Candidate candidate) {
            return Candidate.LARGEST;
        }
    }

    /** The days of trainers by topic, and the largest room of each region. */
    record OfCenter(Map<TopicId, Integer> days, Map<RegionId, Integer> rooms) implements Limits {
        @Override
        public int events(TopicId topic) {
            return days.getOrDefault(topic, 0);
        }

        @Override
        public int places(Candidate candidate) {
            return candidate.center() == null
                    ? Candidate.LARGEST
                    : Math.min(Candidate.LARGEST, rooms.getOrDefault(candidate.center(), 0));
        }
    }
}
