package ua.ismtr.requests;

import java.util.Map;

/** The only place of the authors' names, addresses and own words, each kept for its retention time. */
public interface PersonalData {
    /**
     * Who wrote a request, and in which words.
     *
     * @param notes what moderators noted of it in words that are not shown to all, by the version that the note led to
     */
    record Original(Author author, String text, Map<Long, String> notes) {
        /** Without notes, as it is when it comes. */
        public Original(Author author, String text) {
            this(author, text, Map.of());
        }

        @Override
        public String toString() {
            return "Original[hidden]";
        }
    }
}
