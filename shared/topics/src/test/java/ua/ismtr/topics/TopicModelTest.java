package ua.ismtr.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicModelTest {
    private final TopicModel model = TopicModel.packaged();

    @Test
    void isSmall() {
        assertThat(model.bytes()).hasSizeLessThan(5_000_000);
    }

    @Test
    void comesBackFromItsBytes() {
        TopicModel again = TopicModel.read(model.bytes());

        assertThat(again.version()).isEqualTo(model.version());
        assertThat(again.decision()).isEqualTo(model.decision());
    }

    @Test
    void refusesDamage() {
        byte[] turned = model.bytes();
        turned[turned.length / 2] ^= 1;
        byte[] cut = Arrays.copyOf(model.bytes(), 1000);

        assertThatThrownBy(() -> TopicModel.read(turned)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TopicModel.read(cut)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TopicModel.read(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TopicModel.read(new byte[40])).isInstanceOf(IllegalArgumentException.class);
    }
}
