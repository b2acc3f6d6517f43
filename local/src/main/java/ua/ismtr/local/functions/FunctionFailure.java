package ua.ismtr.local.functions;

/** A function could not be set up; the message is its error as JSON. */
final class FunctionFailure extends Exception {
    private static final long serialVersionUID = 1L;

    FunctionFailure(String error) {
        super(error);
    }

    String error() {
        return String.valueOf(getMessage());
    }
}
