package ua.ismtr.exports;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.RequestJson;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.UnnamedCenters;

/** What an export shows of a request; no personal data, for nobody. Times are those of Kyiv. */
final class Columns {
    static final List<String> HEADER = List.of(
            "requestId",
            "status",
            "submittedAt",
            "region",
            "centerCode",
            "centerName",
            "authorRole",
            "text",
            "format",
            "participants",
            "urgency",
            "desiredBy",
            "topics",
            "classifiedBy",
            "updatedAt",
            "mergedInto");

    /** Which of the columns is a number. */
    static final int PARTICIPANTS = HEADER.indexOf("participants");

    /** Which of the columns is a day, by ISO 8601, where there is one. */
    static final int DESIRED_BY = HEADER.indexOf("desiredBy");

    /** Which of the columns are times, written like {@link #TIME}. */
    static final Set<Integer> TIMES = Set.of(HEADER.indexOf("submittedAt"), HEADER.indexOf("updatedAt"));

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Columns() {}

    /** @param moderates whether who moderated it may be seen, and every centre */
    static List<String> of(StoredRequest stored, boolean moderates) {
        RequestJson shown =
                moderates ? RequestJson.of(stored) : RequestJson.of(stored).forRegions();
        TrainingRequest request = stored.request();
        // The rows beside it are not known here.
        Center center =
                !moderates && UnnamedCenters.has(stored) ? request.center().unnamed() : request.center();
        return List.of(
                stored.id().value(),
                stored.status().id(),
                time(request.submittedAt()),
                request.region().value(),
                center.code(),
                center.name(),
                request.role().id(),
                request.text(),
                request.format().id(),
                Integer.toString(request.participants()),
                request.urgency().id(),
                Objects.toString(request.desiredBy(), ""),
                stored.topics().stream().map(TopicId::value).collect(Collectors.joining(" ")),
                shown.classifiedBy(),
                time(stored.updatedAt()),
                Objects.toString(stored.mergedInto(), ""));
    }

    private static String time(Instant instant) {
        return LocalDateTime.ofInstant(instant, Kyiv.ZONE).format(TIME);
    }
}
