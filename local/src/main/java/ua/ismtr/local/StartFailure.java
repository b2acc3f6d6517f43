package ua.ismtr.local;

/** The system cannot start for a reason that the user can mend; the message says which. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }
}
