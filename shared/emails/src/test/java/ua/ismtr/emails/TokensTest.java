package ua.ismtr.emails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import ua.ismtr.emails.Tokens.Confirmation;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.SubscriptionId;

class TokensTest {
    private static final SubscriptionId ONE = SubscriptionId.of(new EmailAddress("one@example.gov.ua"));
    private static final SubscriptionId OTHER = SubscriptionId.of(new EmailAddress("other@example.gov.ua"));

    private final Tokens tokens = Tokens.of("a-secret-of-at-least-32-characters");

    @Test
    void endsTheSubscriptionThatItIsFor() {
        assertThat(tokens.unsubscribes(tokens.unsubscribe(ONE))).contains(ONE);
    }

    @Test
    void refusesWhatIsForged() {
        String token = tokens.unsubscribe(ONE);
        String signature = token.substring(token.lastIndexOf('.'));

        assertThat(tokens.unsubscribes(OTHER + signature)).isEmpty();
        assertThat(tokens.unsubscribes(token.substring(0, token.length() - 1))).isEmpty();
        assertThat(tokens.unsubscribes(ONE + ".")).isEmpty();
        assertThat(tokens.unsubscribes(ONE.value())).isEmpty();
        assertThat(tokens.unsubscribes("")).isEmpty();
        assertThat(tokens.unsubscribes(
                        Tokens.of("another-secret-of-at-least-32-characters").unsubscribe(ONE)))
                .isEmpty();
    }

    @Test
    void refusesWhatIsForAnotherPurpose() {
        Confirmation confirmation = new Confirmation(ONE, "00ff");

        assertThat(tokens.confirms(tokens.confirm(confirmation))).contains(confirmation);
        assertThat(tokens.unsubscribes(tokens.confirm(confirmation))).isEmpty();
        assertThat(tokens.confirms(tokens.unsubscribe(ONE))).isEmpty();
    }

    @Test
    void stillTakesLinksSignedWithAnOlderSecret() {
        Tokens newer = Tokens.of("a-newer-secret-of-at-least-32-characters a-secret-of-at-least-32-characters");

        assertThat(newer.unsubscribes(tokens.unsubscribe(ONE))).contains(ONE);
        assertThat(tokens.unsubscribes(newer.unsubscribe(ONE))).isEmpty();
    }

    @Test
    void wantsSecretsThatCannotBeGuessed() {
        assertThatThrownBy(() -> Tokens.of("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32")
                .hasMessageNotContaining("short");
    }
}
