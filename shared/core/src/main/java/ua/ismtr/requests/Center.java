package ua.ismtr.requests;

/** An Administrative Service Centre: its code on the platform, its name, and the KATOTTG code of its community. */
public record Center(String code, String name, String katottg) {}
