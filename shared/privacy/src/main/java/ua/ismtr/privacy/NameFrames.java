package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;

/** The words around names that say whose, or what, they are. */
final class NameFrames {
    /** What the words before a name say of it. */
    enum Frame {
        /** Nothing. */
        NONE,
        /** That a name follows: «мене звати», «на ім'я», «ПІБ:». */
        NAMING,
        /** «пан», «громадянка». */
        TITLE,
        /** A post or another word for one person. */
        PERSON,
        /** «я,», «це», «з вами». */
        SELF
    }

    private static final Set<String> NAMING = Set.of(
            "звати",
            "звуть",
            "звать",
            "зовут",
            "зватимуть",
            "звали",
            "ім'я",
            "імям",
            "іменем",
            "піб",
            "п.і.б",
            "фіо",
            "фио",
            "прізвище",
            "прізвищем",
            "прізвища",
            "фамилия",
            "фамілія",
            "name");
    private static final Set<String> TITLES = Set.of(
            "пан",
            "пана",
            "пану",
            "панові",
            "паном",
            "пане",
            "пані",
            "панна",
            "панну",
            "панни",
            "панночка",
            "добродій",
            "добродійка",
            "гр-н",
            "гр-ка",
            "гр-ки",
            "гр-на",
            "гр-ну",
            "гр-ці",
            "гр-ку",
            "громадянин",
            "громадянина",
            "громадянину",
            "громадянином",
            "громадянка",
            "громадянки",
            "громадянці",
            "громадянку",
            "громадянкою",
            "гражданин",
            "гражданка",
            "гражданки",
            "тьотя",
            "тьоті",
            "баба",
            "баби",
            "бабця",
            "бабусі",
            "бабуся",
            "дядько",
            "дядя",
            "дід",
            "діда",
            "кума",
            "кум",
            "mr",
            "mrs",
            "ms",
            "miss",
            "товариш",
            "шановна",
            "шановний",
            "шановної",
            "дорога",
            "люба");
    /** Words for kin and neighbours, after which a capital within a sentence is of a name. */
    private static final Set<String> KIN = Set.copyOf(WordList.read("people.txt"));
    /** Fields of forms that a name follows after a colon. */
    private static final Set<String> FIELDS = Set.of(
            "підпис",
            "автор",
            "виконавець",
            "виконавиця",
            "відповідальний",
            "відповідальна",
            "заявник",
            "заявниця",
            "учасник",
            "учасниця",
            "слухач",
            "слухачка",
            "контакт",
            "представник",
            "власник",
            "власниця");

    private static final Set<String> SHORT_POSTS = Set.of(
            "вик", "викон", "відп", "адм", "адмін", "спец", "нач", "зав", "дир", "кер", "деп", "бух", "інж", "підп",
            "секр", "зам", "заст", "юр");

    private static final List<String> OF_WORDS =
            List.of("назв", "ім'я", "імен", "клич", "пароль", "кімнат", "кабінет", "груп", "команд");
    private static final List<String> SPELLING = List.of(
            "замість",
            "прізвищ",
            "читат",
            "надрук",
            "вказан",
            "записан",
            "написан",
            "помилк",
            "помилко",
            "виправ",
            "правильн",
            "вірн",
            "піб",
            "транслітер");
    private static final Set<String> OF_STATE = Set.of(
            "президент",
            "президентка",
            "прем'єр",
            "прем'єр-міністр",
            "прем'єр-міністерка",
            "віцепрем'єр",
            "віцепрем'єр-міністр",
            "міністр",
            "міністерка",
            "леді",
            "омбудсмен",
            "омбудсменка",
            "омбудсман");
    private static final int SENTENCE = 14;
    private static final int NEAR = 5;
    private static final int STEM = 4;

    /** «прізвище з Кравець на Мороз»: between the old name and the new one. */
    private static final Set<String> CHANGING = Set.of("з", "із", "зі", "на", "замість");

