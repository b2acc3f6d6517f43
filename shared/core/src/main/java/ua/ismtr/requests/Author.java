package ua.ismtr.requests;

import org.jspecify.annotations.Nullable;

/** Who wrote a request: personal data, so it does not print itself. */
public record Author(@Nullable String name, @Nullable String email) {
    @Override
    public String toString() {
        return "Author[hidden]";
    }
}
