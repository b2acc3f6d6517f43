package ua.ismtr.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.testing.SmallStack;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "067&nbsp;123&#160;45&#x20;67 | 067 123 45 67",
                "<b>067</b>-123 | 067-123",
                "name&#64;host, name&commat;host, name&#x40host | name@host, name@host, name@host",
                "&amp;amp;nbsp; і &amp;lt;b&amp;gt;так&lt;/b&gt; | 'і так'",
                "5 < 6 &lt; 7 > 3 & так | 5 < 6 < 7 > 3 & так",
                "слово<script>let a = 1;</script> далі<!-- примітка --> | слово далі",
                "&невідомо; &unknown; &copy | &невідомо; &unknown; &copy",
                "ве\u0301тера\u00adни\u200b | ветерани",
                "caf\u00e9, cafe\u0301 | café, café",
                "<3 дякую | <3 дякую",
                "ветѐран, навѝки, ве\u034fтера\ufe0fн | ветеран, навики, ветеран",
                "☎\ufe0f 067 | ☎\ufe0f 067",
                "так&#xFFFFFFFF;ні&#x110000;і&#99999999; | так ні і"
            })
    void readsHtmlEntitiesAndInvisibleCharacters(String text, String plain) {
        assertThat(PlainText.of(text).replace('\n', ' ').replaceAll(" +", " ").strip())
                .isEqualTo(plain);
    }

    @Test
    void composesLetters() {
        assertThat(PlainText.of("Ї\u0438\u0306, \u0456\u0308")).isEqualTo("Їй, ї");
    }

    @Test
    void keepsLinesAndOneKindOfSpace() {
        assertThat(PlainText.of("один\r\nдва\rтри\u2028чотири\u00a0п'ять\tшість"))
                .isEqualTo("один\nдва\nтри\nчотири п'ять шість");
        assertThat(PlainText.of("<p>один</p><p>два<br>три</p>")).isEqualTo("один\nдва\nтри");
    }

    @Test
    void keepsFamiliesOfEmojiTogether() {
        assertThat(PlainText.of("👨\u200d👩\u200d👧 дякуємо")).isEqualTo("👨\u200d👩\u200d👧 дякуємо");
    }

    @Test
    void takesDirectionMarksAndUnpairedSurrogatesOut() {
        assertThat(PlainText.of("а\u202eб\ud800в\u2066г\ufeff")).isEqualTo("абвг");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "&",
                "&amp;",
                "<b",
                "<!--",
                "<script>",
                "а'",
                "&#",
                "\u0301",
                "&lt;",
                "</",
                "а\u0301",
                "<b>",
                "\u200d"
            })
    void survivesMonstersOnASmallStackAndIsTheSameAgain(String piece) throws InterruptedException {
        String monster = piece.repeat(4000 / piece.length());
        String plain = SmallStack.run(() -> PlainText.of(monster));
        assertThat(PlainText.of(plain)).isEqualTo(plain);
        assertThat(SmallStack.run(() -> Stemmer.keys(monster))).hasSizeLessThanOrEqualTo(200);
        assertThat(SmallStack.run(() -> Similarity.sketch(monster))).hasSize(64);
        assertThat(SmallStack.run(() -> Label.removed(monster))).isNotNull();
    }
}