    private static final int CHANGED = 8;

    private static final Set<String> FAMILIES = Set.of(
            "брати",
            "братів",
            "братам",
            "сестри",
            "сестер",
            "сестрам",
            "подружжя",
            "подружжю",
            "родина",
            "родини",
            "родині",
            "родину",
            "сім'я",
            "сім'ї",
            "сім'ю",
            "близнюки",
            "близнята",
            "кума",
            "куми");
    private static final Set<String> FOREIGNERS = Set.of(
            "іноземець",
            "іноземка",
            "студент",
            "студентка",
            "біженець",
            "біженка",
            "партнер",
            "партнерка",
            "господар",
            "господиня",
            "власник",
            "власниця",
            "роботодавець");

    private static final Set<String> TERMS = Set.of("до", "після", "на", "перед", "від", "по");
    private static final List<String> FEASTS = List.of(
            "трійц", "спас", "покров", "велик", "різдв", "водохрещ", "стрітенн", "пасх", "паск", "благовіщ", "маковія");

    private static final Set<String> CONJUNCTIONS = Set.of(
            "бо",
            "що",
            "коли",
            "якщо",
            "де",
            "але",
            "а",
            "чи",
            "поки",
            "аби",
            "щоб",
            "тому",
            "потім",
            "сьогодні",
            "вчора",
            "учора");

    private static final Set<String> POSTS = Set.of(
            "начальник",
            "начальниця",
            "керівник",
            "керівниця",
            "завідувач",
            "завідувачка",
            "директор",
            "директорка",
            "спеціаліст",
            "спеціалістка",
            "адміністратор",
            "адміністраторка",
            "голова",
            "заступник",
            "заступниця",
            "секретар",
            "інспектор",
            "інспекторка",
            "оператор",
            "операторка",
            "лікар",
            "лікарка");

    /** Words for what is somebody's, after which a name says whose it is. */
    private static final Set<String> PAPERS = Set.copyOf(WordList.read("papers.txt"));

    /** How short names of institutions begin. */
    private static final List<String> OFFICIAL = List.of("мін", "держ", "обл", "укр", "рай", "міськ", "сіль", "нац");

    /** Prepositions before places and methods. */
    private static final Set<String> PLACING =
            Set.of("за", "из", "з", "із", "зі", "через", "до", "в", "у", "на", "по", "під", "біля", "из-под");

    private static final Set<String> ABOUT = Set.of("про", "щодо", "стосовно", "проти", "замість", "крім");
    private static final Set<String> PRONOUNS =
            Set.of("мене", "його", "її", "меня", "моє", "моя", "мій", "є", "як", "is", "my", "та", "чоловіка");
    private static final Set<String> PERSONS = Set.of(
            "адмін",
            "староста",
            "старости",
            "старосту",
            "старостою",
            "адмінка",
            "реєстраторка",
            "юристка",
            "бухгалтерка",
            "наставниця",
            "тренерка",
            "лекторка",
            "айтішник",
            "айтівець",
            "діловод",
            "діловодка",
            "впо",
            "фоп",
            "заступниця",
            "координаторка",
            "спеціалістка",
            "операторка",
            "напарниця",
            "завідувачка",
            "керівниця",
            "очільниця",
            "посадовиця",
            "інспекторка",
            "техпрацівниця",
            "зам",
            "начальник",
            "начальниця",
            "администратор",
            "учасниця",
            "слухачка",
            "заявниця",
            "контролерка",
            "заявник",
            "підпис",
            "виконавець",
            "виконавиця",
            "відповідальна",
            "відповідальний",
            "контактна",
            "особа");
    private static final Set<String> NATIVES = Set.of(
            "жител", "мешкан", "урожен", "уроджен", "старост", "голов", "мер", "громадян", "представни", "переселен");
    private static final Set<String> NO_PERSONS = Set.of("хто", "люди", "людина", "бог", "ніхто", "дехто", "кожен");
    /** Words before titles of people whose names things bear: «вул. академіка …». */
    private static final Set<String> BORNE = Set.of(
            "ім",
            "імені",
            "вул",
            "вулиця",
            "вулиці",
            "вулицю",
            "вулицею",
            "проспект",
            "проспекті",
            "площа",
            "площі",
            "бульвар",
            "бульварі",
            "провулок",
            "провулку");

