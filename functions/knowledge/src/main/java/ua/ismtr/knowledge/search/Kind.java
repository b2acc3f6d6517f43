package ua.ismtr.knowledge.search;

import ua.ismtr.reference.Named;

/** What an entry of the index is. */
public enum Kind implements Named {
    REQUEST,
    COURSE,
    EVENT,
    NOTE,
    TOPIC;

    @Override
    public String toString() {
        return id();
    }
}
