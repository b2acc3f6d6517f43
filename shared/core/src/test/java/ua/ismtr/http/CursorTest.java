package ua.ismtr.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void aCursorIsThePositionAndNeedsNoEscaping() {
        String cursor = Cursor.encode("центр~?#2026");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode(cursor)).contains("центр~?#2026");
    }

    @Test
    void whatIsNoCursorHasNoPosition() {
        assertThat(Cursor.decode("+/")).isEmpty();
        assertThat(Cursor.decode("a")).isEmpty();
    }
}