    private static final Set<String> NAMED_AFTER = Set.of(
            "імені",
            "ім",
            "имени",
            "им",
            "вулиця",
            "вулиці",
            "вулицю",
            "вулицею",
            "вул",
            "ул",
            "улица",
            "проспект",
            "проспекті",
            "проспекту",
            "просп",
            "пр-т",
            "площа",
            "площі",
            "площу",
            "пл",
            "провулок",
            "провулку",
            "пров",
            "бульвар",
            "бульварі",
            "бульвару",
            "узвіз",
            "набережна",
            "сквер",
            "парк",
            "парку",
            "алея",
            "пам'яті",
            "святого",
            "святої",
            "святих",
            "святі",
            "сорт",
            "сорту",
            "сорти",
            "свято",
            "свята",
            "святий",
            "святителя",
            "преподобного",
            "апостола",
            "орден",
            "ордена",
            "орденом",
            "премія",
            "премії",
            "премію",
            "стипендія",
            "стипендії",
            "фонд",
            "фонду",
            "музей",
            "музею",
            "театр",
            "театру",
            "храм",
            "храму",
            "церква",
            "церкви",
            "собор",
            "монумент",
            "пам'ятник",
            "пам'ятника",
            "корабель",
            "синдром",
            "синдрому",
            "синдромом",
            "хвороба",
            "хвороби",
            "хворобу",
            "хворобою",
            "станція",
            "станції",
            "метро",
            "княгині",
            "князя",
            "гетьмана",
            "царя",
            "короля",
            "імператора",
            "закон",
            "закону",
            "кодекс",
            "метод",
            "методу",
            "методом",
            "методика",
            "методики",
            "методикою",
            "модель",
            "моделі",
            "моделлю",
            "теорія",
            "теорії",
            "принцип",
            "принципи",
            "принципом",
            "піраміда",
            "піраміди",
            "матриця",
            "матриці",
            "матрицю",
            "шкала",
            "шкали",
            "тест",
            "тесту",
            "ефект",
            "коло",
            "колесо",
            "цикл",
            "циклу",
            "крива",
            "діаграма",
            "діаграми",
            "книга",
            "книги",
            "книгу",
            "книжка",
            "роман",
            "вірш",
            "вірші",
            "твір",
            "твори",
            "поезія",
            "поема",
            "цитата",
            "система",
            "системи",
            "системою",
            "школа",
            "школи",
            "педагогіка",
            "педагогіки",
            "підхід",
            "підходу",
            "техніка",
            "техніки",
            "типологія",
            "опитувальник",
            "правило",
            "правила",
            "парадокс",
            "бритва",
            "юніт",
            "програма",
            "програми",
            "програмі",
            "програму",
            "курс",
            "ініціатива",
            "клуб",
            "бібліотека",
            "бібліотеки",
            "університет",
            "університету",
            "ліцей",
            "гімназія",
            "коледж",
            "інститут",
            "академія",
            "лікарня",
            "аеропорт",
            "день",
            "дня",
            "икона",
            "ікона",
            "покрова",
            "різдво");
    /** Things that bear names, by the word as the dictionary has it. */
    private static final Set<String> THINGS = Set.copyOf(WordList.read("things.txt"));

