package ua.ismtr.privacy;

import ua.ismtr.text.Label;

/** Where a piece of personal data is in a text: from {@code start} up to, not including, {@code end}. */
public record Span(int start, int end, Label kind) {}
