package ua.ismtr.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Set;
import ua.ismtr.text.Label;

/**
 * Finds phone numbers that libphonenumber knows to be possible: Ukrainian ones in all writings, others with their
 * country's code, and short local ones beside a word that says so. Free hotlines are nobody's and stay.
 */
final class Phones implements Finder {
    private static final List<String> PHONE_WORDS = List.of(
            "тел",
            "факс",
            "viber",
            "вайбер",
            "вібер",
            "whatsapp",
            "telegram",
            "телеграм",
            "дзвон",
            "подзвон",
            "зателефон",
            "набер",
            "контакт",
            "phone",
            "звон",
            "смс",
            "номер",
            "call");
    /** «Мобільний ЦНАП» is no phone, so these are whole words. */
    private static final Set<String> MOBILE =
            Set.of("домашній", "стаціонарний", "моб", "мобільний", "мобільник", "мобілка", "мобильный");

    private static final Set<String> UNITS = Set.of(
            "нуль",
            "один",
            "одна",
            "два",
            "дві",
            "три",
            "чотири",
            "п'ять",
            "шість",
            "сім",
            "вісім",
            "дев'ять",
            "десять",
            "одинадцять",
            "дванадцять",
            "тринадцять",
            "чотирнадцять",
            "п'ятнадцять",
            "шістнадцять",
            "сімнадцять",
            "вісімнадцять",
            "дев'ятнадцять");
    private static final Set<String> TENS =
            Set.of("двадцять", "тридцять", "сорок", "п'ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев'яносто");
    private static final Set<String> HUNDREDS =
            Set.of("сто", "двісті", "триста", "чотириста", "п'ятсот", "шістсот", "сімсот", "вісімсот", "дев'ятсот");
    /** Words before numbers of ten digits that are no phones. */
    private static final Set<String> CODES = Set.of("коатуу", "катоттг", "єдрпоу", "едрпоу", "код", "коду", "кодом");

    private static final Set<String> EXTENSIONS =
            Set.of("дод", "доб", "вн", "внутр", "внутрішній", "додатковий", "ext");

    private static final int FEWEST_SPELLED = 8;
    /** How the codes of towns begin, after the 0. */
    private static final List<String> LANDLINES = List.of(
            "31", "32", "33", "34", "35", "36", "37", "38", "4", "51", "52", "53", "54", "55", "56", "57", "61", "62",
            "64", "65", "69");

    private static final int CODE = 3;
    private static final int FREE_DIGITS = 10;
    private static final int WINDOW = 5;
    private static final int HOTLINES = 20;

