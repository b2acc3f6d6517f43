package ua.ismtr.privacy;

import java.util.List;
import ua.ismtr.text.Label;

/** Finds words for an illness right beside a person's name, where they are data on that person's health. */
final class HealthData implements Finder {
    private static final List<String> ILLNESSES = List.of(
            "епілепс",
            "шизофрен",
            "онколог",
            "туберкульоз",
            "гепатит",
            "діабет",
            "інсульт",
            "інфаркт",
            "деменц",
            "альцгеймер",
            "паркінсон",
            "аутизм",
            "психоз",
            "депресі",
            "алкогол",
            "наркоман",
            "сифіліс",
            "вагітн");
    private static final int NEAR = 4;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            boolean illness = token.isWord() && ILLNESSES.stream().anyMatch(token.form()::startsWith);
            if (illness && findings.isFree(token) && isBesideName(text, findings, i)) {
                findings.add(token, token, Label.HIDDEN);
            }
        }
    }

    /** Whether a name stands a few words before or after it, in the same sentence. */
    private static boolean isBesideName(Text text, Findings findings, int illness) {
        for (int i = illness - 1;
                i >= illness - NEAR && i >= 0 && !text.token(i + 1).opens();
                i--) {
            if (findings.isOf(text.token(i), Label.NAME)) {
                return true;
            }
        }
        for (int i = illness + 1;
                i <= illness + NEAR && i < text.size() && !text.token(i).opens();
                i++) {
            if (findings.isOf(text.token(i), Label.NAME)) {
                return true;
            }
        }
        return false;
    }
}
