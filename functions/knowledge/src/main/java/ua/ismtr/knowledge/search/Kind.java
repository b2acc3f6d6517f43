package ua.ismtr.knowledge.search;

import ua.ismtr.reference.Named;

/** What an entry of the index is. */
public enum Kind implements Named {
    REQUEST("request"),
    COURSE("course"),
    EVENT("event"),
    NOTE("note"),
    TOPIC("topic");

    private final String id;

    Kind(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
