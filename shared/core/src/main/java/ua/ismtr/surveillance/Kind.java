package ua.ismtr.surveillance;

import ua.ismtr.reference.Named;

/** What is unusual. */
public enum Kind implements Named {
    /** Many more requests than expected in a week or two. */
    JUMP,
    /** A slow change of the level, up or down. */
    DRIFT,
    /** An active centre, or a whole region, that stopped writing. */
    SILENCE,
    /** Nearly all regions stopped at once: our own fault, for administrators to see. */
    ALL_SILENT;

    @Override
    public String toString() {
        return id();
    }
}
