package ua.ismtr.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Puts many people into each frame in which a name may stand, and holds each frame to a floor of its own. */
class SweepTest {
    /** The cases that names stand in, with the column of the tables below. */
    enum Case {
        NOMINATIVE(0),
        GENITIVE(1),
        DATIVE(2),
        INSTRUMENTAL(3);

        private final int column;

        Case(int column) {
            this.column = column;
        }
    }

    /** Surnames by how they are declined: of men in four cases, then of women. */
    private static final List<String[]> SURNAMES = new ArrayList<>();

    private static final List<String[]> MEN = List.of(
            forms("Петро Петра Петрові Петром"),
            forms("Олег Олега Олегові Олегом"),
            forms("Юрій Юрія Юрієві Юрієм"),
            forms("Роман Романа Романові Романом"),
            forms("Ілля Іллі Іллі Іллею"));
    private static final List<String[]> WOMEN = List.of(
            forms("Олена Олени Олені Оленою"),
            forms("Надія Надії Надії Надією"),
            forms("Зарема Зареми Заремі Заремою"),
            forms("Любов Любові Любові Любов'ю"),
            forms("Рита Рити Риті Ритою"));

    static {
        for (String stem :
                List.of("Литвинен", "Симонен", "Гординськ", "Журавельськ", "Куртумер", "Аблаз", "Волинськ")) {
            if (stem.endsWith("ен")) {
                SURNAMES.add(forms((stem + "ко {s}ка {s}кові {s}ком {s}ко {s}ко {s}ко {s}ко").replace("{s}", stem)));
            } else if (stem.endsWith("ськ")) {
                SURNAMES.add(forms((stem + "ий {s}ого {s}ому {s}им {s}а {s}ої {s}ій {s}ою").replace("{s}", stem)));
            } else {
                SURNAMES.add(
                        forms((stem + "ов {s}ова {s}ову {s}овим {s}ова {s}ової {s}овій {s}овою").replace("{s}", stem)));
            }
        }
        for (String whole : List.of(
                "Яремчук",
                "Новак",
                "Малик",
                "Гончар",
                "Бондар",
                "Мазур",
                "Скиба-Кравчук",
                "Паламар",
                "Чабан",
                "Ткач",
                "Коновал",
                "Гриб",
                "Голуб",
                "Вовчук",
                "Мельник",
                "Ярош",
                "Пилип'юк",
                "Кришталь")) {
            String stem = whole.endsWith("ь") ? whole.substring(0, whole.length() - 1) : whole;
            String[] ends = whole.endsWith("ь") ? forms("я еві ем") : forms("а ові ом");
            SURNAMES.add(forms(String.join(
                    " ", whole, stem + ends[0], stem + ends[1], stem + ends[2], whole, whole, whole, whole)));
        }
        for (String feminine : List.of("Середа", "Сорока", "Сметана", "Шульга")) {
            String stem = feminine.substring(0, feminine.length() - 1);
            String dative = feminine.equals("Сорока") ? "Сороці" : feminine.equals("Шульга") ? "Шульзі" : stem + "і";
            String cases = String.join(" ", feminine, stem + "и", dative, stem + "ою");
            SURNAMES.add(forms(cases + " " + cases));
        }
    }

    private static final Redactor REDACTOR = new Redactor();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Прошу записати на курс, контактна особа: {g} {s}. | NOMINATIVE | 0.98",
                "Наш центр представляє {s} {g}, він чекає програму | NOMINATIVE | 0.98",
                "Заяву {g} {s} щодо субсидії загубили | GENITIVE | 0.98",
                "Навчання для {s} {g} просимо перенести | GENITIVE | 0.98",
                "Передайте {d} {s}, що група повна | DATIVE | 0.95",
                "Говорили з {g} {s} про семінар | INSTRUMENTAL | 0.98",
                "Курс пройшли {s} Р. О. та інші | NOMINATIVE | 0.98",
                "За довіреністю від {s} Р.О. видали довідку | GENITIVE | 0.95",
                "Погоджено: Р. О. {s} | NOMINATIVE | 0.98",
                "пан {s} знову телефонував | NOMINATIVE | 0.95",
                "Громадянка {s} чекає відповіді | NOMINATIVE | 0.95",
                "Мене звати {g} {s}, я в ЦНАП третій рік | NOMINATIVE | 0.98",
                "мене звати {g-} {s-}, хочу на курс | NOMINATIVE | 0.85",
                "Я, {s} {g}, прошу додати мене до групи | NOMINATIVE | 0.98",
                "Потрібне навчання з етики. З повагою, {g} {s} | NOMINATIVE | 0.98",
                "Чекаємо на відповідь. Дякую! {g} | NOMINATIVE | 0.98",
                "Бухгалтерка {s} просить курс | NOMINATIVE | 0.90",
                "Потрібен тренінг, бо {s} знову написав скаргу | NOMINATIVE | 0.95",
                "Минулого тижня паспорт {s} не знайшли | GENITIVE | 0.95",
                "Суд розглянув справу за позовом {s} до ради | GENITIVE | 0.95",
                "відповідальна особа: {s} | NOMINATIVE | 0.95",
                "Ми з {g} ведемо прийом удвох | INSTRUMENTAL | 0.95"
            })
    void findsPeopleInEachFrame(String frame, Case grammatical, double floor) {
        int found = 0;
        int all = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < SURNAMES.size(); i++) {
            for (boolean woman : new boolean[] {false, true}) {
                String surname = SURNAMES.get(i)[grammatical.column + (woman ? 4 : 0)];
                List<String[]> people = woman ? WOMEN : MEN;
                String given = people.get(i % people.size())[grammatical.column];
                String text = frame.replace("{g}", given)
                        .replace("{d}", given)
                        .replace("{s}", surname)
                        .replace("{g-}", given.toLowerCase(java.util.Locale.ROOT))
                        .replace("{s-}", surname.toLowerCase(java.util.Locale.ROOT));
                String redacted = REDACTOR.redact(text).toLowerCase(java.util.Locale.ROOT);
                boolean gone = ((!frame.contains("{g") && !frame.contains("{d}"))
                                || !redacted.contains(given.toLowerCase(java.util.Locale.ROOT)))
                        && (!frame.contains("{s") || !redacted.contains(surname.toLowerCase(java.util.Locale.ROOT)));
                all++;
                found += gone ? 1 : 0;
                if (!gone) {
                    missed.add(text);
                }
            }
        }
        assertThat((double) found / all).as("%s", missed).isGreaterThanOrEqualTo(floor);
    }

    private static String[] forms(String words) {
        return words.split(" ", -1);
    }
}
