package ua.ismtr.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static final String LONG = "слово ".repeat(100) + "потрібен ветеран тут " + "слово ".repeat(100);

    private static String snippet(String text, String... words) {
        Marks marks = new Marks();
        for (String word : words) {
            marks.add(IndexFields.EXACT, word);
        }
        return Snippet.of(text, Texts.READER.tokens(text), marks);
    }

    @Test
    void showsThePartOfALongTextThatHasTheWords() {
        assertThat(snippet(LONG, "ветеран"))
                .startsWith("…")
                .endsWith("…")
                .contains("потрібен <mark>ветеран</mark> тут")
                .hasSizeLessThan(280);
    }

    @Test
    void showsTheBeginningWhereNothingIsMarked() {
        assertThat(snippet(LONG)).startsWith("слово").endsWith("…").doesNotContain("<mark>");
        assertThat(snippet("")).isEmpty();
    }

    /** Whatever a text holds, the only elements of its snippet are marks. */
    @Test
    void noTextBecomesMarkup() {
        String letters = "<>&'\"/= абвветеран\ud83d\ude00mark";
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(400); j > 0; j--) {
                int at = random.nextInt(letters.length());
                text.append(letters, at, Math.min(letters.length(), at + 1 + random.nextInt(4)));
            }
            text.append(" ветеран <mark>");
            String rest = snippet(text.toString(), "ветеран")
                    .replaceAll("<mark>[^<>&]*</mark>", "")
                    .replaceAll("&(amp|lt|gt|quot|#39);", "");
            assertThat(rest).doesNotContain("<", ">", "&", "\"", "'");
        }
    }
}
