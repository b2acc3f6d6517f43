package ua.ismtr.subscriptions;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ua.ismtr.reference.Identifier;
import ua.ismtr.text.Characters;

/**
 * An e-mail address in the form that every mail server takes: the part before the {@code @} as a dot-atom of ASCII (RFC
 * 5322, section 3.2.3), the domain in lower case and, where it is international, in its ASCII form (RFC 5890). So none
 * can hold a line break, a second address or anything else that a header would read as its own. Personal data: it does
 * not print itself.
 */
public record EmailAddress(String value) implements Identifier {
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})");
    /** Characters that are copied along with an address, and take no room. */
    private static final String WITHOUT_WIDTH = "\u200b\u2060\ufeff";

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST = 254;

    public EmailAddress {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    /** The address in this text, without the spaces around it, if mail can be sent to it. */
    public static Optional<EmailAddress> parse(String text) {
        String trimmed = Characters.trimmed(text, EmailAddress::isSpace);
        int at = trimmed.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(trimmed.substring(at + 1)).toLowerCase(Locale.ROOT);
            String address = trimmed.substring(0, at) + "@" + domain;
            return wellFormed(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Spaces alone: a line break beside an address is a sign of something else. */
    private static boolean isSpace(int character) {
        return character == '\t'
                || Character.getType(character) == Character.SPACE_SEPARATOR
                || WITHOUT_WIDTH.indexOf(character) >= 0;
    }

    private static boolean wellFormed(String address) {
        int at = address.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && address.length() <= LONGEST
                && LOCAL_PART.matcher(address.substring(0, at)).matches()
                && DOMAIN.matcher(address.substring(at + 1)).matches();
    }

    /** Whether both lead to the same mailbox, as far as mail servers go in practice: capitals make no difference. */
    public boolean sameMailbox(EmailAddress other) {
        return value.equalsIgnoreCase(other.value);
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
