package ua.ismtr.knowledge.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be found, with what it is found by. Texts of requests are those without personal data.
 *
 * @param place names of the centre and region, which count little
 * @param topics ids of its topics
 * @param region null: for the whole country
 * @param center region and code of the centre that asked, as the counters name it; null where no centre did
 * @param people how many people a request is for
 * @param counted whether it is a need: a request that counts on the dashboard
 */
public record Entry(
        Kind kind,
        String id,
        String title,
        String text,
        String place,
        List<String> topics,
        @Nullable String region,
        LocalDate day,
        @Nullable String center,
        int people,
        boolean counted) {

    /** The region of what is for the whole country and is found by those alone who see all of it. */
    public static final String WHOLE_COUNTRY_ONLY = "UA";

    /** Says which entry it is and nothing of its content. */
    @Override
    public String toString() {
        return "Entry[" + kind + " " + id + "]";
    }
}
