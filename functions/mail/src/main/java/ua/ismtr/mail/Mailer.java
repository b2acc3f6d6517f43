package ua.ismtr.mail;

/** Hands mails to a service that delivers them. */
interface Mailer {
    /** What the service made of a mail. Details name causes and never addresses. */
    sealed interface Answer {}

    /** It will deliver it, and knows it by this id. */
    record Accepted(String messageId) implements Answer {}

    /** It did not take it because there were too many of late; the same may be tried in a while. */
    record Throttled(String detail) implements Answer {}

    /** It may have taken it or not, or refuses it, for a reason that may lie in the address, the mail or the sender. */
    record Unclear(String detail) implements Answer {}

    /** Tries once; never throws for what the service answers or fails to. */
    Answer send(Email email);
}
