package ua.ismtr.requests;

import ua.ismtr.text.Label;

/** An Administrative Service Centre: its code on the platform, its name, and the KATOTTG code of its community. */
public record Center(String code, String name, String katottg) {
    private static final String HIDDEN = "hidden";
    private static final int REGION_DIGITS = 4;
    private static final int OTHER_DIGITS = 15;

    /** The same centre with all that tells it from others of its region left out. */
    public Center unnamed() {
        return new Center(
                HIDDEN,
                Label.HIDDEN.written(),
                katottg.substring(0, Math.min(REGION_DIGITS, katottg.length())) + "0".repeat(OTHER_DIGITS));
    }
}