    private static final Set<String> PLACES = Set.of(
            "село",
            "села",
            "селі",
            "селу",
            "селом",
            "сіл",
            "селище",
            "селища",
            "селищі",
            "смт",
            "місто",
            "міста",
            "місті",
            "містом",
            "м",
            "с",
            "хутір",
            "хутора",
            "хуторі",
            "сел",
            "громада",
            "громади",
            "громаді",
            "громаду",
            "район",
            "району",
            "станція",
            "станції",
            "мікрорайон",
            "округ",
            "округу",
            "річка",
            "річки",
            "озеро",
            "озера",
            "гора",
            "острів",
            "санаторій",
            "готель",
            "кафе",
            "магазин",
            "аптека",
            "селах",
            "населений",
            "пункт");
    private static final Set<String> PLACES_AFTER = Set.of(
            "громада",
            "громади",
            "громаді",
            "громаду",
            "громадою",
            "район",
            "району",
            "районі",
            "область",
            "області",
            "тг",
            "отг",
            "рада",
            "ради",
            "сільрада",
            "старостинський",
            "округ");
    private static final Set<String> CLOSINGS = Set.of(
            "повагою",
            "вдячністю",
            "побажаннями",
            "уважением",
            "шаною",
            "пошаною",
            "regards",
            "sincerely",
            "підпис",
            "підписала",
            "підписав",
            "підписано",
            "повагою:");
    private static final Set<String> THANKS = Set.of(
            "дякую",
            "дякуємо",
            "спасибі",
            "спасибо",
            "thanks",
            "ваша",
            "ваш",
            "вдячна",
            "вдячний",
            "вдячні",
            "допобачення",
            "цілую",
            "бувайте");
    private static final Set<String> NUMBERS = Set.of(
            "тел",
            "моб",
            "телефон",
            "рнокпп",
            "іпн",
            "паспорт",
            "email",
            "e-mail",
            "пошта",
            "код",
            "мейл",
            "імейл",
            "вайбер",
            "viber",
            "телеграм",
            "telegram",
            "номер",
            "т",
            "ел",
            "мобільний",
            "т.");
    private static final Set<String> SPEAKING =
            Set.of("щодо", "стосовно", "зі", "слів", "словами", "думку", "прохання");

    private static final Set<String> SPEAKERS = Set.of(
            "пише",
            "питає",
            "каже",
            "сказав",
            "сказала",
            "просить",
            "просив",
            "просила",
            "дзвонив",
            "дзвонила",
            "прийшов",
            "прийшла",
            "писав",
            "писала",
            "приїхав",
            "приїхала",
            "скаржиться");

    private NameFrames() {}

    static boolean closes(Token token) {
        return CLOSINGS.contains(token.form());
    }

    static boolean thanks(Token token) {
        return THANKS.contains(token.form());
    }

    static boolean isNumberWord(Token token) {
        return NUMBERS.contains(token.form());
    }

    /** What the words before this token say of it. */
    static Frame before(Text text, NameReader read, int i) {
        int before = i - 1;
        boolean sign = NameReader.isOneOf(text.token(before), ":-—–(\"«,");
        int word = sign ? i - 2 : before;
        if (text.token(word).is(".") && !sign) {
            boolean shortened = text.token(i - 2).is("гр")
                    || text.token(i - 2).is("mr")
                    || text.token(i - 2).is("mrs")
                    || text.token(i - 2).is("п")
                    || text.token(i - 2).is("б");
            boolean post = text.touchesNext(i - 2) && SHORT_POSTS.contains(read.form(i - 2));
            return shortened ? Frame.TITLE : post ? Frame.PERSON : Frame.NONE;
        }
        while (PRONOUNS.contains(read.form(word)) && word > 0 && word > i - 4) {
            word--;
        }
        String form = read.form(word);
        if (NAMING.contains(form)) {
            return Frame.NAMING;
        }
        if (text.token(before).is(":") && (FIELDS.contains(form) || isContact(read, word))) {
            return Frame.NAMING;
        }
        if (word != (sign ? i - 2 : before)) {
            return Frame.NONE;
        }
        boolean changed = CHANGING.contains(form)
                && text.before(word, CHANGED, token -> token.form().startsWith("прізвищ"));
        if (changed && !sign) {
            return Frame.PERSON;
        }
        boolean comma = text.token(before).is(",");
        if (TITLES.contains(form) && !comma) {
            return Frame.TITLE;
        }
        if (form.equals("я")
                || ((form.equals("це")
                                || form.equals("вами")
                                || form.equals("am")
                                || (form.equals("is") && read.token(word - 1).is("this")))
                        && !comma)) {
            return Frame.SELF;
        }
        return saysPerson(read, word) ? Frame.PERSON : Frame.NONE;
    }

