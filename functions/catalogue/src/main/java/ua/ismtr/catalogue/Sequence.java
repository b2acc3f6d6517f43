package ua.ismtr.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.ismtr.text.Stemmer;

/**
 * The place of a course in a sequence, by its title («Частина 2», «ІІ рівень», «модуль третій», «поглиблений курс») or by what is written about it
 * («продовження базового курсу»).
 *
 * @param place from 1; 0 if nothing names one
 * @param title the words of the title without those that name the place
 * @param head the words of the title before a colon; none if it has none
 * @param tail the words after it
 */
record Sequence(int place, Set<String> title, Set<String> head, Set<String> tail) {
    private static final int NO_WORD = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String UNIT =
            "(?:частин\\p{L}*|ч\\.|рівен\\p{L}*|рівн\\p{L}*|модул\\p{L}*|етап\\p{L}*|ступен\\p{L}*|ступін\\p{L}*|блок\\p{L}*"
                + "|семестр\\p{L}*|сходин\\p{L}*|цикл\\p{L}*|зустріч\\p{L}*|крок\\p{L}*|тижд\\p{L}*|тижн\\p{L}*|вебінар\\p{L}*|семінар\\p{L}*|занят\\p{L}*"
                + "|part|level|module|stage|step|semester|webinar)";
    private static final String NUMBER = "(\\d{1,2}|[IVXІХ]{1,4}|перш\\p{L}*|друг\\p{L}*|трет\\p{L}*|четверт\\p{L}*"
            + "|п['’ʼ]?ят\\p{L}*|one|two|three|first|second|third)";
    private static final String END = "(?![\\p{L}\\p{N}])";
    private static final String BEGIN = "(?<![\\p{L}\\p{N}])";
    private static final List<Pattern> NUMBERED = List.of(
            Pattern.compile(BEGIN + UNIT + "\\s*№?\\s*" + NUMBER + END, NO_WORD),
            Pattern.compile(BEGIN + NUMBER + "(?:-?[аяийіо]{1,2})?\\s+" + UNIT + END, NO_WORD));
    private static final Pattern LAST_NUMBER =
            Pattern.compile("[\\s\\-–—(:]+(\\d{1,2}(?:\\.0)?|[IVXІХ]{1,4})\\)?\\s*$");
    /** A level of the Common European Framework of Reference for Languages. */
    private static final Pattern LANGUAGE_LEVEL =
            Pattern.compile(BEGIN + "([ABCАВС])([12])(?:\\s*[-–—]\\s*[ABCАВС][12])?" + END);

    private record Level(int place, Pattern words) {}

    /** The highest first: a title that names two is of the higher one. */
    private static final List<Level> LEVELS = List.of(
            new Level(
                    3,
                    level("поглибл\\p{L}*|просунут\\p{L}*|розширен\\p{L}*|експертн\\p{L}*|професійний"
                            + " курс|стратегічн\\p{L}* рів\\p{L}*|продовження|(?:складні|нетипові) \\p{L}+|йдемо"
                            + " далі|advanced")),
            new Level(2, level("середн\\p{L}* рівен\\p{L}*|середн\\p{L}* рівн\\p{L}*|intermediate")),
            new Level(
                    1,
                    level("базов\\p{L}*|початков\\p{L}*|початків[ец]\\p{L}*|вступ\\p{L}*|основи|основ|ази|старт|перші"
                            + " кроки|перше знайомство|знайомство|з"
                            + " нуля|basics?|fundamentals|beginners?|introduction")));

    private static final Pattern CONTINUES =
            level("продовження|продовжує\\p{L}*|поглиблений|поглиблена|поглиблене|просунут\\p{L}*|для тих,?"
                + " (?:хто|які) (?:вже|уже|пройш\\p{L}*|заверш\\p{L}*|закінч\\p{L}*|опанува\\p{L}*)|(?:які|що)"
                + " (?:вже|уже) (?:\\p{L}+ )?(?:зна|вмі|працю|пройш|опанува|створю|супровод)\\p{L}*|для"
                + " випускни\\p{L}+|для впевнених|(?:знайомі|знайомих) (?:з|із)|засвоїли|завершення"
                + " попередн\\p{L}+|спираємося на (?:вже|уже|знан)\\p{L}*|рухаємо\\p{L}+ далі|минулого разу|після"
                + " (?:базов\\p{L}*|перш\\p{L}*|початков\\p{L}*|вступн\\p{L}*|обов['’ʼ]язков\\p{L}*)|наступн\\p{L}+"
                + " (?:крок|сходинка|етап|рівень)|друг\\p{L}*"
                + " (?:частин\\p{L}*|рівен\\p{L}*|модул\\p{L}*|зустріч|етап|цикл)|(?:заняття|семінар|вебінар|зустріч)"
                + " друг\\p{L}+|(?:builds|continues) on|follow-up|for graduates of|after completing");
    private static final Map<String, Integer> ROMAN =
            Map.of("i", 1, "ii", 2, "iii", 3, "iv", 4, "v", 5, "vi", 6, "vii", 7, "viii", 8);

