package ua.ismtr.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StemmerTest {
    @ParameterizedTest
    @ValueSource(strings = {"ʼ", "[телефон]", "&nbsp;", "<b>", "5", "!", ""})
    void nothingCanBeFoundWithoutAWord(String text) {
        assertThat(Stemmer.hasWord(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"кадастр", "навчання", "AI", "2026"})
    void aWordIsOneAlsoIfItStandsEverywhere(String text) {
        assertThat(Stemmer.hasWord(text)).isTrue();
    }

    @Test
    void wordsThatStandInNearlyEveryTextAreLookedForWhereThereAreNoOthers() {
        Set<String> common = Stemmer.wanted("навчання");
        assertThat(Stemmer.has(common, "Прошу провести навчанням усе")).isTrue();
        assertThat(Stemmer.has(common, "Кадастр")).isFalse();
        assertThat(Stemmer.has(Stemmer.wanted("потрібне навчання"), "Прошу навчання"))
                .isFalse();
        assertThat(Stemmer.wanted("навчання про кадастр")).isEqualTo(Stemmer.keys("кадастр"));
        assertThat(Stemmer.has(Stemmer.wanted("навчання про кадастр"), "Кадастру"))
                .isTrue();
        assertThat(Stemmer.wanted("навчання")).allMatch(Stemmer::isCommon);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ветеран ветерана ветерани ветеранів ветеранам ветеранами ветеранах ветерану ветераном",
                "допомога допомоги допомозі допомогу допомогою",
                "підтримка підтримки підтримці підтримку підтримкою підтримок",
                "рік року році роки років роками",
                "пенсія пенсії пенсію пенсією пенсій пенсіями",
                "посвідчення посвідченню посвідченням посвідчень посвідченнями",
                "безбар'єрність безбар’єрності безбарʼєрністю",
                "кібербезпека кібербезпеки кібербезпеці кібербезпекою",
                "реєстр реєстру реєстрі реєстри реєстрів реєстрами",
                "електронний електронного електронному електронна електронної електронні електронних електронними",
                "інклюзія інклюзії інклюзію інклюзією",
                "Дія Дії Дію Дією",
                "ЦНАП ЦНАПу ЦНАПі ЦНАПи ЦНАПів",
                "спілкування спілкуванню спілкуванням спілкуватися",
                "працівник працівника працівники працівників працівникам працівниками",
                "послуга послуги послузі послуг послугами",
                "земля землі землю землею",
                "громадянин громадянина громадяни громадян громадянам",
                "ґрант грант гранту грантів",
                "обучение обучения обучению обучением"
            })
    void formsOfOneWordHaveOneKey(String forms) {
        assertThat(Arrays.stream(forms.split(" ", -1))
                        .flatMap(form -> Stemmer.keys(form).stream())
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void differentWordsHaveDifferentKeys() {
        Set<String> keys = Stemmer.keys(
                "ветеран земля реєстр пенсія кібербезпека інклюзія лідерство вигорання конфлікт архів мова дозвіл"
                        + " грант волонтер");
        assertThat(keys).hasSize(14);
    }

    @Test
    void whatStandsInEveryRequestIsLeftOut() {
        assertThat(Stemmer.keys("Прошу провести навчання, бо потрібні тренінги для наших ветеранів"))
                .containsExactlyElementsOf(Stemmer.keys("провести ветерани"));
        assertThat(Stemmer.keys(" — !? ")).isEmpty();
    }

    @Test
    void latinLettersThatLookLikeCyrillicOnesAreTakenForThem() {
        assertThat(Stemmer.keys("вeтepaн")).isEqualTo(Stemmer.keys("ветеран"));
        assertThat(Stemmer.keys("Prozorro")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "безбар\u2018єрність", "безбар\u00b4єрність", "безбар\uff07єрність", "безбар'єрність", "безбар’єрність",
                "безбарʼєрність", "без\u00adбар'єрність", "безбар'є\u0301рність", "без\u200bбар'єрність",
                        "<b>безбар</b>'єрність"
            })
    void everyWritingOfAWordHasOneKey(String writing) {
        assertThat(Stemmer.keys(writing)).isEqualTo(Stemmer.keys("безбар'єрність"));
    }

    @Test
    void decomposedLettersAreTheSame() {
        String decomposed = Normalizer.normalize("підтримка її йоду", Normalizer.Form.NFD);
        assertThat(Stemmer.keys(decomposed)).isEqualTo(Stemmer.keys("підтримка її йоду"));
        assertThat(Similarity.of(decomposed, "підтримка її йоду")).isEqualTo(1);
    }

    @Test
    void invisibleCharactersAndStressMarksMakeNoOtherText() {
        String written = "під\u00adтрим\u200bка її йо\u0301ду";
        assertThat(Similarity.of(written, "підтримка її йоду")).isEqualTo(1);
    }

    @Test
    void aLongTextIsFoundByItsFirstTwoHundredWords() {
        String words = IntStream.range(0, 1300).mapToObj(i -> "слово" + i).collect(Collectors.joining(" "));
        assertThat(Stemmer.keys(words)).hasSize(200).contains("слово0").doesNotContain("слово201");
    }
}
