package ua.ismtr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.ismtr.models.Correction;
import ua.ismtr.models.Models.CorrectionLine;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.topics.training.LabelledText;

class LessonsTest {
    @Test
    void keepsTheNewestApart() {
        Lessons lessons =
                lessons(IntStream.rangeClosed(1, 10).mapToObj(day -> line("текст " + day, "land", day)), List.of());
        assertThat(lessons.older()).hasSize(8).extracting(LabelledText::text).contains("текст 1", "текст 8");
        assertThat(lessons.newest()).extracting(LabelledText::text).containsExactly("текст 9", "текст 10");
    }

    @Test
    void theLastWordOnATextCounts() {
        Lessons lessons = lessons(Stream.of(line("текст", "veterans", 9), line("текст", "land", 2)), List.of());
        assertThat(lessons.older())
                .singleElement()
                .extracting(LabelledText::topics)
                .isEqualTo(List.of(new TopicId("veterans")));
    }

    @Test
    void leavesOutWhatIsNoCorrection() {
        Stream<CorrectionLine> lines = Stream.of(
                new CorrectionLine("a", "{"),
                new CorrectionLine("b", "{}"),
                line("", "land", 1),
                line("  ", "land", 1),
                line("[телефон]", "land", 1),
                line("текст", "no-such-topic", 1),
                line("текст", "land\",\"land", 1),
                line("текст", "land\",\"veterans\",\"integrity\",\"ai-tools", 1),
                line("х".repeat(4001), "land", 1));
        assertThat(lessons(lines, List.of()).older()).isEmpty();
    }

    @Test
    void learnsNoPersonalDataEvenIfSomeWasLeft() {
        Lessons lessons = lessons(Stream.of(line("Паї, дзвоніть 067 123 45 67", "land", 1)), List.of());
        assertThat(lessons.older()).extracting(LabelledText::text).containsExactly("Паї, дзвоніть");
    }

    @Test
    void labelsDoNotMakeATextTooLong() {
        String longest = "х".repeat(3990) + " ";
        Lessons lessons = lessons(Stream.of(line(longest + "[телефон] [адреса]", "land", 1)), List.of());
        assertThat(lessons.older()).extracting(LabelledText::text).containsExactly(longest.strip());
        Correction ofTheDesk = new Correction(
                RequestId.ofWebhook("1"),
                longest + "[телефон] [адреса]",
                List.of(new TopicId("land")),
                List.of(),
                "model:1",
                "moderator:m",
                Instant.parse("2026-11-20T09:12:00Z"));
        assertThat(CorrectedText.of(ofTheDesk, new Redactor())).hasSize(1);
    }

    @Test
    void neverLearnsFromTheGoldSet() {
        LabelledText gold = new LabelledText("текст", List.of(new TopicId("land")), "uk");
        assertThat(lessons(Stream.of(line("текст", "veterans", 1)), List.of(gold))
                        .older())
                .isEmpty();
    }

    private static Lessons lessons(Stream<CorrectionLine> lines, List<LabelledText> gold) {
        Redactor redactor = new Redactor();
        return Lessons.of(lines.flatMap(line -> CorrectedText.of(line, redactor)), gold);
    }

    private static CorrectionLine line(String text, String topics, int day) {
        return new CorrectionLine(
                "corrections/a.jsonl line " + day,
                "{\"text\":\"%s\",\"topics\":[\"%s\"],\"proposed\":[\"other\"],\"classifiedBy\":\"model:1\",\"by\":\"moderator:m\",\"at\":\"2026-11-%02dT08:00:00Z\"}"
                        .formatted(text, topics, day));
    }
}
