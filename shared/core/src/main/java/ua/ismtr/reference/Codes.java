package ua.ismtr.reference;

import java.util.Optional;
import java.util.regex.Pattern;

/** What codes look like that others give. */
public final class Codes {
    /** Completes the sentence "must be". */
    public static final String CENTER_RULE = "1 to 64 of letters, digits, - and _";

    private static final Pattern CENTER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern COMMUNITY = Pattern.compile("UA[0-9]{17}");

    private Codes() {}

    /** The code of a service centre on the platform. */
    public static Optional<String> center(String text) {
        return Optional.of(text).filter(code -> CENTER.matcher(code).matches());
    }

    /** A code of the classifier of administrative units, KATOTTG, in whichever region. */
    public static Optional<String> community(String text) {
        return Optional.of(text).filter(code -> COMMUNITY.matcher(code).matches());
    }
}
