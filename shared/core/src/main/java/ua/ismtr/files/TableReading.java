package ua.ismtr.files;

/** What a file is that should be a table. */
public sealed interface TableReading permits Table, NoTable {}
