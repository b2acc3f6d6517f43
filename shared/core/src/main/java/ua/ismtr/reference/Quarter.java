package ua.ismtr.reference;

import java.time.LocalDate;
import java.util.Optional;

/** A quarter of a calendar year; its text form is {@code 2027-Q1}. */
public record Quarter(int year, int number) implements Identifier, Comparable<Quarter> {
    private static final int MONTHS = 3;

    /** The quarter with this text form, from 2000 to 2100, if there is one. */
    public static Optional<Quarter> parse(String text) {
        if (!Days.hasForm(text, "0000-Q0")) {
            return Optional.empty();
        }
        int number = Days.number(text, 6, 7);
        return number < 1 || number > 4
                ? Optional.empty()
                : Days.parseMonth("%s-%02d".formatted(text.substring(0, 4), number * MONTHS))
                        .map(month -> new Quarter(month.getYear(), number));
    }

    /** The quarter that this day belongs to. */
    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + MONTHS - 1) / MONTHS);
    }

    @Override
    public String value() {
        return "%d-Q%d".formatted(year, number);
    }

    @Override
    public int compareTo(Quarter other) {
        return value().compareTo(other.value());
    }

    @Override
    public String toString() {
        return value();
    }
}
