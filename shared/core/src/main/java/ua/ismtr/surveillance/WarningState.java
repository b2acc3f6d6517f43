package ua.ismtr.surveillance;

import ua.ismtr.reference.Named;

/** How far people came with a warning. */
public enum WarningState implements Named {
    NEW,
    SEEN,
    /** Its cause is known. */
    EXPLAINED,
    /** Nothing is left to do about it. */
    CLOSED;

    @Override
    public String toString() {
        return id();
    }
}
