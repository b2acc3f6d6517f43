package ua.ismtr.privacy;

/** The kinds of personal data that are looked for. */
public enum Kind {
    EMAIL("[e-mail]"),
    IBAN("[IBAN]"),
    CARD("[картка]"),
    TAX_ID("[РНОКПП]"),
    PASSPORT("[паспорт]"),
    PHONE("[телефон]"),
    BIRTH_DATE("[дата народження]"),
    ADDRESS("[адреса]"),
    NAME("[ім'я]");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** What stands in the text in its place. */
    public String label() {
        return label;
    }
}
