package ua.ismtr.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class DelimitedTextTest {
    @Test
    void dividesByWhatDividesTheMostColumnsOfTheFirstLine() {
        assertThat(delimiter("code,name\na;b;c;d")).isEqualTo(',');
        assertThat(delimiter("code;name\na,b,c,d")).isEqualTo(';');
        assertThat(delimiter("code\tname\n")).isEqualTo('\t');
        assertThat(delimiter("code;\"name, short\";state")).isEqualTo(';');
        assertThat(delimiter("\r\n \n\ncode;name\n1;a,b,c")).isEqualTo(';');
        assertThat(delimiter("code")).isEqualTo(',');
        assertThat(delimiter("")).isEqualTo(',');
    }

    private static char delimiter(String table) {
        return DelimitedText.of(table.getBytes(UTF_8)).orElseThrow().delimiter();
    }

    @Test
    void leavesTheByteOrderMarkOut() {
        assertThat(DelimitedText.of("\uFEFFкод;назва".getBytes(UTF_8))).contains(new DelimitedText("код;назва", ';'));
        assertThat(DelimitedText.of("\uFEFF\n\n\tкод\tназва\n".getBytes(UTF_8)))
                .contains(new DelimitedText("\tкод\tназва\n", '\t'));
    }

    @Test
    void isNothingWhereTheBytesAreNotUtf8() {
        assertThat(DelimitedText.of("код;назва".getBytes(Charset.forName("windows-1251"))))
                .isEmpty();
    }
}
