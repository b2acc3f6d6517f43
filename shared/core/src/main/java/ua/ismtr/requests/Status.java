package ua.ismtr.requests;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** Where a request is in its life. */
public enum Status implements Named {
    ACCEPTED,
    CLASSIFIED,
    NEEDS_REVIEW,
    PLANNED,
    DELIVERED,
    DECLINED,
    /** Taken back by the platform; it counts nowhere. */
    WITHDRAWN;

    /** The value with this name, if there is one. */
    public static Optional<Status> of(String id) {
        return Named.find(Status.class, id);
    }

    /**
     * Whether a person may move a request from here to that status: what is classified or waits for review is planned,
     * what is planned is delivered, and all that is not delivered may be declined. What is planned or declined may become
     * classified again, since plans fall through, what was declined planned, since a refusal may be a mistake, and
     * whatever a person decided may go back to the review; what is delivered or withdrawn stays so.
     */
    public boolean mayBecome(Status next) {
        return switch (this) {
            case ACCEPTED -> next == CLASSIFIED || next == NEEDS_REVIEW;
            case NEEDS_REVIEW -> next == CLASSIFIED || next == PLANNED || next == DECLINED;
            case CLASSIFIED -> next == PLANNED || next == DECLINED || next == NEEDS_REVIEW;
            case PLANNED -> next == DELIVERED || next == CLASSIFIED || next == DECLINED || next == NEEDS_REVIEW;
            case DECLINED -> next == CLASSIFIED || next == PLANNED || next == NEEDS_REVIEW;
            case DELIVERED, WITHDRAWN -> false;
        };
    }

    /** Whether a request in this status stands for a need that training has not met yet, planned or not; another may be merged into it. */
    public boolean standsForANeed() {
        return switch (this) {
            case ACCEPTED, NEEDS_REVIEW, CLASSIFIED, PLANNED -> true;
            case DELIVERED, DECLINED, WITHDRAWN -> false;
        };
    }

    @Override
    public String toString() {
        return id();
    }
}
