package ua.ismtr.moderation;

import java.util.function.BooleanSupplier;

/** What is done on stored texts by the schedule. */
record Upkeep(Reredaction reredaction, Expiry expiry) {
    /** Does what is left of each, as long as there is time. */
    void goOn(BooleanSupplier inTime) {
        reredaction.goOn(inTime);
        if (inTime.getAsBoolean()) {
            expiry.goOn(inTime);
        }
    }
}
