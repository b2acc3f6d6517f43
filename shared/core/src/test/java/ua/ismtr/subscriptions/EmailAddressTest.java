package ua.ismtr.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "name@example.gov.ua,name@example.gov.ua",
        "Name.O'Neil+tag@Example.GOV.UA,Name.O'Neil+tag@example.gov.ua",
        "name@приклад.укр,name@xn--80aikifvh.xn--j1amh"
    })
    void isWrittenAsMailServersTakeIt(String text, String address) {
        assertThat(EmailAddress.parse(text))
                .hasValueSatisfying(one -> assertThat(one.value()).isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "a@",
                "@b.ua",
                "a@b",
                "a b@c.ua",
                "a@b c.ua",
                "a@b.ua\r\nBcc: c@d.ua",
                "a@b.ua\n",
                "a\r@b.ua",
                "a@b.ua,c@d.ua",
                "A <a@b.ua>",
                "\"a\"@b.ua",
                "a@[127.0.0.1]",
                "a..b@c.ua",
                ".a@c.ua",
                "a.@c.ua",
                "a@-b.ua",
                "a@b-.ua",
                "a@b..ua",
                "а@b.ua",
                "a\u0000@b.ua",
                "a@b.ua\u2028",
                "a@b.1"
            })
    void isNothingElse(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " name@example.gov.ua",
                "name@example.gov.ua  ",
                "\t name@example.gov.ua\u00a0",
                "\u202fname@example.gov.ua",
                "name@example.gov.ua\u2009",
                "\u3000name@example.gov.ua\u3000",
                "\u200bname@example.gov.ua\u200b",
                "\ufeffname@example.gov.ua\u2060"
            })
    void hasNoSpacesAroundIt(String text) {
        assertThat(EmailAddress.parse(text)).contains(new EmailAddress("name@example.gov.ua"));
    }

    @Test
    void isNotLongerThanMailServersAllow() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@b.ua")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@b.ua")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(126) + "ua")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(10_000) + ".ua")).isEmpty();
    }

    @Test
    void printsNothingOfItself() {
        assertThat(new EmailAddress("name@example.gov.ua")).hasToString("EmailAddress[hidden]");
        assertThatThrownBy(() -> new EmailAddress("name@nowhere")).hasMessageNotContaining("nowhere");
    }

    @Test
    void hasOneSubscriptionHoweverItIsWritten() {
        assertThat(SubscriptionId.of(new EmailAddress("Name@example.gov.ua")))
                .isEqualTo(SubscriptionId.of(new EmailAddress("name@example.gov.ua")))
                .isNotEqualTo(SubscriptionId.of(new EmailAddress("other@example.gov.ua")));
    }
}
