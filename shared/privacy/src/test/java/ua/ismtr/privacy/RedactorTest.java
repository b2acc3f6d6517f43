package ua.ismtr.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final int LONGEST_TEXT = 4000;

    private final Redactor redactor = new Redactor();

    @Test
    void putsALabelInPlaceOfEachPiece() {
        assertThat(redactor.redact("Я, Іваненко Марія Петрівна, 12.03.1985, тел. 067 123 45 67, прошу навчити мене."))
                .isEqualTo("Я, [ім'я], [дата народження], тел. [телефон], прошу навчити мене.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Роз'ясніть Закон України № 2073-IX від 17.02.2022",
                "Навчання 05.06-07.06.24 о 09.30-12.00, кабінет 214",
                "Університет імені Тараса Шевченка, вулиця Лесі Українки",
                "Гаряча лінія 0 800 507 506",
                "хвороба Паркінсона та синдром Туретта",
                "з 22-го року працюємо онлайн",
                "у телеграмі на zoom",
                "пишіть на cnap@stepova-rada.gov.ua",
                "клас на вул. Грушевського, 12 у міській раді",
                "ТОВ «Марія і сини» подає документи",
                "Соломія чи Злата?",
                "модуль Ярослав не відкривається",
                "між провулком Гагаріна і майданом Суворова",
                "земля під кладовищем, кадастровий 3222486200:04:015:5012",
                "помилка 0x80070643",
                "зразок заяви, де стоїть 0000000000",
                "Калина, Ясен, Злата – це назви наших кімнат",
                "код УКТЗЕД 8471300000 для громадян",
                "сертифікат на 18 000 грн для ветеранів",
                "Адміністраторки хочуть курс Microsoft Excel і Google Workspace",
                "Просимо семінар 12.05.2026 для тренера 14.05.2026",
                "закон про звернення громадян № 393/96-ВР",
                "сертифікат програми № ПК-0217/2024 отримали всі",
                "КБК 22012500 у платіжці",
                "заявка № 10-2384 на навчання подана",
                "Площа Ринок, 1, кімната 120, інформаційний стіл",
                "Майдан Волі, 4, вхід із двору",
                "На Спаса й на Андрія в нас храмові свята",
                "реформа Гройсмана та доплати",
                "зала на Франка, 14",
                "Колегам із Чернівців та Кіцманя",
                "ДБН В.2.2-40:2018 і пандус",
                "іван купала, вихідний",
                "Свободи, Духновича, Садова: пів міста перейменували",
                "вул. Волошина 3, там нотаріус",
                "На проспекті Бажана, 26 відкрили друге відділення ЦНАП",
                "Файл Reestr_v3_final(2).xlsx не відкривається",
                "ДСТУ EN 301 549:2022",
                "Начальник Відділу доручив подати заявку",
                "Гарячі лінії: 1545 і (044) 256-90-90",
                "На Юрія й на Миколи робимо короткий день",
                "Парк ім. Т. Г. Шевченка, шатро",
                "наш телеграм-канал @cnap_khm",
                ""
            })
    void leavesWhatIsNobodysAsItIs(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "пароль Mriya77! не приймає | пароль [приховано] не приймає",
                "авто AA 12 34 BC у дворі | авто [номер авто] у дворі",
                "дзвоніть: нуль сорок чотири, двісті, тридцять три, вісім | дзвоніть: [телефон]",
                "посвідчення серія ВАД № 220145 | посвідчення [номер документа]",
                "passport B04412907 is old | passport [паспорт] is old",
                "Ганна Бойко (hanna.boyko_7) просить | [ім'я] ([нікнейм]) просить",
                "мій нік у чаті hanna_b | мій нік у чаті [нікнейм]",
                "дитина 2016 р.н. прийшла | дитина [дата народження]. прийшла",
                "прийшла тьотя Галя з донькою Соломійкою | прийшла [ім'я] з донькою [ім'я]",
                "нова колега, Вікуся, ще вчиться | нова колега, [ім'я], ще вчиться",
                "звертався Мамедов Ельшад Рахім огли | звертався [ім'я]",
                "Підпис: Грек | Підпис: [ім'я]",
                "ковальчук марія іванівна просить | [ім'я] просить",
                "реєстратор Т. Вовкулака питає | реєстратор [ім'я] питає",
                "живе поруч, Рівне, Соборна 14/3 | живе поруч, [адреса]",
                "живемо на Лісовій, 22 | живемо на [адреса]",
                "Полтавська обл., Миргородський р-н, с. Комишня, вул. Нова, 3 | [адреса]",
                "особовий рахунок 0012345678 закрили | особовий рахунок [приховано] закрили",
                "дозвіл на зброю № 123456 | дозвіл на зброю [приховано]",
                "пр-ня №2-а/123/22 триває | пр-ня №[номер справи] триває",
                "дзвоніть по 3-22-11 | дзвоніть по [телефон]",
                "тел. (067) 123-45-67 дод. 12 | тел. [телефон]",
                "скайп live:oksana_k_77 | скайп [нікнейм]",
                "причіп ВК2261XF стоїть | причіп [номер авто] стоїть",
                "у Олени Бойко епілепсія | у [ім'я] [приховано]",
                "людина з кодом 3012456789 чекає | людина з кодом [РНОКПП] чекає",
                "довідка МСЕК серія 10ААВ № 112233 | довідка МСЕК [номер документа]",
                "пенсійне посвідчення 1203 4455 67 | пенсійне посвідчення [приховано]",
                "актовий запис № 52 від 03.04.2009 | актовий запис № [номер документа]",
                "зверталася Грицай Ніна, повідомлення РС041230015829 | зверталася [ім'я], повідомлення [приховано]",
                "скарга Лесняка Павла (вх. М-318/04-22) | скарга [ім'я] (вх. [номер справи])",
                "ухвала № 2-а/417/1032/2021 діє | ухвала № [номер справи] діє",
                "хлопчик 03.09.2018 без свідоцтва | хлопчик [дата народження] без свідоцтва",
                "я пенсіонер, 12/11/1951, хочу курс | я пенсіонер, [дата народження], хочу курс",
                "народжена 3-го квітня 1988-го | народжена [дата народження]",
                "Ганна Бойко, 07.03.71, питає | [ім'я], [дата народження], питає",
                "живе м. Ромни, вул. Лісна, 12, гурт. 3, кім. 8 | живе [адреса]",
                "адреса хут. Тихий, садиба 4 | адреса [адреса]",
                "проживає Одеса, Паркова 7, 31, дзвоніть | проживає [адреса], дзвоніть",
                "за адресою Зоряна 4, Великі Луки, хата | за адресою [адреса], хата",
                "Живе Київ, Оболонський просп., 23-Б, кв 90 | Живе [адреса]",
                "я та Надія Юр. Кравець хочемо на курс | я та [ім'я] хочемо на курс",
                "виписали Сороку Петра Гнат. учора | виписали [ім'я]. учора",
                "в Ольги Юріївни Зелениці депресії нема | в [ім'я] [приховано] нема",
                "прийшла Гнатенчиха по довідку | прийшла [ім'я] по довідку",
                "навчіть вітька сканувати | навчіть [ім'я] сканувати",
                "біженець Халід Омар аль-Хасан питає | біженець [ім'я] питає",
                "дружина Mei Lin Zhou чекає | дружина [ім'я] чекає",
                "Навчання зі зміни імені. Був Ткач Олег Ілліч | Навчання зі зміни імені. Був [ім'я]",
                "нас двоє: Петро Франко-Ткачук і я | нас двоє: [ім'я] і я",
                "Просимо курс з архіву. Д. Береза | Просимо курс з архіву. [ім'я]",
                "мене звати Фам Тхі Хоа | мене звати [ім'я]",
                "Записати Хутко Аліну | Записати [ім'я]",
                "Людмила Ів-на Коцюба веде прийом | [ім'я] веде прийом",
                "вик. Гнатишак | вик. [ім'я]",
                "керівник – Ожга С | керівник – [ім'я]",
                "змінити прізвище з Кравець на Мороз | змінити прізвище з [ім'я] на [ім'я]",
                "лист від Kovalenko Olha | лист від [ім'я]",
                "79005 Львів, Саксаганського 5/8 | [адреса]",
                "пише петро дзюбак з села | пише [ім'я] з села",
                "свекруха Стефанія Луківна, 1941, чекає | свекруха [ім'я], [дата народження], чекає",
                "Зайцева просить курс | [ім'я] просить курс",
                "Ганна «Вітер» Яремко вчить | [ім'я] вчить",
                "брати Мельники судяться | брати [ім'я] судяться",
                "приходили Романюки з синами | приходили [ім'я] з синами",
                "Инспектор Андрей Семёнович Дудка сказал | Инспектор [ім'я] сказал",
                "коваль лариса просить | [ім'я] просить",
                "Ольжич Г., керівниця, питає | [ім'я], керівниця, питає",
                "Витковська в розпачі | [ім'я] в розпачі",
                "юля з 3 вікна каже що ні | [ім'я] з 3 вікна каже що ні",
                "МАР'ЯНА З ПЕРШОГО ВІКНА НЕ ЗНАЄ ЗАКОНУ | [ім'я] З ПЕРШОГО ВІКНА НЕ ЗНАЄ ЗАКОНУ",
                "Д. Мороз: потрібна тема про ФОП | [ім'я]: потрібна тема про ФОП",
                "Степан Іванович Г. приходив | [ім'я]. приходив",
                "Zinaida Kolomiyets питає | [ім'я] питає",
                "Сушко 1972 р.н. | [ім'я] [дата народження].",
                "переселенка, 7 апреля 1951 года, ждёт | переселенка, [дата народження], ждёт",
                "дитина Мія Савчук 14.02.2022 | дитина [ім'я] [дата народження]",
                "дата народження п'яте червня 1980 | дата народження [дата народження]",
                "він 64-го року народження | він [дата народження]",
                "вулиця польова 1 без світла | [адреса] без світла",
                "хутір вишневий, хата 6 | [адреса]",
                "стукає Ганна Бойко, Лесі 12, Малі Гаї | стукає [ім'я], [адреса]",
                "дід із Зеленої, 28 каже | дід із [адреса] каже",
                "заявка ПД-24.11.2024-118305 висить | заявка [номер справи] висить",
                "справа в нас 02-14/367 | справа в нас [номер справи]",
                "декларація ПТ051240318642 є | декларація [приховано] є",
                "на aa0931pb приїхав | на [номер авто] приїхав",
                "старий знак 51/ІЕ 3308 | старий знак [номер авто]",
                "«@olha_87: хто знає?» | «[нікнейм]: хто знає?»",
                "домашній 5-17-22 | домашній [телефон]",
                "Шаркань Міклош на угорських питає | [ім'я] на угорських питає",
                "Закордонний паспорт U 23814097 є | Закордонний паспорт [паспорт] є",
                "це Éva з бюро | це [ім'я] з бюро",
                "нам пише Kovács István з Чопа | нам пише [ім'я] з Чопа",
                "Козаченко Ж (вайбер) приїде | [ім'я] (вайбер) приїде",
                "на номерах MKR-417 поїхав | на номерах [номер авто] поїхав",
                "ходить Бойко Іра з драгоманова 8 кв 41 | ходить [ім'я] з [адреса]",
                "посвідчення серії Б № 318842 | посвідчення серії [номер документа]",
                "Вхідна № 8842-ЗВ висить | Вхідна № [номер справи] висить",
                "Прізвище при шлюбі змінено з Марчук на Вільховська | Прізвище при шлюбі змінено з [ім'я] на [ім'я]",
                "петренко а. д. просить | [ім'я] просить",
                "коваленко знов просить | [ім'я] знов просить",
                "курс excel нам! ю.ю. ґерґель | курс excel нам! [ім'я]",
                "СКАРГА ВІД ЧОРЕЙ ГАФІЇ ЛЕЖИТЬ | СКАРГА ВІД [ім'я] ЛЕЖИТЬ",
                "Драгун Н. просить курс | [ім'я] просить курс",
                "Лист на б-р Чоколівський 7а-56 повернувся | Лист на [адреса] повернувся",
                "витяг за вулицею Вербицького, 26-Г, помешкання 14 загубили | витяг за [адреса] загубили",
                "Колега Попшой з Солотвина каже | Колега [ім'я] з Солотвина каже"
            })
    void findsWhatPeopleWriteInWaysOfTheirOwn(String text, String redacted) {
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource({
        "3184710691, true",
        "3184710692, false",
    })
    void knowsATaxpayerNumberByItsCheckDigit(String number, boolean valid) {
        assertThat(redactor.redact("код " + number)).isEqualTo(valid ? "код [РНОКПП]" : "код " + number);
    }

    @ParameterizedTest
    @CsvSource({"4111 1111 1111 1111, true", "411111 1111111112, false"})
    void knowsACardByItsCheckDigit(String number, boolean valid) {
        assertThat(redactor.redact("№ " + number)).isEqualTo(valid ? "№ [картка]" : "№ " + number);
    }

    @ParameterizedTest
    @CsvSource({"PL61109010140000071219812874, true", "PL61109010140000071219812875, false"})
    void knowsAForeignIbanByItsCheckDigits(String number, boolean valid) {
        assertThat(redactor.redact(number)).isEqualTo(valid ? "[IBAN]" : number);
    }

    @Test
    void readsLatinLettersThatLookCyrillic() {
        assertThat(redactor.redact("паспорт AA 123456, Олeна Бoндаренко")).isEqualTo("паспорт [паспорт], [ім'я]");
    }

    @Test
    void readsUnusualSpacesDashesAndDigits() {
        assertThat(redactor.redact("тел. ０６７ 123–45–67")).isEqualTo("тел. [телефон]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Дзвоніть 067&nbsp;123&nbsp;45&nbsp;67 | Дзвоніть [телефон]",
                "Дзвоніть <b>067</b>-123-45-67 | Дзвоніть [телефон]",
                "Пошта olena&#64;example.com | Пошта [e-mail]",
                "Олена Бон\u00adда\u0301ренко просить | [ім'я] просить"
            })
    void readsThePlainFormOfAText(String text, String redacted) {
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }

    @Test
    void readsANumberAcrossALineBreak() {
        assertThat(redactor.redact("Телефон 067 123\n45 67.")).isEqualTo("Телефон [телефон].");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Просить вігдорчик зорина | Просить [ім'я]",
                "Дякує Вігдорчик | Дякує [ім'я]",
                "Від Зорини Вігдорчик, ЦНАП | Від [ім'я], ЦНАП",
                "Вігдорчик З. просить | [ім'я] просить",
                "Логін z.vihd, пошта Z.VIHD@EXAMPLE.COM | Логін [e-mail], пошта [e-mail]"
            })
    void takesOutTheAuthorsOwnNameAndAddress(String text, String redacted) {
        assertThat(redactor.redact(text, "Вігдорчик Зорина", "z.vihd@example.com"))
                .isEqualTo(redacted);
    }

    @Test
    void leavesWordsThatOnlyLookLikeTheAuthorsName() {
        assertThat(redactor.redact("Потрібна віра в себе і мирний двір", "Віра Мирна", null))
                .isEqualTo("Потрібна віра в себе і мирний двір");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Литвиненко",
                "Новак",
                "Малик",
                "Середа",
                "Яремчук",
                "Волинець",
                "Соколовська",
                "Мороз",
                "Куртумерова",
                "Нечай-Голуб",
                "Касимова"
            })
    void aGivenNameAPatronymicOrInitialsMakeASurnameOfAnyWord(String surname) {
        assertThat(redactor.redact("Записати Галину " + surname + " на курс")).isEqualTo("Записати [ім'я] на курс");
        assertThat(redactor.redact("Курс для " + surname + " Г. І. на осінь")).isEqualTo("Курс для [ім'я] на осінь");
        assertThat(redactor.redact(surname + " Галина Іванівна просить")).isEqualTo("[ім'я] просить");
    }

    @Test
    void findsNothingMoreInWhatItHasRedacted() {
        String once =
                redactor.redact("Коваль І. П., вул. Садова, 5, кв. 7, ivan@example.com, народився 5 травня 1990 року");
        assertThat(redactor.redact(once)).isEqualTo(once);
    }

    @Test
    void takesItsLabelsOutAgain() {
        assertThat(Redactor.withoutLabels("паспорт [паспорт], див. [1]")).isEqualTo("паспорт  , див. [1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "1-",
                "0",
                "1.",
                "(",
                "+3 8 0 ",
                "а@",
                "@",
                "a.",
                "a.b-",
                "І. ",
                "Іван ",
                "Іван Іванович ",
                "вул. А ",
                "вул ",
                "кв. 1, ",
                "буд. ",
                "UA1 ",
                "UA",
                "АА 12345 ",
                "пан ",
                "З повагою, ",
                "імені ",
                "01.02.",
                "1985 р.н. ",
                "народився ",
                "'",
                "а-",
                "́",
                "📞",
                "\n",
                "[",
                "на ім'я ",
                "собака ",
                "А",
                "гр. Б",
                "19850312-",
                "паспорт ",
                "1а"
            })
    void takesNoLongerForHostileTexts(String piece) {
        String hostile = piece.repeat(LONGEST_TEXT / piece.length() + 1).substring(0, LONGEST_TEXT);
        assertThat(nanos(hostile)).isLessThan(Duration.ofSeconds(1).toNanos());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"а'", "А-", "@", "[", "І.", "<", "&", "1-", "мене звати ", "t.me/", "крапка ", "нуль ", "Іван "})
    void survivesMonstersOnASmallStack(String piece) throws InterruptedException {
        String monster = piece.repeat(LONGEST_TEXT / piece.length());
        StringBuilder redacted = new StringBuilder();
        Thread thread = new Thread(
                null,
                () -> redacted.append(redactor.redact(monster, "Іван Мороз", "i@example.com")),
                "small",
                256 * 1024);
        thread.start();
        thread.join();
        assertThat(redacted).isNotEmpty();
    }

    @Test
    void takesTimeInProportionToTheLength() {
        String text = "Прошу 067 12 і Олену, вул. Нова, кв. 4 та 3-2-1, ".repeat(80);
        redactor.redact(text.repeat(4));
        long once = nanos(text.repeat(8));
        long twice = nanos(text.repeat(32));
        assertThat(twice).isLessThan(once * 12 + Duration.ofMillis(100).toNanos());
    }

    @Test
    void handlesAnyCharacters() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            String text = IntStream.range(0, 200)
                    .mapToObj(i -> Character.toString(
                            random.nextBoolean() ? random.nextInt(0x20, 0x7f) : random.nextInt(0x400, 0x460)))
                    .collect(Collectors.joining(random.nextBoolean() ? "" : " "));
            assertThat(redactor.find(text)).allMatch(span -> span.start() < span.end() && span.end() <= text.length());
        }
    }

    @Test
    void takesLessThanTwoMillisecondsForAText() {
        String text = "Я, Іваненко Марія Петрівна, адміністраторка, прошу навчання з медіації для трьох людей. "
                + "Контакти: тел. 067 123 45 67, maria@example.com. Живу на вул. Садова, 5, кв. 7.";
        for (int round = 0; round < 500; round++) {
            redactor.redact(text);
        }
        long nanos = nanos(text.repeat(20)) / 20;
        assertThat(nanos).isLessThan(Duration.ofMillis(2).toNanos());
    }

    /** Of this thread alone, so that other work of the machine does not count. */
    private long nanos(String text) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        redactor.redact(text);
        return thread.getCurrentThreadCpuTime() - start;
    }
}
