package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;
import ua.ismtr.text.Label;

/** Finds phone numbers in words, «нуль шістдесят сім, сто двадцять три …»: from a zero on, long enough for one. */
final class SpokenPhones implements Finder {
    private static final Set<String> ZERO = Set.of("нуль", "зеро", "ноль", "плюс");
    private static final List<String> NUMERALS = List.of(
            "нуль",
            "зеро",
            "ноль",
            "один",
            "одна",
            "дв",
            "тр",
            "чотир",
            "четыр",
            "п'ят",
            "пят",
            "шіст",
            "шест",
            "сім",
            "сем",
            "вісім",
            "восем",
            "дев'ят",
            "девят",
            "десят",
            "одинадцят",
            "сорок",
            "сто",
            "девяност",
            "плюс");

    private static final Set<String> OTHERS = Set.of("стосовно", "сторона", "стоїть", "треба", "тренінг", "двір");
    private static final int FEWEST_WORDS = 5;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            if (!ZERO.contains(text.token(i).form())) {
                continue;
            }
            int last = i;
            int words = 1;
            for (int next = i + 1; isNumeral(text.token(next)) || isBetween(text, next); next++) {
                boolean word = text.token(next).isWord();
                words += word ? 1 : 0;
                last = word ? next : last;
            }
            if (words >= FEWEST_WORDS) {
                findings.add(text.token(i), text.token(last), Label.PHONE);
                i = last;
            }
        }
    }

    private static boolean isBetween(Text text, int i) {
        return (text.token(i).is(",") || text.token(i).is("-")) && isNumeral(text.token(i + 1));
    }

    private static boolean isNumeral(Token token) {
        return token.isWord()
                && NUMERALS.stream().anyMatch(token.form()::startsWith)
                && !OTHERS.contains(token.form())
                && isEnding(token.form());
    }

    /** Numerals end as few other words that begin like them do. */
    private static boolean isEnding(String form) {
        return form.length() <= 6
                || form.endsWith("ь")
                || form.endsWith("сят")
                || form.endsWith("сто")
                || form.endsWith("сот")
                || form.endsWith("сті")
                || form.endsWith("ста")
                || form.endsWith("десять");
    }
}
