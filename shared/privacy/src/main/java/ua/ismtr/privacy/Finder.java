package ua.ismtr.privacy;

/** Looks for some kinds of personal data, in time that grows with the length of the text and not faster. */
interface Finder {
    void find(Text text, Findings findings);
}
