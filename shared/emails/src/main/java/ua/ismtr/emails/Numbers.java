package ua.ismtr.emails;

/** Numbers as text. */
final class Numbers {
    private static final String[] QUARTERS = {"", "25", "5", "75"};

    private Numbers() {}

    /** The number with its digits in groups of three; four digits stay together where {@code fromFive} says so. */
    static String grouped(long number, String separator, boolean fromFive) {
        String digits = Long.toString(number);
        if (fromFive && digits.length() <= 4) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            text.insert(at, separator);
        }
        return text.toString();
    }

    /** What is to be added to {@code sum / 4} for the exact quotient. */
    static String quarters(long sum, String point) {
        int rest = (int) (sum % 4);
        return rest == 0 ? "" : point + QUARTERS[rest];
    }

    /** The percentage, rounded; never 0 or 100 unless it is exactly that. */
    static long percent(long part, long whole) {
        if (part == 0 || part == whole) {
            return part == 0 ? 0 : 100;
        }
        return Math.min(99, Math.max(1, Math.round(100.0 * part / whole)));
    }

    /** A share in percent; not 0 unless it is exactly that. */
    static long share(double share) {
        return share > 0 ? Math.max(1, Math.round(100 * share)) : 0;
    }
}
