package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IfMatchTest {
    @Test
    void anEmptyHeaderNamesNothing() {
        assertThat(IfMatch.of("").tags()).isEmpty();
        assertThat(IfMatch.of(" , ").tags()).isEmpty();
    }

    @Test
    void namesOneOfSeveral() {
        IfMatch some = IfMatch.of("\"1\", \"2\"");
        assertThat(some.names("\"2\"")).isTrue();
        assertThat(some.names("\"3\"")).isFalse();
        assertThat(IfMatch.of("*").names("\"3\"")).isTrue();
    }
}