    private static Pattern level(String words) {
        return Pattern.compile(BEGIN + "(?:" + words + ")" + END, NO_WORD);
    }

    private Sequence(int place, Set<String> title, String whole) {
        this(
                place,
                title,
                Stemmer.keys(whole.substring(0, Math.max(0, whole.indexOf(':')))),
                Stemmer.keys(whole.substring(whole.indexOf(':') + 1)));
    }

    static Sequence of(String title, String about) {
        Optional<Matcher> numbered = NUMBERED.stream()
                .map(pattern -> pattern.matcher(title))
                .filter(Matcher::find)
                .findFirst()
                .or(() -> Optional.of(LAST_NUMBER.matcher(title)).filter(Matcher::find));
        if (numbered.isPresent()) {
            return new Sequence(number(numbered.get().group(1)), named(title, numbered.get()), title);
        }
        Matcher languageLevel = LANGUAGE_LEVEL.matcher(title);
        if (languageLevel.find()) {
            int letter = "ABCАВС".indexOf(languageLevel.group(1)) % 3;
            return new Sequence(
                    2 * letter + Integer.parseInt(languageLevel.group(2)), named(title, languageLevel), title);
        }
        for (Level level : LEVELS) {
            Matcher found = level.words().matcher(title);
            if (found.find()) {
                Set<String> rest = Stemmer.keys(
                        found.replaceAll(" ").replaceAll("(?iu)" + BEGIN + "(?:рівень|рівня|курс)" + END, " "));
                return new Sequence(level.place(), rest, title);
            }
        }
        return new Sequence(CONTINUES.matcher(about).find() ? 2 : 0, Stemmer.keys(title), title);
    }

    /** The words before the place: what stands behind it names this part alone. Those behind it, if none stand before. */
    private static Set<String> named(String title, Matcher place) {
        Set<String> before = Stemmer.keys(title.substring(0, place.start()));
        return before.isEmpty() ? Stemmer.keys(title.substring(place.end())) : before;
    }

    /** Whether these are different places; a course that names none may be the first. */
    boolean differs(Sequence other) {
        return Math.max(1, place) != Math.max(1, other.place);
    }

    /** Whether these are parts of one thing: «Конфлікт: зрозуміти» and «Конфлікт: діяти». */
    boolean isPartBeside(Sequence other) {
        return !head.isEmpty() && head.equals(other.head) && Collections.disjoint(tail, other.tail);
    }

    /** The share of the words of the shorter title that are in the other too. */
    double titlesAlike(Sequence other) {
        long shared = title.stream().filter(other.title::contains).count();
        int shorter = Math.min(title.size(), other.title.size());
        return shorter == 0 ? 0 : (double) shared / shorter;
    }

    private static int number(String text) {
        String small = text.toLowerCase(Locale.ROOT).replace('і', 'i').replace('х', 'x');
        if (Character.isDigit(small.charAt(0))) {
            return Integer.parseInt(small.split("\\.", 2)[0]);
        }
        if (ROMAN.containsKey(small)) {
            return ROMAN.getOrDefault(small, 1);
        }
        return switch (small.charAt(0)) {
            case 'д', 's' -> 2;
            case 'т' -> small.startsWith("tw") ? 2 : 3;
            case 'ч' -> 4;
            default ->
                small.startsWith("th")
                        ? 3
                        : small.startsWith("tw")
                                ? 2
                                : small.startsWith("п’ят")
                                                || small.startsWith("п'ят")
                                                || small.startsWith("пят")
                                                || small.startsWith("пʼят")
                                        ? 5
                                        : 1;
        };
    }
}
