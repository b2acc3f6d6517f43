package ua.ismtr.subscribing;

import java.util.Map;
import java.util.Optional;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.subscriptions.EmailAddress;

/**
 * Who calls, with the address that is known to be theirs.
 *
 * @param address the token's {@code email}, if it says that it is verified, or its {@code sub} where that is one
 */
record Subscriber(Caller caller, Optional<EmailAddress> address) {

    static Subscriber of(Caller caller, Map<String, String> claims) {
        boolean verified = claims.getOrDefault("email_verified", "").equals("true");
        Optional<EmailAddress> email =
                verified ? EmailAddress.parse(claims.getOrDefault("email", "")) : Optional.empty();
        return new Subscriber(caller, email.or(() -> EmailAddress.parse(caller.sub())));
    }

    boolean administrates() {
        return caller.role() == Role.ADMIN;
    }

    boolean owns(EmailAddress other) {
        return address.filter(other::sameMailbox).isPresent();
    }
}
