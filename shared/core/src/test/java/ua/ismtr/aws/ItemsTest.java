package ua.ismtr.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemsTest {
    @Test
    void aSortKeyHasAtMost1024BytesAndOneAtLeast() {
        assertThat(Items.canBeSortKey("ї".repeat(512))).isTrue();
        assertThat(Items.canBeSortKey("ї".repeat(513))).isFalse();
        assertThat(Items.canBeSortKey("👍".repeat(257))).isFalse();
        assertThat(Items.canBeSortKey("")).isFalse();
    }
}
