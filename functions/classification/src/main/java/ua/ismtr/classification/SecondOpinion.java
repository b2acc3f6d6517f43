package ua.ismtr.classification;

import java.util.Optional;
import ua.ismtr.requests.Suggestion;

/** Asks somebody else what a text asks for. */
interface SecondOpinion {
    /** What the text, without personal data, asks for; nothing where there is no sound answer in time. Never throws. */
    Optional<Suggestion> of(String text);
}