    /** Its metadata takes a while to load, which texts without numbers need not wait for. */
    private static final class Numbers {
        private static final PhoneNumberUtil KNOWN = PhoneNumberUtil.getInstance();
    }

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            if (text.token(i).is("нуль") || text.token(i).is("плюс")) {
                spelled(text, i, findings);
            }
            if (isFree(text, i)) {
                i = Digits.from(text, i, FREE_DIGITS, "()-./").getFirst().last();
            } else if (text.token(i).isNumber() && findings.isFree(text.token(i))) {
                phone(text, i, findings);
            }
        }
    }

    /** «нуль п'ятдесят, 318, 44, 09»: numerals, partly in words, that make nine digits or more. */
    private static void spelled(Text text, int first, Findings findings) {
        int digits = 0;
        int last = first - 1;
        int i = first;
        while (text.isBesideNext(i - 1) || i == first) {
            Token token = text.token(i);
            if (token.isNumber() || isNumeral(token)) {
                digits += token.isNumber() ? token.length() : digits(token);
                last = i;
            } else if (!token.is(",") && !token.is("-") && !token.is("плюс") && !token.is("(") && !token.is(")")) {
                break;
            }
            i++;
        }
        if (digits >= FEWEST_SPELLED && last - first >= 2) {
            findings.add(text.token(first), text.token(last), Label.PHONE);
        }
    }

    private static boolean isNumeral(Token token) {
        return token.isWord()
                && (UNITS.contains(token.form()) || TENS.contains(token.form()) || HUNDREDS.contains(token.form()));
    }

    /** How many digits a numeral adds: after «двадцять» «три» adds none, so tens count one and a half and units so. */
    private static int digits(Token token) {
        return HUNDREDS.contains(token.form()) ? 2 : 1;
    }

    private static void phone(Text text, int first, Findings findings) {
        int before = text.token(first - 1).is("(") ? first - 2 : first - 1;
        boolean plus = text.token(before).is("+");
        boolean named = text.before(first, WINDOW, Phones::isPhoneWord);
        boolean hotline = isLandline(text.token(first))
                && text.before(first, HOTLINES, token -> token.form().startsWith("гаряч"));
        if (hotline || (text.before(first, 2, token -> CODES.contains(token.form())) && !plus)) {
            return;
        }
        for (Digits number : Digits.from(text, first, 15, "()-./")) {
            if (!(number.isWhole(text) || isGlued(text, number)) || !findings.isFree(text.token(number.last()))) {
                continue;
            }
            if (plus
                    ? number.digits().length() > 7 && isValid("+" + number.digits())
                    : isUkrainian(number)
                            || isShort(text, number)
                            || (named && (isLocal(number) || isMistyped(number)))
                            || (isLocal(number) && isSaidAfter(text, number.last()))) {
                int opening = plus ? before : closes(text, first, number.last()) ? first - 1 : first;
                findings.add(text.token(opening), text.token(withExtension(text, number.last())), Label.PHONE);
                return;
            }
        }
    }

    /** Whether the number begins with the code of a town, as that of an institution mostly does. */
    private static boolean isLandline(Token number) {
        String written = number.written();
        return written.length() >= 3
                && written.startsWith("0")
                && LANDLINES.stream().anyMatch(code -> written.startsWith(code, 1));
    }

    /** «дод. 12», «вн. 3» after a number. */
    private static int withExtension(Text text, int last) {
        int word = text.token(last + 1).is(",") || text.token(last + 1).is("(") ? last + 2 : last + 1;
        int number = text.token(word + 1).is(".") ? word + 2 : word + 1;
        boolean extension = EXTENSIONS.contains(text.token(word).form())
                && text.token(number).isNumber()
                && text.token(number).length() <= 4;
        return extension ? number : last;
    }

    /** «0 800 503 753», «0800 33 20 40»: of a hotline. */
    private static boolean isFree(Text text, int i) {
        return text.token(i).is("0800")
                || (text.token(i).is("0") && text.token(i + 1).is("800"));
    }

    /** «тел0501234567», «тел чоловіка0501234567». */
    private static boolean isGlued(Text text, Digits number) {
        Token before = text.token(number.first() - 1);
        boolean word = text.touchesNext(number.first() - 1)
                && (isPhoneWord(before)
                        || before.is("т")
                        || before.is("м")
                        || (before.isWord()
                                && number.groups().size() == 1
                                && text.before(number.first() - 1, 2, Phones::isPhoneWord)));
        boolean ends = !text.touchesNext(number.last())
                || !text.token(number.last() + 1).isWord();
        return word && ends;
    }

    /** Whether a bracket that opens before the number closes within it, as in (067) 123-45-67. */
    private static boolean closes(Text text, int first, int last) {
        boolean opens = text.token(first - 1).is("(");
        return opens && text.before(last, last - first, token -> token.is(")"));
    }

    /** 0XX and seven digits, with or without 38 or 8 in front; in groups that are not those of a date or a time. */
    private static boolean isUkrainian(Digits number) {
        String digits = number.digits();
        int group = number.groups().getFirst();
        return switch (digits.length()) {
            case 10 -> digits.startsWith("0") && (group >= 3 || group == 1) && isValid("+38" + digits);
            case 11 -> digits.startsWith("80") && (group == 1 || group >= 4) && isValid("+3" + digits);
            case 12 -> digits.startsWith("380") && (group == 2 || group == 3 || group >= 5) && isValid("+" + digits);
            case 14 -> digits.startsWith("00380") && isValid("+" + digits.substring(2));
            default -> false;
        };
    }

    /** «по 2-31-90»: a number of a local network, which nothing else is written like, after a preposition. */
    private static boolean isShort(Text text, Digits number) {
        Token before = text.token(number.first() - 1);
        boolean dashed = number.last() == number.first() + 4
                && text.token(number.first() + 1).is("-")
                && text.token(number.first() + 3).is("-");
        return dashed && number.groups().equals(List.of(1, 2, 2)) && (before.is("по") || before.is("за"));
    }

    /** Nine digits without the leading 0, or five to seven of a local network in groups such as 2-15-34. */
    private static boolean isLocal(Digits number) {
        String digits = number.digits();
        int length = digits.length();
        List<Integer> groups = number.groups();
        boolean local = groups.size() >= 2
                && groups.getFirst() <= 3
                && groups.stream().skip(1).allMatch(size -> size == 2);
        return (length == 9 && isValid("+380" + digits)) || (length >= 5 && length <= 7 && local);
    }

    /** «067 314 22 908»: the code of a mobile network and a digit too many or too few, in several groups. */
    private static boolean isMistyped(Digits number) {
        int length = number.digits().length();
        return (length == 9 || length == 11)
                && number.groups().size() > 2
                && number.groups().getFirst() == CODE
                && isValid("+38" + (number.digits() + "0").substring(0, 10));
    }

    /** «68 904 33 12 дзвонить», «2-14-47 домашній». */
    private static boolean isSaidAfter(Text text, int last) {
        Token next = text.token(last + 1);
        return MOBILE.contains(next.form())
                || next.form().startsWith("дзвон")
                || next.form().startsWith("телефон");
    }

    private static boolean isValid(String international) {
        try {
            PhoneNumber number = Numbers.KNOWN.parse(international, null);
            return Numbers.KNOWN.isValidNumber(number)
                    && Numbers.KNOWN.getNumberType(number) != PhoneNumberType.TOLL_FREE;
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static boolean isPhoneWord(Token token) {
        return token.isWord()
                && (MOBILE.contains(token.form()) || PHONE_WORDS.stream().anyMatch(token.form()::startsWith));
    }
}