    /** Whether the word right before, in any case, is of kin, a neighbour or another person one meets. */
    static boolean isKin(NameReader read, int i) {
        int before = read.previous(i);
        boolean described = before > 0
                && read.isSmall(before)
                && read.word(before).adjective()
                && !read.word(before).noun()
                && read.previous(before) >= 0;
        before = described ? before - 1 : before;
        return before >= 0
                && (!read.token(before).isCapitalised() || read.token(before).opens())
                && !read.word(before).isName()
                && read.lemmas(before).stream().anyMatch(KIN::contains);
    }

    /** «брати Мельники», «родина Гончарів»: whether the word right before is of several of one name. */
    static boolean isFamily(NameReader read, int i) {
        int before = read.previous(i);
        boolean small = before >= 0
                && (!read.token(before).isCapitalised() || read.token(before).opens());
        return small && FAMILIES.contains(read.form(before));
    }

    /** Whether this token, in any case, is a word for kin, a foreigner or another person one meets. */
    static boolean isRelative(NameReader read, int i) {
        return read.lemmas(i).stream().anyMatch(lemma -> KIN.contains(lemma) || FOREIGNERS.contains(lemma));
    }

    /** Whether this token is a word for a paper by which foreigners are known. */
    static boolean saysPaper(NameReader read, int i) {
        return read.lemmas(i).stream().anyMatch(Set.of("паспорт", "посвідка", "passport")::contains);
    }

    /** Whether what stands before a word that no dictionary has lets it be somebody's surname. */
    static boolean mayOwn(NameReader read, int i) {
        String form = read.form(i);
        if (OFFICIAL.stream().anyMatch(form::startsWith)) {
            return false;
        }
        int before = read.previous(i);
        if (before < 0) {
            return false;
        }
        boolean paper = read.lemmas(before).stream().anyMatch(PAPERS::contains);
        Word word = read.word(before);
        return paper || word.verb() || (!word.noun() && !PLACING.contains(read.form(before)));
    }

    /** «Свободи, Духновича, Садова: половину перейменували»: of a list of streets. */
    static boolean isRenamed(NameReader read, int i) {
        boolean list = read.token(i + 1).is(",") || read.token(i - 1).is(",");
        for (int j = i - SENTENCE; list && j < i + SENTENCE; j++) {
            if (read.form(j).startsWith("перейменув") || read.form(j).startsWith("перейменов")) {
                return true;
            }
        }
        return false;
    }

