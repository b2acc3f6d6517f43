package ua.ismtr.emails;

/** What a mail says, in two forms for two kinds of readers. */
public record Content(String subject, String html, String text) {}
