package ua.ismtr.planning;

import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.OpenRequest;

/**
 * An event that could be held.
 *
 * @param center where people meet; null for an online event of the whole country
 */
record Candidate(TopicId topic, @Nullable RegionId center) {
    /** The most people that one event takes. */
    static final int LARGEST = 60;

    /** With fewer people no trainer comes: a third of the smallest event. */
    static final int FEWEST = 5;

    private static final int[] SIZES = {15, 30, LARGEST};

    Format format() {
        return center == null ? Format.ONLINE : Format.OFFLINE;
    }

    /** Whether those who asked for this format would come. */
    boolean suits(Format wish) {
        return wish == Format.ANY || wish == Format.BLENDED || wish == format();
    }

    /** Whether people of this region would come, if they asked for such a format. */
    boolean reaches(RegionId region) {
        return center == null || Neighbours.around(center).contains(region);
    }

    /** Whether the people of this request would come. */
    boolean suits(OpenRequest request) {
        return request.topics().contains(topic) && suits(request.format()) && reaches(request.region());
    }

    /** The smallest usual size of an event for so many people. */
    static int size(int people) {
        for (int size : SIZES) {
            if (people <= size) {
                return size;
            }
        }
        return LARGEST;
    }
}