    /** «Калина, Явір, Ясен - це назви кімнат»: a list that opens a sentence which speaks of its words. */
    static boolean isOfWords(NameReader read, int i) {
        int first = i;
        while (isListSign(read.token(first - 1)) && read.token(first - 2).isCapitalised()) {
            first -= 2;
        }
        int last = i;
        while (isListSign(read.token(last + 1)) && read.token(last + 2).isCapitalised()) {
            last += 2;
        }
        boolean list = last - first >= 2
                && read.token(first).opens()
                && read.token(last + 1).is("-");
        for (int j = last + 2; list && j < last + SENTENCE && !read.token(j).opens(); j++) {
            if (OF_WORDS.stream().anyMatch(read.form(j)::startsWith)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isListSign(Token token) {
        return token.is(",") || token.is("і") || token.is("та") || token.is("й") || token.is("чи");
    }

    /** «Соломія чи Злата?»: names compared as words. */
    static boolean isCompared(NameReader read, int i) {
        int first = read.token(i - 1).is("чи") ? i - 2 : i;
        boolean forms =
                read.form(first).length() > STEM && read.form(first).regionMatches(0, read.form(first + 2), 0, STEM);
        boolean pair = (read.token(first).opens() || read.token(first - 1).is(":"))
                && read.token(first + 1).is("чи")
                && ((read.isGiven(first) && read.isGiven(first + 2)) || forms);
        return pair && (read.token(first + 3).is("?") || read.token(first + 3).is("-"));
    }

    /** «замість «…» надрукували «…»»: a name in quotation marks, since it is the writing that matters. */
    static boolean isSpelled(NameReader read, int first, int last) {
        if (first == last && !read.isClearSurname(first)) {
            return false;
        }
        for (int i = first - CHANGED; i <= last + NEAR + 1; i++) {
            String form = read.form(i);
            if ((i < first || i > last) && SPELLING.stream().anyMatch(form::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** «на Петра Калнишевського, 1»: a street by its name alone, with the number of a house. */
    static boolean isStreet(NameReader read, int first, int last) {
        boolean on = read.token(first - 1).is("на") || read.token(first - 1).is("по");
        boolean genitive = read.form(first).endsWith("а") || read.form(first).endsWith("я");
        return on
                && genitive
                && last == first + 1
                && read.token(last + 1).is(",")
                && read.token(last + 2).isNumber()
                && read.token(last + 2).length() <= 3;
    }

    /** Whether a preposition of places and methods stands right before. */
    static boolean isAfterPlacing(NameReader read, int i) {
        return read.previous(i) >= 0 && PLACING.contains(read.form(i - 1));
    }

    /** «Президент …», «перша леді …»: holders of offices of state, whom programmes and courses speak of. */
    static boolean isOfState(NameReader read, int i) {
        int before = read.previous(i);
        return before >= 0 && read.lemmas(before).stream().anyMatch(OF_STATE::contains);
    }

    /** «Паспорт Волинського», «за позовом Сороки»: whose it is. */
    static boolean isOwner(NameReader read, int i) {
        int before = read.previous(i);
        return before >= 0 && read.lemmas(before).stream().anyMatch(PAPERS::contains);
    }

    /** «про Заболотного», «замість Рудої»: prepositions that places seldom follow. */
    static boolean isAbout(NameReader read, int i) {
        int before = read.previous(i);
        return before >= 0 && ABOUT.contains(read.form(before));
    }

    /** «…, бо Гончар знову прийшов»: who does something, after a conjunction; not «як писав Гончар». */
    static boolean isDoer(NameReader read, int i) {
        int before = read.previous(i);
        return before >= 0 && CONJUNCTIONS.contains(read.form(before)) && isSubject(read, i);
    }

    /** «Контактна особа:», «від кого:». */
    private static boolean isContact(NameReader read, int i) {
        return (read.token(i).is("кого") && read.token(i - 1).is("від"))
                || (read.token(i).is("особа") && read.previous(i) >= 0);
    }

    /** «Начальник відділу Сорока»: a post, what it is of, and the name. */
    static boolean isHead(NameReader read, int i) {
        int of = read.previous(i);
        int post = of < 0 ? -1 : read.previous(of);
        boolean small = post >= 0 && !read.token(of).isCapitalised();
        return small && read.word(of).noun() && !read.word(of).person() && POSTS.contains(read.form(post));
    }

    /** «Житель», «староста»: words after which a place may follow. */
    static boolean saysNative(NameReader read, int i) {
        return NATIVES.stream().anyMatch(read.form(i)::startsWith);
    }

    /** Whether this token is a word for one person, as «бухгалтерка» or «пан». */
    static boolean saysPerson(NameReader read, int i) {
        String form = read.form(i);
        Word word = read.word(i);
        boolean small = !read.token(i).isCapitalised();
        boolean person = word.person()
                && (small || !word.isName() || read.token(i).opens())
                && !word.verb()
                && !NO_PERSONS.contains(form);
        return person || TITLES.contains(form) || PERSONS.contains(form) || NAMING.contains(form) || form.equals("я");
    }

    /** Whether this token is of those that stand before what bears a name: «вулицями», «підсистема». */
    private static boolean namesAfter(NameReader read, int i) {
        return NAMED_AFTER.contains(read.form(i))
                || NAMED_AFTER.contains(beforeHyphen(read.form(i)))
                || read.lemmas(i).stream().anyMatch(THINGS::contains);
    }

    /** Whether a thing bears the name that begins here: a street, an institution, a feast, a method. */
    static boolean isNamedAfter(NameReader read, int name) {
        int i = name;
        while (read.token(i - 1).is(".")
                && read.token(i - 2).length() == 1
                && read.token(i - 2).isCapitalised()) {
            i -= 2;
        }
        int before = i - 1;
        if (read.token(before).is(".")) {
            if (read.token(i).opens()) {
                return false;
            }
            before--;
        }
        if (NameReader.isOneOf(read.token(before), "«\"“")) {
            before--;
        }
        boolean joined = read.token(i - 1).is("і")
                || read.token(i - 1).is("та")
                || read.token(i - 1).is("й");
        if (joined && read.token(i - 2).isCapitalised() && isBorne(read, i - 2)) {
            return true;
        }
        String form = read.form(before);
        boolean centre = read.token(before).written().equals("Центр") && read.previous(i) == before;
        boolean feast = (form.equals("на") && isFeast(read, i)) || isOfApostles(read, i) || isOfCalendar(read, i, form);
        if (feast || centre) {
            return true;
        }
        boolean onBehalf = (form.equals("імені") || form.equals("имени"))
                && (read.token(before - 1).is("від")
                        || read.token(before - 1).is("от")
                        || read.token(before - 1).is("по"));
        if (namesAfter(read, before)) {
            return !onBehalf;
        }
        int earlier = before - 1;
        boolean capital = read.token(before).isCapitalised() && before == i - 1;
        if (read.token(earlier).is(".")) {
            if (read.token(before).opens()) {
                return false;
            }
            earlier--;
        }
        String further = read.form(earlier);
        boolean behalf = further.equals("імені")
                && (read.token(earlier - 1).is("від") || read.token(earlier - 1).is("по"));
        boolean titled = before == i - 1
                && read.word(before).person()
                && (form.endsWith("а") || form.endsWith("я") || form.endsWith("ого"))
                && BORNE.contains(further);
        return (capital && namesAfter(read, earlier) && !further.isEmpty() && !behalf) || (titled && !behalf);
    }

    /** «Петра і Павла». */
    private static boolean isOfApostles(NameReader read, int i) {
        boolean first =
                read.form(i).equals("петра") && read.form(i + 2).equals("павла") && isListSign(read.token(i + 1));
        boolean second =
                read.form(i).equals("павла") && read.form(i - 2).equals("петра") && isListSign(read.token(i - 1));
        return first || second;
    }

    /** «після Покрови чи до Андрія»: a term by a feast, where another one is named. */
    private static boolean isOfCalendar(NameReader read, int i, String before) {
        if (!TERMS.contains(before)) {
            return false;
        }
        for (int j = i - SENTENCE; j <= i + SENTENCE; j++) {
            String form = read.form(j);
            if (FEASTS.stream().anyMatch(form::startsWith) && TERMS.contains(read.form(j - 1))) {
                return true;
            }
        }
        return false;
    }

    /** «на Юрія й на Миколи», «на Андрія у нас храмове свято». */
    private static boolean isFeast(NameReader read, int i) {
        boolean next = isListSign(read.token(i + 1)) && read.token(i + 2).is("на") && read.isGiven(i + 3);
        boolean last = isListSign(read.token(i - 2))
                && read.isGiven(i - 3)
                && read.token(i - 4).is("на");
        if (next || last) {
            return true;
        }
        for (int j = i - SENTENCE; j <= i + SENTENCE; j++) {
            if (read.form(j).startsWith("свят") || read.form(j).startsWith("храмов")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word for a thing stands before this name. */
    private static boolean isBorne(NameReader read, int i) {
        String form = read.form(i - 1);
        return namesAfter(read, i - 1) || (form.equals("на") && read.form(i).startsWith("петра"));
    }

    private static String beforeHyphen(String form) {
        int hyphen = form.indexOf('-');
        return hyphen < 0 ? form : form.substring(0, hyphen);
    }

    /** Whether the words beside say that it is a place. */
    static boolean isPlace(NameReader read, int i) {
        int before = read.token(i - 1).is(".") ? i - 2 : i - 1;
        String form = read.form(before);
        boolean abbreviated = form.length() == 1;
        boolean dotted = before == i - 2;
        boolean listed = (read.token(i - 1).is(",")
                        || read.token(i - 1).is("та")
                        || read.token(i - 1).is("і"))
                && read.word(i - 2).place()
                && read.token(i - 2).isCapitalised();
        boolean district = read.token(i + 1).is(",")
                && read.form(i + 2).endsWith("ського")
                && PLACES_AFTER.contains(read.form(i + 3));
        boolean described = i >= 1
                && read.previous(i) == i - 1
                && read.token(i - 1).isCapitalised()
                && !read.token(i - 1).opens()
                && read.word(i - 1).adjective()
                && !read.word(i - 1).isName();
        return district
                || described
                || (PLACES.contains(form) && (!abbreviated || dotted))
                || PLACES_AFTER.contains(read.form(i + 1))
                || (listed && (read.word(i).place() || read.word(i).unknown()));
    }

    /** Whether «щодо» or a verb of the present says that somebody of today is meant. */
    static boolean speaks(NameReader read, int i) {
        int next = read.next(i);
        int previous = read.previous(i);
        boolean verbAfter =
                next > 0 && read.word(next).verb() && !read.word(next).noun();
        return verbAfter || (previous >= 0 && SPEAKING.contains(read.form(previous)));
    }

    /** Whether one of the next three words is a verb. */
    static boolean isSubject(NameReader read, int i) {
        int next = read.next(i);
        for (int words = 0; next > 0 && words < 3; words++) {
            if (read.word(next).verb() && !read.word(next).noun()) {
                return true;
            }
            next = read.next(next);
        }
        return false;
    }

    /** «…, 14.03.2006», «… 0507731846»: whether a number follows, with nothing or a sign between. */
    static boolean isFollowedByNumber(NameReader read, int i) {
        boolean sign = read.token(i + 1).is(",") || read.token(i + 1).is("(");
        Token number = read.token(sign ? i + 2 : i + 1);
        return number.isNumber()
                && number.length() != 4
                && (number.length() > 2 || read.token(i + 3).is("."));
    }

    /** «пише», «просила»: what people do, and programs do not. */
    static boolean isSpeaking(NameReader read, int i) {
        return SPEAKERS.contains(read.form(i));
    }

    /** Whether a verb follows in the same sentence, with no more than a few words or numbers between. */
    static boolean isFollowedByVerb(NameReader read, int i) {
        for (int j = i + 1;
                j <= i + NEAR && !read.token(j).opens() && read.token(j).start() >= 0;
                j++) {
            if (read.word(j).verb() && !read.word(j).noun()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb or «щодо» beside it says that it is somebody. */
    static boolean acts(NameReader read, int i) {
        int next = read.next(i);
        int previous = read.previous(i);
        boolean verbAfter =
                next > 0 && read.word(next).verb() && !read.word(next).noun();
        boolean before = previous >= 0
                && (SPEAKING.contains(read.form(previous))
                        || (read.word(previous).verb() && !read.word(previous).noun()));
        return verbAfter || before;
    }
}
