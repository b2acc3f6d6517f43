package ua.ismtr.domain;

import java.util.Arrays;
import java.util.Optional;

/** Where a request is in its life. */
public enum Status {
    ACCEPTED("accepted"),
    CLASSIFIED("classified"),
    NEEDS_REVIEW("needs-review"),
    PLANNED("planned"),
    DELIVERED("delivered"),
    DECLINED("declined");

    private final String id;

    Status(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data. */
    public String id() {
        return id;
    }

    /** The value with this name, if there is one. */
    public static Optional<Status> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
