package ua.ismtr.regional;

import ua.ismtr.reference.Named;

/** Where the plan of a regional centre is on its way to approval. */
public enum PlanStatus implements Named {
    DRAFT,
    SUBMITTED,
    APPROVED,
    RETURNED;

    /** Whether a plan may go from here to that status: what was approved may be returned, too. */
    public boolean mayBecome(PlanStatus next) {
        return switch (this) {
            case DRAFT, RETURNED -> next == SUBMITTED;
            case SUBMITTED -> next == APPROVED || next == RETURNED;
            case APPROVED -> next == RETURNED;
        };
    }

    /** Whether its events may still be chosen in another way. */
    public boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }

    @Override
    public String toString() {
        return id();
    }
}
