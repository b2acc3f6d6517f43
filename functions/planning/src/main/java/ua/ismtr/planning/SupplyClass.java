package ua.ismtr.planning;

import ua.ismtr.reference.Named;

/** How need and supply of a topic stand to each other. */
enum SupplyClass implements Named {
    /** People ask for it, and neither an event nor a course is on offer. */
    MISSING,
    /** People ask for it, and something is on offer. */
    SUPPLIED,
    /** Something is on offer that nobody asks for. */
    UNASKED,
    /** Nobody asks and nothing is on offer. */
    BALANCED;
}
