package ua.ismtr.courses;

import ua.ismtr.reference.Named;

/** How two courses are related. */
public enum OverlapKind implements Named {
    /** Both teach the same. */
    SAME,
    /** One teaches all that the other does, and more. */
    CONTAINS,
    /** They have a part in common. */
    OVERLAPS,
    /** One goes on where the other ends. */
    SEQUEL;
}
