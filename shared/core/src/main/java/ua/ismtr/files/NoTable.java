package ua.ismtr.files;

/**
 * It is none.
 *
 * @param reason a sentence; it quotes nothing of the file
 */
public record NoTable(String reason) implements TableReading {}
