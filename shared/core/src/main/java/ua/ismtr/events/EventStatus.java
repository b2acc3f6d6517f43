package ua.ismtr.events;

import ua.ismtr.reference.Named;

/** Where a training event is in its life. */
public enum EventStatus implements Named {
    DRAFT,
    ANNOUNCED,
    HELD,
    CANCELLED;

    /** Whether an event may go from here to that status: a draft is announced, then held; either may be cancelled. */
    public boolean mayBecome(EventStatus next) {
        return switch (this) {
            case DRAFT -> next == ANNOUNCED || next == CANCELLED;
            case ANNOUNCED -> next == HELD || next == CANCELLED;
            case HELD, CANCELLED -> false;
        };
    }

    /** Whether nothing can change any more. */
    public boolean isFinal() {
        return this == HELD || this == CANCELLED;
    }

    @Override
    public String toString() {
        return id();
    }
}
