package ua.ismtr.local.template;

/** The template cannot be run here. The message has a line {@code file:line: problem} for each problem. */
public final class TemplateException extends RuntimeException {
    TemplateException(String message) {
        super(message);
    }
}
