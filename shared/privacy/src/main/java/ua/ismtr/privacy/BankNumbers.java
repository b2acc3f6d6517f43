package ua.ismtr.privacy;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import ua.ismtr.text.Label;

/** Finds IBANs (ISO 13616) and numbers of payment cards (ISO/IEC 7812) by their check digits. */
final class BankNumbers implements Finder {
    private static final int UKRAINIAN_DIGITS = 27;
    private static final int LONGEST_IBAN = 34;
    private static final int SHORTEST_IBAN = 15;
    private static final int WINDOW = 4;
    private static final BigInteger CHECK = BigInteger.valueOf(97);

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            if (token.isWord() && token.length() == 2 && text.token(i + 1).isNumber() && text.isBesideNext(i)) {
                iban(text, i, findings);
            } else if (token.isNumber() && findings.isFree(token)) {
                card(text, i, findings);
            }
        }
    }

    private static void iban(Text text, int country, Findings findings) {
        String letters = text.token(country).written().toUpperCase(Locale.ROOT).replace('А', 'A');
        StringBuilder iban = new StringBuilder(letters);
        int last = -1;
        int index = country + 1;
        while (iban.length() + text.token(index).length() <= LONGEST_IBAN && isOfIban(text.token(index))) {
            iban.append(text.token(index).written());
            boolean ends = !text.touchesNext(index) || text.token(index + 1).type() == Token.Type.SIGN;
            if (ends && isIban(iban.toString())) {
                last = index;
            }
            if (!text.isBesideNext(index)) {
                break;
            }
            index++;
        }
        if (last > 0) {
            findings.add(text.token(country), text.token(last), Label.IBAN);
        }
    }

    private static boolean isOfIban(Token token) {
        return token.isNumber()
                || ((token.isAllCapitals() || token.length() == 1)
                        && token.isWord()
                        && token.written().charAt(0) < 0x80);
    }

    /** A Ukrainian number of the right length is one even if mistyped: nothing else is written so. */
    private static boolean isIban(String iban) {
        boolean ukrainian = iban.startsWith("UA");
        if (ukrainian) {
            return iban.length() == 2 + UKRAINIAN_DIGITS
                    && iban.substring(2).chars().allMatch(Character::isDigit);
        }
        return iban.length() >= SHORTEST_IBAN && iban.chars().allMatch(BankNumbers::isOfCode) && hasCheckDigits(iban);
    }

    private static boolean isOfCode(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static boolean hasCheckDigits(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(CHECK).intValue() == 1;
    }

    private static void card(Text text, int first, Findings findings) {
        for (Digits number : Digits.from(text, first, 19, Digits.ANY)) {
            boolean grouped = number.groups().equals(List.of(4, 4, 4, 4))
                    && "2345".indexOf(number.digits().charAt(0)) >= 0
                    && !areYears(number.digits());
            boolean named = number.digits().length() == 16 && text.before(first, WINDOW, BankNumbers::isCardWord);
            boolean run = number.groups().equals(List.of(16))
                    && "45".indexOf(number.digits().charAt(0)) >= 0;
            if ((isCard(number) || run || grouped || named) && number.isWhole(text)) {
                findings.add(text.token(first), text.token(number.last()), Label.CARD);
                return;
            }
        }
    }

    /** «2021/2022/2023/2024». */
    private static boolean areYears(String digits) {
        return digits.startsWith("20", 0) && digits.startsWith("20", 4) && digits.startsWith("20", 8);
    }

    private static boolean isCardWord(Token token) {
        return token.isWord() && (token.form().startsWith("карт") || token.is("card"));
    }

    private static boolean isCard(Digits number) {
        List<Integer> groups = number.groups();
        boolean grouped = groups.size() == 1 || groups.getFirst() == 4;
        int length = number.digits().length();
        boolean shaped = length == 16 || length == 15 || length == 19 || length == 13;
        return shaped
                && grouped
                && groups.size() <= 5
                && "234569".indexOf(number.digits().charAt(0)) >= 0
                && luhn(number.digits());
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
