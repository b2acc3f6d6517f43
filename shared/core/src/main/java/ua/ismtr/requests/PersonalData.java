package ua.ismtr.requests;

/** The only place of the authors' names, addresses and own words, each kept for its retention time. */
public interface PersonalData {
    /** Who wrote a request, and in which words. */
    record Original(Author author, String text) {
        @Override
        public String toString() {
            return "Original[hidden]";
        }
    }
}
