package ua.ismtr.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ua.ismtr.privacy.Redactor;

/** Ten thousand texts with personal data in them: after redaction, none of it can be searched for or is shown. */
class PersonalDataTest {
    private static final int TEXTS = 10_000;
    private static final List<String> NEEDS = List.of(
            "Потрібне навчання з реєстрації місця проживання, ",
            "Просимо курс про електронний підпис для старост, ",
            "Як спілкуватися з ветеранами після поранення? ",
            "Навчіть працювати з земельним кадастром, ");
    private static final List<String> FRAMES =
            List.of("мій телефон %s", "пишіть на %s", "для зв'язку: %s.", "зателефонуйте або напишіть: %s, дякую");

    private static String phone(Random random) {
        return String.format(
                Locale.ROOT,
                List.of("+38067%07d", "067%07d", "+380 50 %07d").get(random.nextInt(3)),
                random.nextInt(10_000_000));
    }

    private static String email(Random random) {
        StringBuilder name = new StringBuilder("a");
        for (int i = 0; i < 9; i++) {
            name.append((char) ('a' + random.nextInt(26)));
        }
        return name + "@example.com.ua";
    }

    @Test
    void noneOfTheSeededDataIsFoundOrShown() {
        Random random = new Random(10);
        Redactor redactor = new Redactor();
        List<String> seeds = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            String seed = random.nextBoolean() ? phone(random) : email(random);
            String text = NEEDS.get(i % NEEDS.size())
                    + FRAMES.get(random.nextInt(FRAMES.size())).formatted(seed);
            seeds.add(seed);
            entries.add(Texts.request("r" + i, redactor.redact(text), "land", "UA-46"));
        }
        SearchIndex index = SearchIndex.open(Texts.READER, new Indexing(Texts.READER).file(entries, Instant.EPOCH));
        for (int i = 0; i < TEXTS; i++) {
            String seed = seeds.get(i);
            String digits = seed.replaceAll("\\D", "");
            String unique =
                    seed.contains("@") ? seed.substring(0, seed.indexOf('@')) : digits.substring(digits.length() - 7);
            assertThat(entries.get(i).text()).doesNotContain(unique);
        }
        for (int i = 0; i < TEXTS; i += 50) {
            Found found = index.search(Texts.wanted(seeds.get(i)));
            String shown = found.highlighter().snippet(entries.get(i).text());
            assertThat(shown).doesNotContain(seeds.get(i));
            assertThat(found.allWords() && found.total() > 0 && seeds.get(i).contains("@"))
                    .as("an address is found")
                    .isFalse();
        }
    }
}
