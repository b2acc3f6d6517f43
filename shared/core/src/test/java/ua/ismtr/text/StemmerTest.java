package ua.ismtr.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StemmerTest {
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
}
