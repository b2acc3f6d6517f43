package ua.ismtr.reference;

/** A group of topics; {@code id} is its key in stored data and in the API. */
public record Area(String id, String uk, String en) {}
