package ua.ismtr.reference;

/** One of the 27 regions of Ukraine; {@code katottg} is what the codes of all its communities begin with. */
public record Region(RegionId id, String katottg, String uk, String en) {}
